using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>However a target behaves, the guest is not paused for longer than its operator allows.</summary>
public sealed class PauseLimitTests
{
    private static readonly MigrationLimits Limits = Hosts.Limits with { MaxRounds = 1, PauseLimit = Hosts.Limits.IdleTimeout * 1.5 };

    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_target_that_answers_just_inside_each_time_out_does_not_keep_the_guest_paused()
    {
        await using var source = await Hosts.RunningAsync(limits: Limits, time: _time);
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, Cancellation);
        await BeginAsync(peer);
        Assert.IsType<RamPushDirty>((await peer.DocumentAsync<Phase>()).Value);
        Assert.Equal(MachineStatus.Paused, source.Guest!.Status);

        // The wait for the peer starts over with what it says; the pause does not.
        _time.Advance(Limits.IdleTimeout * 0.99);
        await peer.BytesAsync(MessageCodec.Encode(MessageTag.MemQuery, AllPages(source)));
        while ((await peer.ReceiveAsync()).Tag != MessageTag.MemEnd)
        {
        }

        Assert.Equal(MachineStatus.Paused, source.Guest!.Status);
        _time.Advance(Limits.IdleTimeout * 0.99);

        var report = await serving;
        Assert.Equal(MigrationErrorCode.Timeout, report.Error!.Code);
        Assert.Contains("had been paused for 180 s", report.Error.Message, StringComparison.Ordinal);
        Assert.Equal(InstanceState.Running, source.Instance!.State);
        await Hosts.CountsOnAsync(source);
        Assert.Equal(MigrationErrorCode.Timeout, (await peer.ErrorAsync()).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_lets_a_paused_guest_run_at_once(bool isPaused)
    {
        await using var source = await Hosts.RunningAsync(limits: Limits, time: _time);
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        var id = Guid.NewGuid();
        Assert.Equal(HostErrorKind.NotActive, (await source.CancelMigrationAsync(id, Cancellation))!.Kind);
        var serving = source.ServeMigrationOutAsync(id, far, Cancellation);
        await BeginAsync(peer, isPaused);

        Assert.Equal(HostErrorKind.NotActive, (await source.CancelMigrationAsync(Guid.NewGuid(), Cancellation))!.Kind);
        Assert.Null(await source.CancelMigrationAsync(id, Cancellation));
        Assert.Equal(MachineStatus.Running, source.Guest!.Status);
        Assert.Equal(MigrationErrorCode.Cancelled, (await serving).Error!.Code);
        Assert.Equal(InstanceState.Running, source.Instance!.State);
        Assert.Equal(HostErrorKind.NotActive, (await source.CancelMigrationAsync(id, Cancellation))!.Kind);

        // Nothing is left of it: the VM can go elsewhere.
        await using var target = await Hosts.MigrateAsync(source);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
        Hosts.MemoryIsRight(target);
    }

    [Fact]
    public async Task A_target_can_be_told_to_fetch_no_more()
    {
        await using var source = await Hosts.RunningAsync(limits: Limits, time: _time);
        var connector = new MemoryConnector(source, new FaultPlan(FaultKind.Drop, 0, only: MessageTag.MemEnd));
        await using var target = Hosts.Host(limits: Limits, connector: connector, time: _time);
        var id = Guid.NewGuid();

        // The clock stands still while the target is asked: nothing ends by itself.
        Assert.True((await target.EnsureAsync(Hosts.MigrationRequest(id), Cancellation)).IsOk);
        Assert.Null(await target.CancelMigrationAsync(id, Cancellation));
        Assert.Equal(InstanceState.Failed, target.Instance!.State);
        Assert.Equal(MigrationErrorCode.Cancelled, target.Instance.MigrationIn!.Error!.Code);
        await connector.Served();
        Assert.Equal(InstanceState.Running, source.Instance!.State);
        await Hosts.CountsOnAsync(source);
    }

    /// <summary>Plays the target until the source has sent memory once, or until it has paused the guest.</summary>
    private static async Task BeginAsync(RawPeer peer, bool isPaused = true)
    {
        await peer.GreetAsync(new TargetHello { Offer = new PeerOffer(Offers.Own(6)) });
        var preamble = await peer.DocumentAsync<Preamble>();
        await peer.BytesAsync(MessageCodec.Encode(MessageTag.Okay));
        Assert.IsType<RamPush>((await peer.DocumentAsync<Phase>()).Value);
        if (isPaused)
        {
            await TakeRoundAsync(peer, new PageRange(0, (long)(preamble.MemoryBytes / GuestRam.PageSize)));
        }
    }

    private static async Task TakeRoundAsync(RawPeer peer, PageRange all)
    {
        await peer.BytesAsync(MessageCodec.Encode(MessageTag.MemQuery, all));
        var offers = new List<(PageRange Range, PageSet Pages)>();
        MigrationMessage message;
        while ((message = await peer.ReceiveAsync()).Tag != MessageTag.MemEnd)
        {
            offers.Add((message.Range, message.Pages!));
        }

        foreach (var (range, pages) in offers)
        {
            await peer.BytesAsync(MessageCodec.Encode(MessageTag.MemFetch, range, pages));
            var left = (long)(await peer.ReceiveAsync()).Pages!.Bytes;
            while (left > 0)
            {
                left -= (await peer.ReceiveAsync()).Body.Length;
            }
        }

        await peer.BytesAsync(MessageCodec.Encode(MessageTag.MemDone));
    }

    private static PageRange AllPages(VmmHost source) => new(0, (long)source.GetSpec()!.Board.MemoryMb * (long)(GuestRam.Mebibyte / GuestRam.PageSize));
}
