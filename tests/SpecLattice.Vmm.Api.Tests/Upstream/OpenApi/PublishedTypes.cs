using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api.Tests.Upstream.OpenApi;

/// <summary>Which type of this API is which schema of the published documents.</summary>
internal static class PublishedTypes
{
    /// <summary>The schemas that no type of this API is, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Missing = new Dictionary<string, string>
    {
        ["DownstairsInfo"] = "Crucible volumes are not here",
        ["DownstairsInfoConnectionMode"] = "Crucible volumes are not here",
        ["DownstairsInfoNegotiationStatus"] = "Crucible volumes are not here",
        ["DownstairsInfoStatus"] = "Crucible volumes are not here",
        ["UpstairsInfoStatus"] = "Crucible volumes are not here",
        ["VolumeInfo"] = "Crucible volumes are not here",
        ["VolumeStatus"] = "it shows a Crucible volume since version 5",
    };

    private static readonly Dictionary<string, PublishedType> Unversioned = new()
    {
        ["BlobStorageBackend"] = Of<V1.BlobStorageBackend>(),
        ["Board"] = Of<V1.Board>(),
        ["BootOrderEntry"] = Of<V1.BootOrderEntry>(),
        ["BootSettings"] = Of<V1.BootSettings>(),
        ["Chipset"] = Of<V1.Chipset>(),
        ["ComponentV0"] = Of<V1.Component>(),
        ["Cpuid"] = Of<V1.Cpuid>(),
        ["CpuidEntry"] = Of<V1.CpuidEntry>(),
        ["CpuidVendor"] = OfEnum<V1.CpuidVendor>(),
        ["CrucibleStorageBackend"] = Of<V1.CrucibleStorageBackend>(),
        ["DlpiNetworkBackend"] = Of<V1.DlpiNetworkBackend>(),
        ["Error"] = Of<V1.ErrorBody>(),
        ["FileStorageBackend"] = Of<V1.FileStorageBackend>(),
        ["GuestHypervisorInterface"] = Of<V1.GuestHypervisorInterface>(),
        ["HyperVFeatureFlag"] = OfEnum<V1.HyperVFeatureFlag>(),
        ["I440Fx"] = Of<V1.I440Fx>(),
        ["Instance"] = Of<V1.Instance>(),
        ["InstanceEnsureResponse"] = Of<V1.InstanceEnsureResponse>(),
        ["InstanceGetResponse"] = Of<V1.InstanceGetResponse>(),
        ["InstanceMetadata"] = Of<V1.InstanceMetadata>(),
        ["InstanceMigrateInitiateResponse"] = Of<V1.InstanceMigrateInitiateResponse>(),
        ["InstanceMigrateStatusResponse"] = Of<V1.InstanceMigrateStatusResponse>(),
        ["InstanceMigrationStatus"] = Of<V1.InstanceMigrationStatus>(),
        ["InstanceProperties"] = Of<V1.InstanceProperties>(),
        ["InstanceSerialConsoleHistoryResponse"] = Of<V1.InstanceSerialConsoleHistoryResponse>(),
        ["InstanceSpecV0"] = Of<V1.InstanceSpec>(),
        ["InstanceState"] = OfEnum<V1.InstanceState>(),
        ["InstanceStateMonitorRequest"] = Of<V1.InstanceStateMonitorRequest>(),
        ["InstanceStateMonitorResponse"] = Of<V1.InstanceStateMonitorResponse>(),
        ["InstanceStateRequested"] = OfEnum<V1.InstanceStateRequested>(),
        ["InstanceVCRReplace"] = Of<V1.InstanceVcrReplace>(),
        ["MigrationFailureInjector"] = Of<V1.MigrationFailureInjector>(),
        ["MigrationState"] = OfEnum<V1.MigrationState>(),
        ["P9fs"] = Of<V1.P9fs>(),
        ["PciPath"] = Of<PciPath>(),
        ["PciPciBridge"] = Of<V1.PciPciBridge>(),
        ["QemuPvpanic"] = Of<V1.QemuPvpanic>(),
        ["ReplaceResult"] = OfEnum<V1.ReplaceResult>(),
        ["ReplacementComponent"] = Of<V1.ReplacementComponent>(),
        ["SerialPort"] = Of<V1.SerialPort>(),
        ["SerialPortNumber"] = OfEnum<V1.SerialPortNumber>(),
        ["SmbiosType1Input"] = Of<V2.SmbiosType1Input>(),
        ["SoftNpuP9"] = Of<V1.SoftNpuP9>(),
        ["SoftNpuPciPort"] = Of<V1.SoftNpuPciPort>(),
        ["SoftNpuPort"] = Of<V1.SoftNpuPort>(),
        ["SpecKey"] = Of<SpecKey>(),
        ["VersionedInstanceSpec"] = Of<V1.VersionedInstanceSpec>(),
        ["VirtioDisk"] = Of<V1.VirtioDisk>(),
        ["VirtioNetworkBackend"] = Of<V1.VirtioNetworkBackend>(),
        ["VirtioNic"] = Of<V1.VirtioNic>(),
        ["VirtioSocket"] = Of<V3.VirtioSocket>(),
    };

