using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <content>Running, stopping, resetting.</content>
public sealed partial class VmmHost
{
    /// <summary>Runs, stops or resets the VM.</summary>
    /// <param name="requested">What to do.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Why it was not done; null when it was, or was so already.</returns>
    public Task<HostError?> RequestStateAsync(InstanceStateRequested requested, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Task.FromResult(_view?.State switch
            {
                null => NoInstance(),
                InstanceState.Migrating => Conflict(HostError.MigrationInProgress, "the VM is being migrated"),
                InstanceState.Stopped when requested == InstanceStateRequested.Stop => null,
                InstanceState.Creating or InstanceState.Running => Apply(requested),
                var state => Conflict(HostError.NotActive, $"the instance is {state} and has no VM any more"),
            });
        }
    }

    private static HostError NoInstance() =>
        new(HostErrorCategory.FailedDependency, nameof(ErrorCode.NoInstance), "the server has no instance yet");

    private static HostError Conflict(string code, string message) => new(HostErrorCategory.Conflict, code, message);

    private HostError? Apply(InstanceStateRequested requested)
    {
        switch (requested)
        {
            case InstanceStateRequested.Run when _view!.State == InstanceState.Running:
                return null;
            case InstanceStateRequested.Run:
                Enter(InstanceState.Starting);
                Run();
                return null;
            case InstanceStateRequested.Stop:
                Enter(InstanceState.Stopping);
                DropMachine();
                Enter(InstanceState.Stopped);
                return null;
            case InstanceStateRequested.Reboot when _view!.State == InstanceState.Creating:
                return Conflict(HostError.NotActive, "the VM does not run yet, so it cannot be reset");
            case InstanceStateRequested.Reboot:
                Reboot();
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(requested), requested, null);
        }
    }

    private void Reboot()
    {
        Enter(InstanceState.Rebooting);
        var old = _vm!;
        old.Machine.Dispose();

        // Memory, devices and console begin anew; the failures that the spec asks for do not.
        _vm = old with { Machine = InstanceBuilder.CreateMachine(old.Spec) };
        InstanceBuilder.LoadGuest(_vm.Machine, Options.Guest);
        Run();
    }

    /// <summary>Runs the machine. A guest that has faulted stays as it is: that is the guest's state, not the instance's.</summary>
    private void Run()
    {
        if (_vm!.Machine.Fault is null)
        {
            _vm.Machine.Run();
        }

        Enter(InstanceState.Running);
    }
}
