using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V2;

namespace SpecLattice.Vmm.Instances;

/// <summary>The migrations that take the instance from this server: one at a time, until one succeeds.</summary>
/// <param name="instance">The instance.</param>
/// <param name="settings">How the server is set up.</param>
/// <param name="ids">The ids of migrations.</param>
/// <param name="ending">Ends when the server shuts down.</param>
internal sealed class OutgoingMigration(HostedInstance instance, MigrationSettings settings, MigrationIds ids, CancellationToken ending)
{
    /// <summary>The last handover, which decides who may run the VM; null before there was one. Under the gate.</summary>
    private SourceHandover? _handover;

    /// <summary>Completes when the migration under way has ended, or at once where there is none.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Says whether a migration may be served now. Under the gate.</summary>
    /// <param name="id">The migration's id.</param>
    /// <returns>Why not; null when it may.</returns>
    public HostError? FindObstacle(Guid id) => IsHandingOver(id) ? null : FindObstacle();

    /// <summary>Says whether a migration is the one under way. Under the gate.</summary>
    public bool IsHandingOver(Guid id) => _handover is { State: not SourceState.Kept } handover && handover.Id == id;

    /// <summary>Sends the VM over a channel that the target has opened. Never throws because of the peer.</summary>
    /// <param name="id">The migration's id.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="cancellationToken">Cancels the migration; has no effect once the target was told to run.</param>
    /// <returns>How it went.</returns>
    public async Task<MigrationReport> ServeAsync(Guid id, IMessageChannel channel, CancellationToken cancellationToken)
    {
        var connection = new MigrationConnection(channel, MigrationRole.Source, settings.Limits, settings.Time) { Cancellation = cancellationToken };
        var report = new MigrationReport { Id = id, Role = MigrationRole.Source };
        try
        {
            var (protocol, hello) = await MigrationGreeting.AcceptAsync(connection, id, settings.ProtocolMax).ConfigureAwait(false);
            report = report with { Protocol = protocol.ToString() };
            return hello.Handover
                ? await AnswerAsync(report, connection).ConfigureAwait(false)
                : await SendAsync(report, connection, protocol, hello).ConfigureAwait(false);
        }
        catch (MigrationException failure)
        {
            if (failure.Error.ReportedBy is null)
            {
                await connection.TrySendErrorAsync(failure.Error).ConfigureAwait(false);
            }

            // What never became a migration is in the log only: it does not take the place of one that is shown.
            return report with { State = MigrationState.Error, History = report.History.Add(MigrationState.Error), Error = failure.Error };
        }
    }

    /// <summary>Takes an operator's word for what became of a migration of which nobody confirmed that the target runs. Under the gate.</summary>
    /// <param name="targetRuns">Whether the target runs.</param>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? Resolve(bool targetRuns)
    {
        var files = !targetRuns && _handover?.State == SourceState.Unconfirmed ? instance.Vm!.Files : null;
        if (files?.TakeBack() is { } taken)
        {
            return new HostError(HostErrorKind.NotActive, $"the target runs the VM, or another server uses its disks: {taken}");
        }

        var actions = _handover?.Post(targetRuns ? SourceEvent.OperatorSaysItRuns : SourceEvent.OperatorSaysItDoesNot) ?? SourceActions.RefuseOperator;
        if (actions.HasFlag(SourceActions.ReleaseGuest))
        {
            Release();
        }
        else if (actions.HasFlag(SourceActions.ResumeGuest))
        {
            instance.RunMachine();
            StayHere();
        }
        else
        {
            files?.Bequeath();
            return new HostError(HostErrorKind.NotActive, _handover?.State == SourceState.GrantedAgain
                ? "the target has just asked whether it may run and was told so: wait until it says that it does, or until the time-out for peers has passed"
                : "no migration is waiting for its outcome to be settled");
        }

        return null;
    }

    /// <summary>Lets the VM stay, where the target has not been told to run it. Under the gate.</summary>
    /// <param name="id">The migration's id.</param>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? Cancel(Guid id) => _handover?.Id == id && !_handover.Post(SourceEvent.OperatorCancels).HasFlag(SourceActions.RefuseOperator)
        ? null
        : new HostError(HostErrorKind.NotActive, _handover?.Id == id && _handover.IsOpen
            ? "the target was told to run the VM: the migration can no longer be cancelled here"
            : $"migration {id} is not under way here");

