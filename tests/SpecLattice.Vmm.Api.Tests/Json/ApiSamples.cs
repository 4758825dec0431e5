using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api.Tests.Json;

/// <summary>At least one sample of every type of the API.</summary>
internal static class ApiSamples
{
    private const string Id = "\"8fd5ed4e-6f04-4bc9-a8d5-2f1c6c0a4d11\"";
    private const string Path = """{"bus":0,"device":16,"function":7}""";
    private const string Serial = "[98,111,111,116,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,255]";
    private const string Board = """{"cpus":4,"memory_mb":8192,"chipset":{"type":"i440_fx","value":{"enable_pcie":false}}}""";
    private const string Smbios = """{"manufacturer":"Oxide","product_name":"OxVM","serial_number":"1","version":18446744073709551615}""";

    private const string Properties =
        $$$"""{"id":{{{Id}}},"name":"vm0","description":"a \"quoted\" <name>","metadata":{{{Metadata}}}}""";

    private const string Metadata =
        $$"""{"silo_id":{{Id}},"project_id":{{Id}},"sled_id":{{Id}},"sled_serial":"BRM","sled_revision":13,"sled_model":"913"}""";

    private const string OldDisk = $$"""{"backend_id":"b","pci_path":{{Path}},"serial_number":{{Serial}}}""";
    private const string NewDisk = $$"""{"backend_id":"b","pci_path":{{Path}},"serial_number":{{Serial}},"has_write_cache":false}""";
    private const string Socket = $$"""{"guest_cid":16,"pci_path":{{Path}}}""";
    private const string Crucible = """{"request_json":"{\"type\":\"volume\"}","readonly":false}""";
    private const string Blob = """{"base64":"AAAA","readonly":true}""";
    private const string Nic = $$"""{"backend_id":{{Id}},"interface_id":{{Id}},"pci_path":{{Path}}}""";
    private const string File = """{"path":"/x","readonly":false,"block_size":512,"workers":8}""";
    private const string Boot = """{"order":[{"id":"a"},{"id":"b"}]}""";
    private const string Injector = """{"fail_exports":1,"fail_imports":0}""";
    private const string Migration = $$$"""{"migration_in":{"id":{{{Id}}},"state":"RamPushDirty"}}""";

    private const string FromMigration =
        $$$"""{"migration_id":{{{Id}}},"src_addr":"[fd00::1]:12400","replace_components":{"b":{{{Replacement}}}}}""";

    private const string Replacement = $$"""{"component":"CrucibleStorageBackend","spec":{{Crucible}}}""";
    private const string HyperV = """{"features":["reference_tsc"]}""";
    private const string CpuidEntry = """{"leaf":7,"subleaf":0,"eax":4294967295,"ebx":0,"ecx":0,"edx":0}""";

    /// <summary>The samples.</summary>
    public static IEnumerable<ApiSample> All => [.. Scalars, .. Parts, .. Components, .. Messages, .. Versions, .. Sums, .. Enums, .. FixtureSamples.All];

    private static IEnumerable<ApiSample> Scalars =>
    [
        ApiSample.Of<SpecKey>(Id),
        ApiSample.Of<SpecKey>("\"a name\""),
        ApiSample.Of<PciPath>(Path),
        ApiSample.Of<SerialNumber>(Serial),
        ApiSample.Of<NonZeroCount>("18446744073709551615"),
        ApiSample.Of<SocketAddress>("\"127.0.0.1:12400\""),
        ApiSample.Of<SocketAddress>("\"[fd00::1]:12400\""),
    ];

    private static IEnumerable<ApiSample> Parts =>
    [
        ApiSample.Of<V1.Board>(Board),
        ApiSample.Of<V1.Board>($$$"""{"cpus":0,"memory_mb":0,"chipset":{"type":"i440_fx","value":{"enable_pcie":true}},"guest_hv_interface":{"type":"hyper_v","value":{{{HyperV}}}},"cpuid":{"entries":[{{{CpuidEntry}}}],"vendor":"intel"}}"""),
        ApiSample.Of<V1.Chipset>("""{"type":"i440_fx","value":{"enable_pcie":true}}"""),
        ApiSample.Of<V1.I440Fx>("""{"enable_pcie":true}"""),
        ApiSample.Of<V1.GuestHypervisorInterface>("""{"type":"bhyve"}"""),
        ApiSample.Of<V1.GuestHypervisorInterface>($$"""{"type":"hyper_v","value":{{HyperV}}}"""),
        ApiSample.Of<V1.HyperV>(HyperV),
        ApiSample.Of<V1.Cpuid>($$"""{"entries":[{{CpuidEntry}}],"vendor":"amd"}"""),
        ApiSample.Of<V1.CpuidEntry>(CpuidEntry),
        ApiSample.Of<V1.CpuidEntry>("""{"leaf":0,"eax":13,"ebx":0,"ecx":0,"edx":0}"""),
        ApiSample.Of<V1.CpuidIdent>("""{"leaf":7,"subleaf":0}"""),
        ApiSample.Of<V1.CpuidIdent>("""{"leaf":7}"""),
        ApiSample.Of<V1.CpuidValues>("""{"eax":1,"ebx":2,"ecx":3,"edx":4}"""),
        ApiSample.Of<V2.SmbiosType1Input>(Smbios),
    ];

