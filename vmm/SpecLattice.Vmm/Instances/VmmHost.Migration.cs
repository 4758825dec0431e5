using System.Net.WebSockets;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Instances;

/// <content>Migration to and from other servers.</content>
public sealed partial class VmmHost
{
    private Task _incoming = Task.CompletedTask;
    private Task _outgoing = Task.CompletedTask;
    private Handover? _handover;
    private Handover? _unconfirmed;

    /// <summary>Says whether a migration may be served now: for refusing before a connection is made of the request.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <returns>Why not; null when it may.</returns>
    public HostError? CheckMigrationOut(Guid migrationId)
    {
        lock (_gate)
        {
            return FindObstacle(migrationId, mayComeBack: true);
        }
    }

    /// <summary>Sends the VM over a connection that the target has opened. Never throws because of the peer.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="socket">The connection. The caller disposes of it.</param>
    /// <param name="cancellationToken">Calls the migration off; has no effect once the target was told to run.</param>
    /// <returns>How it went.</returns>
    public async Task<MigrationReport> ServeMigrationOutAsync(Guid migrationId, WebSocket socket, CancellationToken cancellationToken = default)
    {
        await using var channel = new WebSocketChannel(socket, MessageCodec.MaxMessageBytes(Options.Migration));
        return await ServeMigrationOutAsync(migrationId, channel, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the VM over a channel that the target has opened. Never throws because of the peer.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="channel">The channel. The caller disposes of it.</param>
    /// <param name="cancellationToken">Calls the migration off; has no effect once the target was told to run.</param>
    /// <returns>How it went.</returns>
    public async Task<MigrationReport> ServeMigrationOutAsync(Guid migrationId, IMessageChannel channel, CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending);
        var connection = new MigrationConnection(channel, MigrationRole.Source, Options.Migration) { Cancellation = ending.Token };
        var report = new MigrationReport { Id = migrationId, Role = MigrationRole.Source };
        try
        {
            var (protocol, hello) = await MigrationGreeting.AcceptAsync(connection).ConfigureAwait(false);
            report = report with { Protocol = protocol };
            if (hello.Handover)
            {
                return await GrantAgainAsync(report, connection).ConfigureAwait(false);
            }

            return await SendAsync(report, connection, hello).ConfigureAwait(false);
        }
        catch (MigrationException failure)
        {
            if (failure.Error.ReportedBy is null)
            {
                await connection.TrySendErrorAsync(failure.Error).ConfigureAwait(false);
            }

            return Reject(report with { State = MigrationState.Error, History = report.History.Add(MigrationState.Error), Error = failure.Error });
        }
    }

    /// <summary>
    /// Says what became of a migration of which nobody confirmed that the target runs. Until then the VM stays paused here, whole.
    /// </summary>
    /// <param name="targetRuns">
    /// True when the target runs: the VM is released here. False when it is certain that it does not and never will: the VM keeps running here.
    /// </param>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? ResolveHandover(bool targetRuns)
    {
        lock (_gate)
        {
            if (_unconfirmed is not { } handover || !(targetRuns ? handover.TryConfirm() : handover.TryTakeBack()))
            {
                return Conflict(HostError.NotActive, "no migration is waiting for its outcome to be settled");
            }

            if (targetRuns)
            {
                LetGo();
            }
            else
            {
                _handover = _unconfirmed = null;
                Run();
                StopIfAsked();
            }

            return null;
        }
    }

    private HostError? FindObstacle(Guid migrationId, bool mayComeBack) => _view?.State switch
    {
        null => NoInstance(),
        InstanceState.Running => null,
        _ when mayComeBack && _handover?.Id == migrationId => null,
        InstanceState.Migrating => Conflict(HostError.MigrationInProgress, "the VM is being migrated"),
        var state => new HostError(
            HostErrorCategory.FailedDependency, nameof(ErrorCode.NoInstance), $"the instance is {state}: there is no running VM to migrate"),
    };

    /// <summary>Makes this the one migration out, and migrates.</summary>
    private Task<MigrationReport> SendAsync(MigrationReport report, MigrationConnection connection, TargetHello hello)
    {
        lock (_gate)
        {
            if (_disposed || FindObstacle(report.Id, mayComeBack: false) is not null)
            {
                var obstacle = FindObstacle(report.Id, mayComeBack: false) ?? NoInstance();
                var code = obstacle.ErrorCode == HostError.MigrationInProgress ? MigrationErrorCode.AlreadyInProgress : MigrationErrorCode.NoInstance;
                throw new MigrationException(code, obstacle.Message);
            }

            report = report with { PeerAddress = hello.Address };
            var handover = _handover = new Handover(report.Id);
            Publish(_view! with { State = InstanceState.Migrating, MigrationOut = report });
            var tracker = new MigrationTracker(report, Track);
            var source = new MigrationSource(_vm!, Options, connection, tracker, handover, outcome => Settle(outcome, handover));
            var sending = Task.Run(() => source.RunAsync(hello));
            _outgoing = sending;
            return Reported(sending, tracker);
        }

        void Track(MigrationReport current)
        {
            lock (_gate)
            {
                PublishMigration(_view! with { MigrationOut = current }, current.State != _view!.MigrationOut?.State);
            }
        }

        static async Task<MigrationReport> Reported(Task sending, MigrationTracker tracker)
        {
            await sending.ConfigureAwait(false);
            return tracker.Report;
        }
    }

    private void Settle(SourceOutcome outcome, Handover handover)
    {
        lock (_gate)
        {
            switch (outcome)
            {
                case SourceOutcome.Failed:
                    _handover = null;
                    Enter(InstanceState.Running);
                    StopIfAsked();
                    break;
                case SourceOutcome.HandedOver:
                    LetGo();
                    break;

                // The target may have come back in the very last moment.
                case SourceOutcome.Unconfirmed when handover.Confirmed.IsCompleted:
                    LetGo();
                    break;
                default:
                    _unconfirmed = handover;
                    break;
            }
        }
    }

    /// <summary>A target that has everything came back on a new connection: tells it again that it may run, if that is so.</summary>
    private async Task<MigrationReport> GrantAgainAsync(MigrationReport report, MigrationConnection connection)
    {
        Handover? handover;
        lock (_gate)
        {
            handover = _handover?.Id == report.Id ? _handover : null;
        }

        // Asking for leave on a second connection means that nobody listens on the first: whatever is still under way there is over.
        if (handover is null || handover.TryAbandon())
        {
            throw new MigrationException(MigrationErrorCode.NoInstance, $"migration {report.Id} was not handed over: the VM stays here");
        }

        connection.Cancellation = CancellationToken.None;
        await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
        lock (_gate)
        {
            if (handover.TryConfirm() && _unconfirmed == handover)
            {
                LetGo();
            }

            return _view!.MigrationOut ?? report;
        }
    }

    /// <summary>The VM runs elsewhere.</summary>
    private void LetGo()
    {
        _unconfirmed = null;
        var view = _view! with { State = InstanceState.Stopped };
        if (view.MigrationOut is { State: not MigrationState.Finish } report)
        {
            report = report with { State = MigrationState.Finish, History = report.History.Add(MigrationState.Finish), Error = null };
            view = view with { MigrationOut = report };
        }

        Retire(view);
    }

    private void StopIfAsked()
    {
        if (_stopWhenBack)
        {
            _stopWhenBack = false;
            Apply(InstanceStateRequested.Stop);
        }
    }

    /// <summary>Shows a connection that came to nothing, unless there is a migration to show.</summary>
    private MigrationReport Reject(MigrationReport report)
    {
        lock (_gate)
        {
            if (_view is { State: InstanceState.Running } view)
            {
                Publish(view with { MigrationOut = report });
            }

            return report;
        }
    }

    private void PublishMigration(InstanceView view, bool phaseChanged)
    {
        if (phaseChanged)
        {
            Publish(view);
        }
        else
        {
            _view = view;
        }
    }
}
