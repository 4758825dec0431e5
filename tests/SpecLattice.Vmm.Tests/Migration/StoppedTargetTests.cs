using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>A target that continues long after it was told to run, as a process that was stopped meanwhile.</summary>
public sealed class StoppedTargetTests
{
    private static readonly MigrationLimits Limits = Hosts.Limits with { MaxRounds = 1 };

    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_does_not_run_a_vm_that_was_resumed_at_the_source()
    {
        await using var source = await Hosts.RunningAsync(limits: Limits, time: _time);
        var connector = new StoppingConnector(source);
        await using var target = await FetchAsync(connector);
        await UnconfirmedAsync(source, connector);
        Assert.Null(source.ResolveHandover(targetRuns: false));

        connector.Continue();
        await Hosts.EndedAsync(target);
        Assert.Equal(InstanceState.Failed, target.Instance!.State);
        Assert.Equal(MigrationRole.Source, target.Instance.MigrationIn!.Error!.ReportedBy);
        Assert.Null(target.Guest);
        Assert.Equal(InstanceState.Running, source.Instance!.State);
        await Hosts.CountsOnAsync(source);
    }

    [Fact]
    public async Task It_asks_again_and_runs_the_vm_where_nobody_has_decided_otherwise()
    {
        await using var source = await Hosts.RunningAsync(limits: Limits, time: _time);
        var connector = new StoppingConnector(source);
        await using var target = await FetchAsync(connector);
        await UnconfirmedAsync(source, connector);

        connector.Continue();
        await Hosts.EndedAsync(target);
        Assert.Equal(2, connector.Connections);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
        Hosts.MemoryIsRight(target);
        await connector.Served();
        Assert.Equal(InstanceState.Destroyed, source.Instance!.State);
    }

    [Fact]
    public async Task While_it_may_act_on_a_new_word_nobody_can_take_the_vm_back()
    {
        await using var source = await Hosts.RunningAsync(limits: Limits, time: _time);
        var connector = new StoppingConnector(source);
        await using var target = await FetchAsync(connector);
        await UnconfirmedAsync(source, connector);

        var (near, far) = MemoryChannel.CreatePair();
        var serving = source.ServeMigrationOutAsync(source.Instance!.MigrationOut!.Id, far, Cancellation);
        await using (var asking = new RawPeer(near))
        {
            await asking.GreetAsync(new TargetHello { Handover = true });
            Assert.Equal(MessageTag.Okay, (await asking.ReceiveAsync()).Tag);
            Assert.Equal(HostErrorKind.NotActive, source.ResolveHandover(targetRuns: false)!.Kind);
            await near.DisposeAsync();
        }

        Assert.Equal(MigrationState.Error, (await serving).State);
        Assert.Equal(HostErrorKind.NotActive, source.ResolveHandover(targetRuns: false)!.Kind);
        await _time.AdvanceUntilAsync(() => source.ResolveHandover(targetRuns: false) is null);

        Assert.Equal(InstanceState.Running, source.Instance!.State);
        connector.Continue();
        await Hosts.EndedAsync(target);
        Assert.Equal(InstanceState.Failed, target.Instance!.State);
    }

    private async Task<VmmHost> FetchAsync(IMigrationConnector connector)
    {
        var target = Hosts.Host(limits: Limits, connector: connector, time: _time);
        Assert.True((await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid()), Cancellation)).IsOk);
        return target;
    }

    private async Task UnconfirmedAsync(VmmHost source, StoppingConnector connector)
    {
        await connector.Stopped;
        await _time.AdvanceUntilAsync(() => source.Instance!.MigrationOut?.Error is not null);
        Assert.Equal(MigrationErrorCode.HandoverUnconfirmed, source.Instance!.MigrationOut!.Error!.Code);
    }

    /// <summary>On the first connection, whoever reads the word "run" is stopped until the test lets it continue.</summary>
    private sealed class StoppingConnector(VmmHost source) : IMigrationConnector
    {
        private readonly MemoryConnector _inner = new(source, FaultPlan.None);
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _continue = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when the target has read the word and is stopped.</summary>
        public Task Stopped => _stopped.Task;

        public int Connections { get; private set; }

        public void Continue() => _continue.TrySetResult();

        public Task Served() => _inner.Served();

        public async ValueTask<IMessageChannel> ConnectAsync(SocketAddress address, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken)
        {
            var channel = await _inner.ConnectAsync(address, migrationId, maxMessageBytes, cancellationToken);
            return ++Connections == 1 ? new StoppedChannel(channel, _stopped, _continue.Task) : channel;
        }
    }

    private sealed class StoppedChannel(IMessageChannel inner, TaskCompletionSource stopped, Task continued) : IMessageChannel
    {
        public ValueTask SendAsync(ChannelMessageKind kind, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
            inner.SendAsync(kind, message, cancellationToken);

        public async ValueTask<ChannelMessage> ReceiveAsync(CancellationToken cancellationToken)
        {
            var message = await inner.ReceiveAsync(cancellationToken);
            if (message.Kind == ChannelMessageKind.Binary && SealedMessages.TagOf(message.Bytes.Span, isSealed: true) == MessageTag.Okay)
            {
                // A stopped process does not notice that its time is up.
                stopped.TrySetResult();
                await continued;
            }

            return message;
        }

        public ValueTask CloseWithProtocolErrorAsync(string reason, CancellationToken cancellationToken) =>
            inner.CloseWithProtocolErrorAsync(reason, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
