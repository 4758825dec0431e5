using System.Diagnostics;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>Hosts and specs for tests.</summary>
internal static class Hosts
{
    public const string Com1 = """ "com1": {"type": "serial_port", "component": {"num": "com1"}} """;
    public const string Pvpanic = """ "panic": {"type": "qemu_pvpanic", "component": {"enable_isa": true}} """;
    public const string Vsock = """ "vsock0": {"type": "virtio_socket", "component": {"guest_cid": 3, "pci_path": {"bus": 0, "device": 12, "function": 0}}} """;

    public static readonly MigrationLimits Limits = new() { IdleTimeout = TimeSpan.FromMinutes(2), DowntimeBudget = TimeSpan.FromMilliseconds(200) };

    public static string NvmeDisk(bool writeCache) =>
        $$$"""
          "disk0": {"type": "nvme_disk", "component": {"backend_id": "blob0", "pci_path": {"bus": 0, "device": 4, "function": 0},
            "serial_number": [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19], "has_write_cache": {{{(writeCache ? "true" : "false")}}}}},
          "blob0": {"type": "blob_storage_backend", "component": {"base64": "", "readonly": false}}
          """;

    public static Latest.InstanceSpec Spec(int memoryMib = 16, params string[] components) => SpecJson.Deserialize<Latest.InstanceSpec>(
        $$"""
          {"board": {"cpus": 2, "memory_mb": {{memoryMib}}, "chipset": {"type": "i440_fx", "value": {"enable_pcie": false} } },
           "components": { {{string.Join(',', [Com1, Pvpanic, .. components])}} }, "smbios": null}
          """);

    public static VmmHost Host(int? apiMax = null, MigrationLimits? limits = null, IMigrationConnector? connector = null, ulong spin = 2000, ulong pages = 64, TimeProvider? time = null, int? protocol = null) =>
        new(new VmmHostOptions
        {
            ApiMax = apiMax ?? VmmHostOptions.NewestApi,
            Migration = limits ?? Limits,
            ProtocolMax = protocol ?? VmmHostOptions.NewestProtocol,
            Connector = connector,
            Time = time ?? TimeProvider.System,
            Guest = new ServerGuest { Parameters = new PageCounterParameters { Spin = spin, Pages = pages, CountsPerLine = 1000 } },
        });

    /// <summary>A host with a guest that counts.</summary>
    public static async Task<VmmHost> RunningAsync(int? apiMax = null, Latest.InstanceSpec? spec = null, MigrationLimits? limits = null, ulong spin = 2000, ulong pages = 64, TimeProvider? time = null, int? protocol = null)
    {
        var host = Host(apiMax, limits, spin: spin, pages: pages, time: time, protocol: protocol);
        var ensured = await host.EnsureAsync(Request(spec ?? Spec()));
        Assert.True(ensured.IsOk, ensured.Error?.ToString());
        Assert.Null(await host.RequestStateAsync(InstanceStateRequested.Run));
        await CountsOnAsync(host);
        return host;
    }

    public static Latest.InstanceEnsureRequest Request(Latest.InstanceSpec spec) =>
        new() { Properties = Properties(), Init = new Latest.InitializeFromSpec { Spec = spec } };

    public static Latest.InstanceEnsureRequest MigrationRequest(
        Guid id, string source = "127.0.0.1:1", SpecMap<SpecKey, ReplacementComponent>? replacements = null) => new()
        {
            Properties = Properties(),
            Init = new InitializeFromMigration
            {
                MigrationId = id,
                SrcAddr = SocketAddress.Parse(source),
                ReplaceComponents = replacements ?? SpecMap<SpecKey, ReplacementComponent>.Empty,
            },
        };

    /// <summary>
    /// Migrates over channels inside the process; returns the target when it has ended, either way. By the clock of the source: where that is moved by hand, it moves
    /// when nothing else can happen.
    /// </summary>
    public static async Task<VmmHost> MigrateAsync(
        VmmHost source,
        int? apiMax = null,
        FaultPlan? faults = null,
        MigrationLimits? limits = null,
        SpecMap<SpecKey, ReplacementComponent>? replacements = null)
    {
        var connector = new MemoryConnector(source, faults ?? FaultPlan.None);
        var target = Host(apiMax, limits ?? source.Options.Migration, connector, time: source.Options.Time);
        var ensured = await target.EnsureAsync(MigrationRequest(Guid.NewGuid(), replacements: replacements));
        Assert.True(ensured.IsOk, ensured.Error?.ToString());
        await EndedAsync(target);
        if (source.Options.Time is ManualTime time)
        {
            await time.AdvanceUntilAsync(() => connector.Served().IsCompleted);
        }

        await connector.Served();
        return target;
    }

    public static async Task EndedAsync(VmmHost target)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var view = target.Instance;
        while (view is { State: InstanceState.Migrating } or { MigrationIn.State: not (MigrationState.Finish or MigrationState.Error) })
        {
            view = await target.WaitForGenerationAsync(view.Generation + 1, time.Token);
        }
    }

    /// <summary>Waits until the guest has counted on.</summary>
    public static async Task<ulong> CountsOnAsync(VmmHost host)
    {
        var before = host.Guest!.Counter!.Value;
        var start = Stopwatch.GetTimestamp();
        while (host.Guest?.Counter <= before)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(5), "the guest does not count");
            await Task.Delay(1);
        }

        return host.Guest!.Counter!.Value;
    }

    public static void MemoryIsRight(VmmHost host)
    {
        var check = host.CheckGuestMemory();
        Assert.NotNull(check);
        Assert.Null(check.Problem);
    }

    private static InstanceProperties Properties() => new()
    {
        Id = Guid.NewGuid(),
        Name = "test",
        Description = "a test instance",
        Metadata = new InstanceMetadata
        {
            SiloId = Guid.Empty,
            ProjectId = Guid.Empty,
            SledId = Guid.Empty,
            SledSerial = "serial",
            SledRevision = 1,
            SledModel = "model",
        },
    };
}

/// <summary>Connects to a host in the same process.</summary>
internal sealed class MemoryConnector(VmmHost source, FaultPlan faults) : IMigrationConnector
{
    private readonly List<Task> _served = [];

    public ValueTask<IMessageChannel> ConnectAsync(SocketAddress address, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken)
    {
        var (near, far) = MemoryChannel.CreatePair(faults, source.Options.Time as ManualTime);
        _served.Add(Task.Run(
            async () =>
            {
                await using (far)
                {
                    await source.ServeMigrationOutAsync(migrationId, far, CancellationToken.None);
                }
            },
            CancellationToken.None));
        return ValueTask.FromResult<IMessageChannel>(near);
    }

    public Task Served() => Task.WhenAll(_served);
}