    private HostError? FindObstacle() => instance.State switch
    {
        LifecycleState.None => HostError.NoInstanceYet,
        LifecycleState.Running => null,
        LifecycleState.Arriving or LifecycleState.Leaving or LifecycleState.LeavingToStop =>
            new HostError(HostErrorKind.MigrationInProgress, "the VM is being migrated"),
        var state => new HostError(HostErrorKind.NoInstance, $"the instance is {Lifecycle.Show(state)}: there is no running VM to migrate"),
    };

    /// <summary>Makes this the one migration out, and migrates.</summary>
    private async Task<MigrationReport> SendAsync(MigrationReport report, MigrationConnection connection, ProtocolOffer protocol, TargetHello hello)
    {
        MigrationTracker tracker;
        Task sending;
        lock (instance.Gate)
        {
            if ((instance.IsClosing ? HostError.NoInstanceYet : FindObstacle()) is { } obstacle)
            {
                var code = obstacle.Kind == HostErrorKind.MigrationInProgress ? MigrationErrorCode.AlreadyInProgress : MigrationErrorCode.NoInstance;
                throw new MigrationException(code, obstacle.Message);
            }

            if (ids.Use(report.Id, hello.Address?.Text) is { } invalid)
            {
                throw new MigrationException(MigrationErrorCode.InvalidId, invalid);
            }

            report = report with { PeerAddress = hello.Address?.Text };
            instance.Enter(LifecycleEvent.SendBegun, view => view with { MigrationOut = report });
            _handover = new SourceHandover(report.Id);
            tracker = new MigrationTracker(report, Show);
            var source = new MigrationSource(instance.Vm!, settings, connection, protocol, tracker, _handover, OnEnded, ending);
            Ended = sending = Task.Run(() => source.RunAsync(hello));
        }

        await sending.ConfigureAwait(false);
        return tracker.Report;
    }

    private void Show(MigrationReport report)
    {
        lock (instance.Gate)
        {
            var view = instance.View!;
            instance.Show(view with { MigrationOut = report }, report.State != view.MigrationOut?.State);
        }
    }

    private void OnEnded(SourceState state)
    {
        lock (instance.Gate)
        {
            if (instance.IsClosing)
            {
                return;
            }

            if (state == SourceState.Kept)
            {
                StayHere();
            }
            else if (state == SourceState.HandedOver)
            {
                Release();
            }
        }
    }

    /// <summary>Answers a target that has everything and came back on a new connection.</summary>
    private async Task<MigrationReport> AnswerAsync(MigrationReport report, MigrationConnection connection)
    {
        SourceHandover? handover;
        lock (instance.Gate)
        {
            handover = _handover?.Id == report.Id ? _handover : null;
        }

        var actions = await MigrationGreeting.AnswerAsync(connection, report.Id, handover, settings.Limits.IdleTimeout, settings.Time).ConfigureAwait(false);
        lock (instance.Gate)
        {
            // Where the sending task still waits, it does what is to be done.
            if (actions.HasFlag(SourceActions.ReleaseGuest))
            {
                Release();
            }
        }

        await connection.TryAcknowledgeAsync().ConfigureAwait(false);
        lock (instance.Gate)
        {
            return instance.View!.MigrationOut ?? report;
        }
    }

    /// <summary>The VM stays here, and runs.</summary>
    private void StayHere()
    {
        var stop = instance.State == LifecycleState.LeavingToStop;
        instance.Enter(LifecycleEvent.StaysHere);
        if (stop)
        {
            instance.Stop();
        }
    }

    /// <summary>The VM runs elsewhere.</summary>
    private void Release()
    {
        instance.Enter(LifecycleEvent.RunsElsewhere, view => view.MigrationOut is { State: not MigrationState.Finish } report
            ? view with
            {
                MigrationOut = report with { State = MigrationState.Finish, History = report.History.Add(MigrationState.Finish), Error = null },
            }
            : view);
        instance.Release();
    }
}
