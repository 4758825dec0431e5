using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Migration.Memory;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration;

/// <summary>Fetches a VM from a source. Whatever happens before the handover, nothing stays behind here.</summary>
/// <param name="id">The migration's id.</param>
/// <param name="source">Where the source is reached.</param>
/// <param name="settings">How this server is set up.</param>
/// <param name="tracker">Told how far it has come.</param>
/// <param name="destination">Makes the VM, and runs it once it is this server's.</param>
internal sealed partial class MigrationTarget(Guid id, SocketAddress source, MigrationSettings settings, MigrationTracker tracker, IMigrationDestination destination)
{
    /// <summary>More rounds than this are not a migration.</summary>
    private const int MaxRounds = 1024;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SourceLine _line = new(id, source, settings, tracker);
    private readonly TargetHello _hello = new()
    {
        Offer = new PeerOffer(Offers.Own(settings.ApiMax, settings.PayloadMax)),
        Address = settings.AdvertisedAddress is { } address ? new PeerName(address.ToString()) : null,
    };

    private TargetState _state = TargetState.Receiving;

    /// <summary>Migrates.</summary>
    /// <exception cref="MigrationException">It failed; the source has been told where that was possible.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await FetchAsync(cancellationToken).ConfigureAwait(false);
        MigrationException? last = null;
        for (var attempt = 1; attempt <= settings.Limits.HandoverRetries && _state == TargetState.Cut; attempt++)
        {
            try
            {
                await AskAgainAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (MigrationException failure)
            {
                last = failure;
                PostFailure(failure);
                if (_state == TargetState.Failed)
                {
                    throw;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), CancellationToken.None).ConfigureAwait(false);
            }
        }

        if (_state == TargetState.Cut)
        {
            Post(TargetEvent.GaveUp);
        }

