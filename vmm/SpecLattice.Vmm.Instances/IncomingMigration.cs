using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Instances;

/// <summary>The migration that brings the instance to this server.</summary>
/// <param name="instance">The instance.</param>
internal sealed class IncomingMigration(HostedInstance instance)
{
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
        Ended = Task.Run(() => FetchAsync(target, tracker, cancellationToken), CancellationToken.None);
    }

    private async Task FetchAsync(MigrationTarget target, MigrationTracker tracker, CancellationToken cancellationToken)
    {
        try
        {
            await target.RunAsync(cancellationToken).ConfigureAwait(false);
            await target.ReportAsync(cancellationToken).ConfigureAwait(false);
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

    private void Show(MigrationReport report)
    {
        lock (instance.Gate)
        {
            var view = instance.View!;
            instance.Show(view with { MigrationIn = report }, report.State != view.MigrationIn?.State);
        }
    }
}
