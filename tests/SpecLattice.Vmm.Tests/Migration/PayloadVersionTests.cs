using System.Collections.Immutable;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>Servers that read different versions of device state.</summary>
public sealed class PayloadVersionTests
{
    private static readonly ImmutableDictionary<string, int> Old = new Dictionary<string, int>
    {
        ["uart-16550"] = 1,
        ["rtc-cmos"] = 1,
        ["nvme-ctrl"] = 1,
        ["pci-virtio"] = 1,
    }.ToImmutableDictionary();

    private const string VirtioDisk =
        """
        "disk1": {"type": "virtio_disk", "component": {"backend_id": "blob1", "pci_path": {"bus": 0, "device": 5, "function": 0}}},
        "blob1": {"type": "blob_storage_backend", "component": {"base64": "BLOB", "readonly": false}}
        """;

    private static Latest.InstanceSpec Spec => Hosts.Spec(
        16,
        Hosts.NvmeDisk(writeCache: true).Replace("\"base64\": \"\"", $"\"base64\": \"{Convert.ToBase64String(new byte[8192])}\"", StringComparison.Ordinal),
        VirtioDisk.Replace("BLOB", Convert.ToBase64String(new byte[8192]), StringComparison.Ordinal));

    [Fact]
    public async Task A_guest_with_disks_goes_to_an_older_server_and_back()
    {
        await using var source = await RunningAsync();
        await using var older = await MigrateAsync(source, Old);
        var report = source.Instance!.MigrationOut!;
        Assert.Null(report.Error);
        foreach (var (kind, version) in Old)
        {
            Assert.Equal(version, report.PayloadVersions[kind]);
        }

        await Hosts.CountsOnAsync(older);
        Hosts.MemoryIsRight(older);
        await using var newer = await MigrateAsync(older, ImmutableDictionary<string, int>.Empty);

        // The older server writes what an older server knows.
        Assert.Equal(1, older.Instance!.MigrationOut!.PayloadVersions["uart-16550"]);
        await Hosts.CountsOnAsync(newer);
        Hosts.MemoryIsRight(newer);
        await using var newest = await MigrateAsync(newer, ImmutableDictionary<string, int>.Empty);
        Assert.Equal(2, newer.Instance!.MigrationOut!.PayloadVersions["uart-16550"]);
        Hosts.MemoryIsRight(newest);
    }

    [Fact]
    public async Task A_UART_with_something_received_stays_where_it_is_until_the_guest_has_read_it()
    {
        await using var source = await RunningAsync();
        Assert.Equal(1, source.FindConsole(1)!.Send("x"u8));
        await using var refused = await MigrateAsync(source, Old);
        var report = source.Instance!.MigrationOut!;
        Assert.Equal([MigrationState.Sync, MigrationState.Error], report.History);
        Assert.Equal(MigrationErrorCode.PayloadNotRepresentable, report.Error!.Code);
        Assert.Contains("uart-16550 `com1` cannot be sent", report.Error.Message, StringComparison.Ordinal);
        Assert.Equal("/receive_fifo", Assert.Single(report.Error.Losses).Pointer);
        Assert.Equal(report.Error.Losses, refused.Instance!.MigrationIn!.Error!.Losses);

        // A server that knows version 2 takes it, byte and all.
        await Hosts.CountsOnAsync(source);
        await using var target = await MigrateAsync(source, ImmutableDictionary<string, int>.Empty);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
        Assert.Equal(0, target.FindConsole(1)!.Send("y"u8)); // there is no room: the byte is still there
        Hosts.MemoryIsRight(target);
    }

    [Fact]
    public async Task A_disk_in_memory_survives_a_reset_of_the_guest()
    {
        await using var host = await RunningAsync();
        Assert.True(SpinWait.SpinUntil(() => host.Guest!.Counter > 40, TimeSpan.FromMinutes(5)), "every sector was written");
        Hosts.MemoryIsRight(host);
        Assert.Null(await host.RequestStateAsync(InstanceStateRequested.Reboot, TestContext.Current.CancellationToken));

        // The guest starts over with disks that are no longer blank: it finds what it did not write, and says so.
        var failed = SpinWait.SpinUntil(() => host.CheckGuestMemory() is { Problem: not null }, TimeSpan.FromMinutes(5));
        Assert.True(failed, "the guest found blank disks");
        Assert.Contains("disk", host.CheckGuestMemory()!.Problem, StringComparison.Ordinal);
    }

    private static async Task<VmmHost> RunningAsync()
    {
        var host = Host(ImmutableDictionary<string, int>.Empty, connector: null);
        var ensured = await host.EnsureAsync(Hosts.Request(Spec));
        Assert.True(ensured.IsOk, ensured.Error?.ToString());
        Assert.Null(await host.RequestStateAsync(InstanceStateRequested.Run));
        await Hosts.CountsOnAsync(host);
        return host;
    }

    private static VmmHost Host(ImmutableDictionary<string, int> newest, IMigrationConnector? connector) => new(new VmmHostOptions
    {
        PayloadMax = newest,
        Connector = connector,
        Migration = Hosts.Limits,
        Guest = new ServerGuest { Kind = GuestKind.Mixed, Parameters = new PageCounterParameters { Pages = 16, CountsPerLine = 100, CountsPerSecond = 5000 } },
    });

    private static async Task<VmmHost> MigrateAsync(VmmHost source, ImmutableDictionary<string, int> newest)
    {
        var connector = new MemoryConnector(source, FaultPlan.None);
        var target = Host(newest, connector);
        var ensured = await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid()));
        Assert.True(ensured.IsOk, ensured.Error?.ToString());
        await Hosts.EndedAsync(target);
        await connector.Served();
        return target;
    }
}
