using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Instances;

/// <summary>The migration that brings the instance to this server.</summary>
/// <param name="instance">The instance.</param>
internal sealed class IncomingMigration(HostedInstance instance)
{
    private Func<Task>? _cancel;

    /// <summary>Completes when it has ended, or at once where there is none.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to fetch the instance; that continues in the background. Under the gate.</summary>
    /// <param name="properties">What the instance is called, and whose it is.</param>
    /// <param name="request">Where it is, and what is replaced in it.</param>
    /// <param name="options">How the host is set up.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public void Begin(InstanceProperties properties, InitializeFromMigration request, VmmHostOptions options, CancellationToken cancellationToken)
    {
        var report = new MigrationReport { Id = request.MigrationId, Role = MigrationRole.Destination };
        instance.Begin(LifecycleEvent.FetchBegun, properties, view => view with { MigrationIn = report });
        var tracker = new MigrationTracker(report, Show);
        var arrival = new Arrival(instance, request.ReplaceComponents, options);
        var target = new MigrationTarget(request.MigrationId, request.SrcAddr, options.ToMigrationSettings(), tracker, arrival);
        var cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _cancel = cancelling.CancelAsync;
        Ended = Task.Run(() => FetchAsync(target, tracker, cancelling, cancellationToken), CancellationToken.None);
    }

    /// <summary>Fetches no more, where the instance does not run here yet. Under the gate.</summary>
    /// <param name="id">The migration's id.</param>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? Cancel(Guid id)
    {
        if (_cancel is not { } cancel || instance.State != LifecycleState.Arriving || instance.View!.MigrationIn!.Id != id)
        {
            return new HostError(HostErrorKind.NotActive, $"migration {id} is not under way here");
        }

        _ = cancel();
        return null;
    }

    private async Task FetchAsync(MigrationTarget target, MigrationTracker tracker, CancellationTokenSource cancelling, CancellationToken ending)
    {
        try
        {
            await RunAsync(target, cancelling).ConfigureAwait(false);
            await target.ReportAsync(ending).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // What goes wrong after the start does not undo it: sources believe the report.
            bool hasStarted;
            lock (instance.Gate)
            {
                hasStarted = instance.State != LifecycleState.Arriving;
            }

            if (hasStarted)
            {
                tracker.Finish();
                return;
            }

            var error = MigrationSource.ErrorOf(failure);
            tracker.Fail(error);
            lock (instance.Gate)
            {
                if (instance.State == LifecycleState.Arriving)
                {
                    instance.Fail(error.ToString());
                }
            }
        }
    }

    private async Task RunAsync(MigrationTarget target, CancellationTokenSource cancelling)
    {
        try
        {
            await target.RunAsync(cancelling.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (instance.Gate)
            {
                _cancel = null;
                cancelling.Dispose();
            }
        }
    }

    private void Show(MigrationReport report)
    {
        lock (instance.Gate)
        {
            var view = instance.View!;
            instance.Show(view with { MigrationIn = report }, report.State != view.MigrationIn?.State);
        }
    }
}