    /// <summary>The type that is a schema of a version's document; null where there is none.</summary>
    public static PublishedType? Find(int version, string name) => (name, version) switch
    {
        ("Component", < 6) => Of<V3.Component>(),
        ("Component", _) => Of<V6.Component>(),
        ("NvmeDisk", < 6) => Of<V1.NvmeDisk>(),
        ("NvmeDisk", _) => Of<V6.NvmeDisk>(),
        ("InstanceSpec", 2) => Of<V2.InstanceSpec>(),
        ("InstanceSpec", < 6) => Of<V3.InstanceSpec>(),
        ("InstanceSpec", _) => Of<V6.InstanceSpec>(),
        ("InstanceEnsureRequest", 1) => Of<V1.InstanceEnsureRequest>(),
        ("InstanceEnsureRequest", 2) => Of<V2.InstanceEnsureRequest>(),
        ("InstanceEnsureRequest", < 6) => Of<V3.InstanceEnsureRequest>(),
        ("InstanceEnsureRequest", _) => Of<V6.InstanceEnsureRequest>(),
        ("InstanceInitializationMethod", 1) => Of<V1.InstanceInitializationMethod>(),
        ("InstanceInitializationMethod", 2) => Of<V2.InstanceInitializationMethod>(),
        ("InstanceInitializationMethod", < 6) => Of<V3.InstanceInitializationMethod>(),
        ("InstanceInitializationMethod", _) => Of<V6.InstanceInitializationMethod>(),
        ("InstanceSpecGetResponse", 1) => Of<V1.InstanceSpecGetResponse>(),
        ("InstanceSpecGetResponse", 2) => Of<V2.InstanceSpecGetResponse>(),
        ("InstanceSpecGetResponse", < 6) => Of<V3.InstanceSpecGetResponse>(),
        ("InstanceSpecGetResponse", _) => Of<V6.InstanceSpecGetResponse>(),
        ("InstanceSpecStatus", 1) => Of<V1.InstanceSpecStatus>(),
        ("InstanceSpecStatus", 2) => Of<V2.InstanceSpecStatus>(),
        ("InstanceSpecStatus", < 6) => Of<V3.InstanceSpecStatus>(),
        ("InstanceSpecStatus", _) => Of<V6.InstanceSpecStatus>(),
        ("VolumeStatus", < 5) => Of<V1.VolumeStatus>(),
        _ => Unversioned.GetValueOrDefault(name),
    };

    private static PublishedType Of<T>()
        where T : ISpecJson<T> => new(json => SpecJson.Serialize(SpecJson.Deserialize<T>(json)));

    private static PublishedType OfEnum<T>()
        where T : struct, Enum => new(json => JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json)));
}

/// <summary>A type of the API.</summary>
/// <param name="RoundTrip">Reads a document, and writes it again.</param>
internal sealed record PublishedType(Func<string, string> RoundTrip);
