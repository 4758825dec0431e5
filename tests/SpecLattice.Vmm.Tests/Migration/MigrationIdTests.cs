using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>An id is good for one attempt; one that the source made, for its target and for a while.</summary>
public sealed class MigrationIdTests
{
    private const string Target = "192.0.2.7:12400";

    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_id_is_good_once(bool isPrepared)
    {
        await using var source = await RunningAsync(required: isPrepared);
        var id = isPrepared ? source.PrepareMigration(null).Value!.Id : Guid.NewGuid();
        Assert.Null(await AttemptAsync(source, id, Target));
        Assert.Equal(InstanceState.Running, source.Instance!.State);
        var error = await AttemptAsync(source, id, Target);
        Assert.Equal(MigrationErrorCode.InvalidId, error?.Code);
        Assert.Contains("was attempted before", error!.Message, StringComparison.Ordinal);
        await Hosts.CountsOnAsync(source);
    }

    [Fact]
    public async Task An_id_that_was_made_up_is_refused_where_it_must_be_prepared()
    {
        await using var source = await RunningAsync(required: true);
        Assert.Contains("was not prepared at this server", (await AttemptAsync(source, Guid.NewGuid(), Target))!.Message, StringComparison.Ordinal);
        Assert.Null(await AttemptAsync(source, source.PrepareMigration(null).Value!.Id, Target));
    }

    [Theory]
    [InlineData(Target, null)]
    [InlineData("192.0.2.8:12400", "is for another target")]
    [InlineData("192.0.2.7:12401", "is for another target")]
    public async Task An_id_is_for_the_target_for_which_it_was_made(string target, string? problem)
    {
        await using var source = await RunningAsync(required: false);
        var error = await AttemptAsync(source, source.PrepareMigration(SocketAddress.Parse(Target)).Value!.Id, target);
        Assert.Equal(problem is null, error is null);
        Assert.Contains(problem ?? "", error?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_expires()
    {
        await using var source = await RunningAsync(required: false);
        var (early, late) = (source.PrepareMigration(null).Value!, source.PrepareMigration(null).Value!);
        _time.Advance(early.Life);
        Assert.Null(await AttemptAsync(source, early.Id, Target));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("was prepared more than", (await AttemptAsync(source, late.Id, Target))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_send_no_id_is_made()
    {
        await using var host = Hosts.Host();
        Assert.Equal(HostErrorKind.NoInstance, host.PrepareMigration(null).Error!.Kind);
    }

    [Theory]
    [InlineData("uart-16550", "com1", 2, null)]
    [InlineData("uart-16550", "com1", 1, "came in version 2, and the source had announced version 1")]
    [InlineData("uart-16550", "com2", 2, "uart-16550 `com1` came, which the source had not announced")]
    [InlineData("rtc-cmos", "com1", 2, "uart-16550 `com1` came, which the source had not announced")]
    public void State_that_comes_is_what_was_announced(string kind, string id, int version, string? problem)
    {
        var payload = Uart();
        var announced = new[] { new InventoryEntry { Kind = new PeerName(kind), Id = new PeerName(id), Version = version } };
        if (problem is null)
        {
            Assert.Single(MachinePayloads.Join([payload], announced).Pieces);
            var missing = Assert.Throws<MigrationException>(() => MachinePayloads.Join([], announced));
            Assert.Contains("which the source had announced, did not come", missing.Message, StringComparison.Ordinal);
            return;
        }

        var error = Assert.Throws<MigrationException>(() => MachinePayloads.Join([payload], announced));
        Assert.Equal(MigrationErrorCode.DeviceStateInvalid, error.Error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    /// <summary>The state of a UART in version 2.</summary>
    private static DevicePayload Uart()
    {
        using var machine = EmbeddedMachine.Create(new MachineConfiguration { VcpuCount = 1, MemoryMib = 1, Devices = [new UartConfiguration("com1", 1)] });
        var state = new MachineState([machine.ExportState().Pieces.First(piece => piece.Kind == "uart-16550")]);
        return MachinePayloads.Keep(state, [new InventoryEntry { Kind = new PeerName("uart-16550"), Id = new PeerName("com1"), Version = 2 }])[0].Payload!;
    }

    /// <summary>Begins to fetch, and hangs up.</summary>
    /// <returns>What the source says to that; null where it sends the VM.</returns>
    private static async Task<MigrationError?> AttemptAsync(VmmHost source, Guid id, string address)
    {
        var (near, far) = MemoryChannel.CreatePair();
        var serving = source.ServeMigrationOutAsync(id, far, Cancellation);
        await using (var peer = new RawPeer(near))
        {
            await peer.GreetAsync(new TargetHello { Offer = new PeerOffer(Offers.Own(6)), Address = new PeerName(address) });
            await peer.ReceiveAsync();
        }

        var error = (await serving).Error;
        return error?.Code == MigrationErrorCode.ConnectionLost ? null : error;
    }

    private async Task<VmmHost> RunningAsync(bool required)
    {
        var host = new VmmHost(new VmmHostOptions
        {
            Migration = Hosts.Limits,
            Time = _time,
            RequirePreparedIds = required,
            Guest = new ServerGuest { Parameters = new PageCounterParameters { Spin = 2000, Pages = 64, CountsPerLine = 1000 } },
        });
        Assert.True((await host.EnsureAsync(Hosts.Request(Hosts.Spec()), Cancellation)).IsOk);
        Assert.Null(await host.RequestStateAsync(InstanceStateRequested.Run, Cancellation));
        await Hosts.CountsOnAsync(host);
        return host;
    }
}