    private static IEnumerable<ApiSample> Components =>
    [
        ApiSample.Of<V1.VirtioDisk>($$"""{"backend_id":"b","pci_path":{{Path}}}"""),
        ApiSample.Of<V1.NvmeDisk>(OldDisk),
        ApiSample.Of<V6.NvmeDisk>(NewDisk),
        ApiSample.Of<V1.VirtioNic>(Nic),
        ApiSample.Of<V1.SerialPort>("""{"num":"com4"}"""),
        ApiSample.Of<V1.PciPciBridge>($$"""{"downstream_bus":1,"pci_path":{{Path}}}"""),
        ApiSample.Of<V1.QemuPvpanic>("""{"enable_isa":true}"""),
        ApiSample.Of<V1.BootSettings>(Boot),
        ApiSample.Of<V1.BootOrderEntry>("""{"id":"a"}"""),
        ApiSample.Of<V3.VirtioSocket>(Socket),
        ApiSample.Of<V1.SoftNpuPciPort>($$"""{"pci_path":{{Path}}}"""),
        ApiSample.Of<V1.SoftNpuPort>("""{"link_name":"l","backend_id":"b"}"""),
        ApiSample.Of<V1.SoftNpuP9>($$"""{"pci_path":{{Path}}}"""),
        ApiSample.Of<V1.P9fs>($$"""{"source":"/a","target":"t","chunk_size":8192,"pci_path":{{Path}}}"""),
        ApiSample.Of<V1.MigrationFailureInjector>(Injector),
        ApiSample.Of<V1.CrucibleStorageBackend>(Crucible),
        ApiSample.Of<V1.FileStorageBackend>(File),
        ApiSample.Of<V1.FileStorageBackend>("""{"path":"","readonly":true,"block_size":0}"""),
        ApiSample.Of<V1.BlobStorageBackend>(Blob),
        ApiSample.Of<V1.VirtioNetworkBackend>("""{"vnic_name":"opte7"}"""),
        ApiSample.Of<V1.DlpiNetworkBackend>("""{"vnic_name":"net0"}"""),
        ApiSample.Of<V1.Component>($$"""{"type":"nvme_disk","component":{{OldDisk}}}"""),
        ApiSample.Of<V3.Component>($$"""{"type":"virtio_socket","component":{{Socket}}}"""),
        ApiSample.Of<V6.Component>($$"""{"type":"nvme_disk","component":{{NewDisk}}}"""),
        ApiSample.Of<V1.ReplacementComponent>(Replacement),
        ApiSample.Of<V1.ReplacementComponent>($$"""{"component":"MigrationFailureInjector","spec":{{Injector}}}"""),
    ];

