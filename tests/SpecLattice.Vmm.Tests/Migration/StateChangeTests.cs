using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>What may be asked of an instance while it is on its way to another server.</summary>
public sealed class StateChangeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_waits_until_it_is_known_that_the_vm_stays()
    {
        await using var source = await Hosts.RunningAsync();
        await using var migration = await UnderWayAsync(source);

        Assert.Null(await source.RequestStateAsync(InstanceStateRequested.Stop, Cancellation));
        await Hosts.CountsOnAsync(source);
        Assert.Equal(InstanceState.Migrating, source.Instance!.State);

        await migration.BreakAsync();
        Assert.Equal(InstanceState.Destroyed, source.Instance!.State);
        Assert.Equal(MigrationState.Error, source.Instance.MigrationOut!.State);
        Assert.Null(source.Guest?.Counter);
    }

    [Fact]
    public async Task Behind_a_stop_nothing_else_is_taken()
    {
        await using var source = await Hosts.RunningAsync();
        await using var migration = await UnderWayAsync(source);
        Assert.Null(await source.RequestStateAsync(InstanceStateRequested.Stop, Cancellation));
        foreach (var requested in new[] { InstanceStateRequested.Run, InstanceStateRequested.Reboot })
        {
            var error = await source.RequestStateAsync(requested, Cancellation);
            Assert.Equal((HostErrorKind.StateChangeNotAllowed, "instance state change not allowed: Instance is preparing to stop"), (error!.Kind, error.Message));
        }

        Assert.Null(await source.RequestStateAsync(InstanceStateRequested.Stop, Cancellation));
        await migration.BreakAsync();
        Assert.Equal(InstanceState.Destroyed, source.Instance!.State);
    }

    [Fact]
    public async Task Without_a_stop_the_vm_goes_on_where_it_is()
    {
        await using var source = await Hosts.RunningAsync();
        await using var migration = await UnderWayAsync(source);
        Assert.Null(await source.RequestStateAsync(InstanceStateRequested.Run, Cancellation));
        var error = await source.RequestStateAsync(InstanceStateRequested.Reboot, Cancellation);
        Assert.Equal("instance state change not allowed: Operation cannot be performed on a migration source", error!.Message);
        Assert.Null(source.InjectNmi());

        await migration.BreakAsync();
        Assert.Equal(InstanceState.Running, source.Instance!.State);
        await Hosts.CountsOnAsync(source);
        Assert.Null(await source.RequestStateAsync(InstanceStateRequested.Stop, Cancellation));
        Assert.Equal(InstanceState.Destroyed, source.Instance!.State);
    }

    /// <summary>Begins a migration whose target takes its time.</summary>
    private static async Task<SlowMigration> UnderWayAsync(VmmHost source)
    {
        var (near, far) = MemoryChannel.CreatePair();
        var peer = new RawPeer(near);
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, Cancellation);
        await peer.GreetAsync(new TargetHello { Offer = new PeerOffer(Offers.Own(6)) });
        await peer.DocumentAsync<Preamble>();
        Assert.Equal(InstanceState.Migrating, source.Instance!.State);
        return new SlowMigration(near, peer, serving);
    }

    private sealed class SlowMigration(MemoryChannel channel, RawPeer peer, Task<MigrationReport> serving) : IAsyncDisposable
    {
        public async Task BreakAsync()
        {
            await channel.DisposeAsync();
            Assert.Equal(MigrationState.Error, (await serving).State);
        }

        public ValueTask DisposeAsync() => peer.DisposeAsync();
    }
}
