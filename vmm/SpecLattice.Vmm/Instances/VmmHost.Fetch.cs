using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Instances;

/// <content>Fetching the instance from another server.</content>
public sealed partial class VmmHost
{
    private EnsureResult Fetch(InstanceProperties properties, InitializeFromMigration request)
    {
        var report = new MigrationReport { Id = request.MigrationId, Role = MigrationRole.Destination };
        Publish(new InstanceView { Properties = properties, State = InstanceState.Migrating, Generation = 0, MigrationIn = report });
        var tracker = new MigrationTracker(report, Track);
        var target = new MigrationTarget(request, Options with { AdvertisedAddress = AdvertisedAddress }, tracker, Arrive, Start);
        _incoming = Task.Run(() => FetchAsync(target, tracker), CancellationToken.None);
        return EnsureResult.Migrating(request.MigrationId);
    }

    private async Task FetchAsync(MigrationTarget target, MigrationTracker tracker)
    {
        try
        {
            await target.RunAsync(_ending).ConfigureAwait(false);
            tracker.Finish();
        }
        catch (Exception failure)
        {
            var error = MigrationSource.ErrorOf(failure);
            tracker.Fail(error);
            lock (_gate)
            {
                DropMachine();
                _spec = null;
                Publish(_view! with { State = InstanceState.Failed, FailureReason = error.ToString() });
            }
        }
    }

    private void Track(MigrationReport current)
    {
        lock (_gate)
        {
            PublishMigration(_view! with { MigrationIn = current }, current.State != _view!.MigrationIn?.State);
        }
    }

    private void Arrive(VmInstance vm)
    {
        lock (_gate)
        {
            (_vm, _spec) = (vm, vm.ApiSpec);
            Publish(_view! with { BirthVersion = vm.BirthVersion });
        }
    }

    private void Start()
    {
        lock (_gate)
        {
            Run();
        }
    }
}