        if (_state == TargetState.Failed)
        {
            throw new MigrationException(
                MigrationErrorCode.ConnectionLost,
                $"the connection broke when everything had arrived, and the source could not be asked for permission to run{(last is null ? "" : $": {last.Message}")}",
                last);
        }
    }

    /// <summary>Tells the source that the VM runs here, again and again, until it has acknowledged that, says that it knows nothing of it, or this server ends.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; _state == TargetState.RunningCut && !cancellationToken.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await AskAgainAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (MigrationException failure)
            {
                PostFailure(failure);
            }

            await Task.Delay(pause, settings.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private TargetActions Post(TargetEvent happened)
    {
        (_state, var actions) = Handover.Next(_state, happened);
        return actions;
    }

    private void PostFailure(MigrationException failure) => Post(failure.Error switch
    {
        // A source that could not read "I run" is told again.
        { ReportedBy: not null, Code: not MigrationErrorCode.NoInstance } when _state is TargetState.Running or TargetState.RunningCut => TargetEvent.ConnectionLost,
        { ReportedBy: not null } => TargetEvent.WordNo,
        { Code: MigrationErrorCode.Cancelled } => TargetEvent.Cancelled,
        _ => TargetEvent.ConnectionLost,
    });

    private MigrationConnection Connection(IMessageChannel channel, CancellationToken cancellationToken) =>
        new(channel, MigrationRole.Destination, settings.Limits, settings.Time) { Cancellation = cancellationToken };

    /// <summary>Fetches the VM, and takes it over where the connection holds.</summary>
    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        await using var channel = await _line.ConnectAsync(cancellationToken).ConfigureAwait(false);
        var connection = Connection(channel, cancellationToken);
        try
        {
            await ReceiveAllAsync(connection).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await TellAsync(connection, failure).ConfigureAwait(false);
            throw;
        }

        await TakeOverAsync(connection, TargetEvent.HasEverything, settings.Time.GetTimestamp()).ConfigureAwait(false);
    }

    /// <summary>Comes back on a new connection to hear whether the VM is this server's, or to say that it runs.</summary>
    private async Task AskAgainAsync(CancellationToken cancellationToken)
    {
        await using var channel = await _line.ConnectAsync(cancellationToken).ConfigureAwait(false);
        var connection = Connection(channel, cancellationToken);
        var askedAt = settings.Time.GetTimestamp();
        await _line.GreetAsync(connection, _hello with { Handover = true }).ConfigureAwait(false);
        await TakeOverAsync(connection, TargetEvent.Asked, askedAt).ConfigureAwait(false);
    }

    private async Task ReceiveAllAsync(MigrationConnection connection)
    {
        var (vm, announced) = await PrepareAsync(connection).ConfigureAwait(false);
        await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        await ReceivePhasesAsync(connection, vm, announced).ConfigureAwait(false);
        tracker.Update(report => report with { Bytes = connection.Bytes });
    }

    private async Task ReceivePhasesAsync(MigrationConnection connection, IMigratableVm vm, SpecList<InventoryEntry> announced)
    {
        var memory = new MemoryReceiver(connection, vm.Machine.Ram, tracker);
        var payloads = new List<DevicePayload>();
        var last = MigrationState.Sync;
        for (var rounds = 0; last != MigrationState.Server;)
        {
            var phase = await connection.ExpectDocumentAsync<Phase>(MigrationErrorCode.Codec).ConfigureAwait(false);
            PhaseOrder.Require(last, phase.State);
            last = phase.State;
            tracker.Enter(last);
            if (last is MigrationState.RamPush or MigrationState.RamPushDirty)
            {
                if (++rounds > MaxRounds)
                {
                    throw new MigrationException(MigrationErrorCode.NotConverging, $"the source sent memory more than {MaxRounds} times");
                }

                await memory.ReceiveAsync().ConfigureAwait(false);
                tracker.Update(report => report with { Rounds = last == MigrationState.RamPush ? rounds : report.Rounds });
                continue;
            }

            payloads.AddRange(phase.Payloads);
            if (last == MigrationState.Server)
            {
                Import(vm, payloads, announced);
            }

            await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        }
    }

    private static void Import(IMigratableVm vm, List<DevicePayload> payloads, SpecList<InventoryEntry> announced)
    {
        if (vm.TakeImportFailure() is { } injected)
        {
            throw new MigrationException(MigrationErrorCode.Injected, injected);
        }

        var state = MachinePayloads.Join(payloads, announced);
        try
        {
            vm.Machine.ImportState(state);
        }
        catch (MachineStateException error)
        {
            throw new MigrationException(MigrationErrorCode.DeviceStateInvalid, $"the state of a device was refused: {error.Message}", error);
        }
    }

    /// <summary>Waits on a connection for permission to run, runs, and says so.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="waits">What makes this side wait: all has arrived on this connection, or it has asked on this one.</param>
    /// <param name="askedAt">When it did so: from then on a word is good for the idle timeout.</param>
    /// <exception cref="MigrationException">The VM stays at the source.</exception>
    private async Task TakeOverAsync(MigrationConnection connection, TargetEvent waits, long askedAt)
    {
        try
        {
            if (Post(waits).HasFlag(TargetActions.SayReady))
            {
                await connection.SendReadyAsync().ConfigureAwait(false);
            }

            await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);

            // This process may have been stopped meanwhile, and an operator may have said that it does not run.
            var inTime = settings.Time.GetElapsedTime(askedAt) <= settings.Limits.IdleTimeout;
            if (inTime && _state == TargetState.Waiting && destination.Claim() is { } obstacle)
            {
                Post(TargetEvent.Cancelled);
                throw new MigrationException(MigrationErrorCode.CreateFailed, $"the VM cannot run here: {obstacle}");
            }

            var actions = Post(inTime ? TargetEvent.WordRun : TargetEvent.WaitExpired);
            if (actions.HasFlag(TargetActions.Start))
            {
                destination.Start();
                tracker.Finish();
            }

            if (actions.HasFlag(TargetActions.SayRuns))
            {
                await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
                await connection.ExpectAcknowledgementAsync().ConfigureAwait(false);
                Post(TargetEvent.Reported);
            }
        }
        catch (MigrationException failure)
        {
            PostFailure(failure);
            if (_state == TargetState.Failed)
            {
                throw;
            }
        }
    }
}