    private static IEnumerable<ApiSample> Messages =>
    [
        ApiSample.Of<V1.ErrorBody>("""{"request_id":"r","error_code":"NoInstance","message":"no"}"""),
        ApiSample.Of<V1.ErrorBody>("""{"request_id":"r","message":"no"}"""),
        ApiSample.Of<V1.InstanceProperties>(Properties),
        ApiSample.Of<V1.InstanceMetadata>(Metadata),
        ApiSample.Of<V1.Instance>($$"""{"properties":{{Properties}},"state":"Running"}"""),
        ApiSample.Of<V1.InstanceGetResponse>($$$"""{"instance":{"properties":{{{Properties}}},"state":"Failed"}}"""),
        ApiSample.Of<V1.InstanceEnsureResponse>("{}"),
        ApiSample.Of<V1.InstanceEnsureResponse>($$$"""{"migrate":{"migration_id":{{{Id}}}}}"""),
        ApiSample.Of<V1.InstanceMigrateInitiateResponse>($$"""{"migration_id":{{Id}}}"""),
        ApiSample.Of<V1.InstanceMigrateStatusResponse>(Migration),
        ApiSample.Of<V1.InstanceMigrationStatus>($$"""{"id":{{Id}},"state":"Error"}"""),
        ApiSample.Of<V1.InstanceSerialConsoleHistoryResponse>("""{"data":[0,255],"last_byte_offset":18446744073709551615}"""),
        ApiSample.Of<V1.InstanceStateMonitorRequest>("""{"gen":18446744073709551615}"""),
        ApiSample.Of<V1.InstanceStateMonitorResponse>($$"""{"gen":1,"state":"Stopped","migration":{{Migration}}}"""),
        ApiSample.Of<V1.InstanceVcrReplace>("""{"vcr_json":"{}"}"""),
        ApiSample.Of<V1.VolumeStatus>("""{"active":true}"""),
        ApiSample.Of<V1.InitializeFromMigration>(FromMigration),
        ApiSample.Of<V1.SerialConsoleMigrating>(Migrating),
        ApiSample.Of<V1.InstanceSerialConsoleControlMessage>($$"""{"Migrating":{{Migrating}}}"""),
        ApiSample.Of<V5.DownstairsConnecting>("""{"state":"wait_quorum","mode":"offline"}"""),
        ApiSample.Of<V5.DownstairsInfoStatus>(Connecting),
        ApiSample.Of<V5.DownstairsInfoStatus>("""{"type":"active"}"""),
        ApiSample.Of<V5.DownstairsInfoStatus>("""{"type":"live_repair"}"""),
        ApiSample.Of<V5.DownstairsInfoStatus>("""{"type":"stopping"}"""),
        ApiSample.Of<V5.DownstairsInfo>(Downstairs),
        ApiSample.Of<V5.DownstairsInfo>("""{"state":{"type":"active"}}"""),
        ApiSample.Of<V5.UpstairsInfo>(Upstairs),
        ApiSample.Of<V5.VolumeTree>(Tree),
        ApiSample.Of<V5.VolumeInfo>($$"""{"volume":{{Tree}}}"""),
        ApiSample.Of<V5.VolumeInfo>($$"""{"upstairs":{{Upstairs}}}"""),
        ApiSample.Of<V5.DetailedVolumeStatus>($$$"""{"volume_info":{"volume":{{{Tree}}}}}"""),
    ];

    private static string Migrating => """{"destination":"[::1]:12400","from_start":7}""";

    private static string Connecting => """{"type":"connecting","state":"wait_quorum","mode":"offline"}""";

    private static string Downstairs => $$"""{"region_id":{{Id}},"target_addr":"a","repair_addr":"b","state":{{Connecting}}}""";

    private static string Upstairs =>
        $$"""{"state":"go_active","upstairs_id":{{Id}},"session_id":{{Id}},"generation":1,"read_only":false,"encrypted":true,"""
        + $$""" "live_repair_in_progress":false,"reconcile_in_progress":true,"block_size":512,"targets":[{{Downstairs}}]}""".TrimStart();

    private static string Tree => $$$$"""{"sub_volumes":[{"upstairs":{{{{Upstairs}}}}}],"read_only_parent":{"volume":{"sub_volumes":[]}}}""";

    private static IEnumerable<ApiSample> Versions =>
    [
        .. OfVersion<V1.InstanceSpec, V1.InitializeFromSpec, V1.InstanceInitializationMethod, V1.InstanceEnsureRequest, V1.InstanceSpecStatus, V1.InstanceSpecGetResponse>(Spec(1), 1),
        .. OfVersion<V2.InstanceSpec, V2.InitializeFromSpec, V2.InstanceInitializationMethod, V2.InstanceEnsureRequest, V2.InstanceSpecStatus, V2.InstanceSpecGetResponse>(Spec(2), 2),
        .. OfVersion<V3.InstanceSpec, V3.InitializeFromSpec, V3.InstanceInitializationMethod, V3.InstanceEnsureRequest, V3.InstanceSpecStatus, V3.InstanceSpecGetResponse>(Spec(3), 3),
        .. OfVersion<V6.InstanceSpec, V6.InitializeFromSpec, V6.InstanceInitializationMethod, V6.InstanceEnsureRequest, V6.InstanceSpecStatus, V6.InstanceSpecGetResponse>(Spec(6), 6),
        ApiSample.Of<V1.VersionedInstanceSpec>(Envelope("V0", Spec(1))),
    ];

    private static IEnumerable<ApiSample> Sums =>
    [
        .. OfSum<AnyInstanceSpec, UnknownInstanceSpec>(Spec),
        .. OfSum<AnyInstanceEnsureRequest, UnknownInstanceEnsureRequest>(version => Ensure(version == 1 ? FromMigration : null, Spec(version))),
        .. OfSum<AnyInstanceSpecGetResponse, UnknownInstanceSpecGetResponse>(version => Response(Present(version, Spec(version)))),
    ];

