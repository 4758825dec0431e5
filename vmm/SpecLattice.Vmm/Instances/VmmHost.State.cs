using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine;

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
                return Reboot();
            default:
                throw new ArgumentOutOfRangeException(nameof(requested), requested, null);
        }
    }

    private HostError? Reboot()
    {
        var old = _vm!;
        IMachine machine;
        try
        {
            machine = InstanceBuilder.CreateMachine(old.Machine);
        }
        catch (ArgumentException problem)
        {
            return Conflict(HostError.NotActive, $"the VM cannot be reset, and goes on: {problem.Message}");
        }

        Enter(InstanceState.Rebooting);

        // Memory, devices and console begin anew; what is on the disks and the failures that the spec asks for do not.
        old.Machine.Pause();
        machine.ImportState(machine.ExportState().WithDisksOf(old.Machine.PeekState()));
        old.Machine.Dispose();
        _vm = old with { Machine = machine };
        InstanceBuilder.LoadGuest(_vm.Machine, Options);
        Run();
        return null;
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