    private static IEnumerable<ApiSample> Enums =>
    [
        .. OfEnum<V1.CpuidVendor>("amd", "intel"),
        .. OfEnum<V1.ErrorCode>("NoInstance", "AlreadyInitialized", "AlreadyRunning", "CreateFailed"),
        .. OfEnum<V1.HyperVFeatureFlag>("reference_tsc"),
        .. OfEnum<V1.MigrationState>("Sync", "RamPush", "Pause", "RamPushDirty", "Device", "Resume", "RamPull", "Server", "Finish", "Error"),
        .. OfEnum<V1.InstanceState>("Creating", "Starting", "Running", "Stopping", "Stopped", "Rebooting", "Migrating", "Repairing", "Failed", "Destroyed"),
        .. OfEnum<V1.InstanceStateRequested>("Run", "Stop", "Reboot"),
        .. OfEnum<V1.SerialPortNumber>("com1", "com2", "com3", "com4"),
        .. OfEnum<V1.ReplaceResult>("started", "started_already", "completed_already", "missing", "vcr_matches"),
        .. OfEnum<V5.UpstairsInfoStatus>("initializing", "go_active", "active", "deactivating", "disabled"),
        .. OfEnum<V5.DownstairsInfoNegotiationStatus>("wait_connect", "negotiating", "wait_quorum", "reconcile", "live_repair_ready"),
        .. OfEnum<V5.DownstairsInfoConnectionMode>("new", "offline", "faulted", "replaced"),
    ];

    private static string Spec(int version)
    {
        var disk = version < 6 ? OldDisk : NewDisk;
        var socket = version < 3 ? "" : $$""","vsock":{"type":"virtio_socket","component":{{Socket}}}""";
        var smbios = version < 2 ? "" : $$""","smbios":{{Smbios}}""";
        return $$$"""{"board":{{{Board}}},"components":{"b":{"type":"crucible_storage_backend","component":{{{Crucible}}}},"d":{"type":"nvme_disk","component":{{{disk}}}}{{{socket}}}}{{{smbios}}}}""";
    }

    private static string Envelope(string tag, string spec) => $$"""{"version":"{{tag}}","spec":{{spec}}}""";

    private static string Ensure(string? migration, string spec) => migration is null
        ? $$$$"""{"properties":{{{{Properties}}}},"init":{"method":"Spec","value":{"spec":{{{{spec}}}}}}}"""
        : $$$"""{"properties":{{{Properties}}},"init":{"method":"MigrationTarget","value":{{{migration}}}}}""";

    private static string Present(int version, string spec) =>
        $$"""{"type":"Present","value":{{(version == 1 ? Envelope("V0", spec) : spec)}}}""";

    private static string Response(string status) => $$"""{"properties":{{Properties}},"state":"Running","spec":{{status}}}""";

    private static IEnumerable<ApiSample> OfVersion<TSpec, TFromSpec, TMethod, TEnsure, TStatus, TResponse>(string spec, int version)
        where TSpec : ISpecJson<TSpec>
        where TFromSpec : ISpecJson<TFromSpec>
        where TMethod : ISpecJson<TMethod>
        where TEnsure : ISpecJson<TEnsure>
        where TStatus : ISpecJson<TStatus>
        where TResponse : ISpecJson<TResponse> =>
    [
        ApiSample.Of<TSpec>(spec),
        ApiSample.Of<TFromSpec>($$"""{"spec":{{spec}}}"""),
        ApiSample.Of<TMethod>($$$"""{"method":"Spec","value":{"spec":{{{spec}}}}}"""),
        ApiSample.Of<TMethod>($$"""{"method":"MigrationTarget","value":{{FromMigration}}}"""),
        ApiSample.Of<TEnsure>(Ensure(null, spec)),
        ApiSample.Of<TEnsure>(Ensure(FromMigration, spec)),
        ApiSample.Of<TStatus>("""{"type":"WaitingForMigrationSource"}"""),
        ApiSample.Of<TStatus>(Present(version, spec)),
        ApiSample.Of<TResponse>(Response(Present(version, spec))),
        ApiSample.Of<TResponse>(Response("""{"type":"WaitingForMigrationSource"}""")),
    ];

    private static IEnumerable<ApiSample> OfSum<TSum, TUnknown>(Func<int, string> spec)
        where TSum : ISpecJson<TSum>
        where TUnknown : ISpecJson<TUnknown> =>
    [
        ApiSample.Of<TSum>(Envelope("V1", spec(1))),
        ApiSample.Of<TSum>(Envelope("V2", spec(2))),
        ApiSample.Of<TSum>(Envelope("V3", spec(3))),
        ApiSample.Of<TSum>(Envelope("V6", spec(6))),
        ApiSample.Of<TSum>(Envelope("V999", """{"x":[1e2,null]}""")),
        ApiSample.Of<TUnknown>(Envelope("V999", """{"x":[1e2,null]}""")),
    ];

    private static IEnumerable<ApiSample> OfEnum<T>(params string[] names)
        where T : struct, Enum
    {
        Assert.Equal(Enum.GetValues<T>().Length, names.Length);
        return names.Select(name => ApiSample.OfEnum<T>($"\"{name}\""));
    }
}
