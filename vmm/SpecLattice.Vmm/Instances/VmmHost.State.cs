using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Instances;

/// <content>Running, stopping, resetting.</content>
public sealed partial class VmmHost
{
    private bool _stopWhenBack;

    /// <summary>Runs, stops or resets the VM.</summary>
    /// <remarks>
    /// What is so already is done. A VM that is on its way to another server is stopped when it turns out that it stays; until then nothing else is
    /// taken. What is refused, and how, is as the original server has it.
    /// </remarks>
    /// <param name="requested">What to do.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Why it was not done; null when it was, or was so already.</returns>
    public Task<HostError?> RequestStateAsync(InstanceStateRequested requested, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Task.FromResult((_view?.State, requested) switch
            {
                (InstanceState.Destroyed, InstanceStateRequested.Stop) => null,
                _ when FindAbsenceLocked() is { } absent => absent,
                (InstanceState.Migrating, _) => ApplyWhileMigrating(requested),
                _ => Apply(requested),
            });
        }
    }

    /// <summary>Interrupts the guest, whether it allows interrupts or not.</summary>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? InjectNmi()
    {
        lock (_gate)
        {
            if (FindAbsenceLocked() is { } absent)
            {
                return absent;
            }

            _vm!.Machine.InjectNmi();
            return null;
        }
    }

    /// <summary>Says why there is no VM to ask anything of; null when there is one.</summary>
    public HostError? FindAbsence()
    {
        lock (_gate)
        {
            return FindAbsenceLocked();
        }
    }

    private static HostError NoInstance() =>
        new(HostErrorCategory.FailedDependency, nameof(ErrorCode.NoInstance), "the server has no instance yet");

    private static HostError Conflict(string code, string message) => new(HostErrorCategory.Conflict, code, message);

    /// <summary>The original server gives its words as the code; callers that know it look there.</summary>
    private static HostError Forbidden(string reason)
    {
        var words = $"instance state change not allowed: {reason}";
        return new HostError(HostErrorCategory.Forbidden, words, words);
    }

    private HostError? FindAbsenceLocked() => _view?.State switch
    {
        null => NoInstance(),
        InstanceState.Migrating when _view.MigrationIn is { State: not MigrationState.Finish } => new HostError(
            HostErrorCategory.FailedDependency, nameof(ErrorCode.NoInstance), "the instance is still being migrated to this server"),
        _ when _vm is not null => null,
        var state => new HostError(
            HostErrorCategory.FailedDependency, nameof(ErrorCode.NoInstance), $"the instance is {state} and no longer has a VM"),
    };

    private HostError? ApplyWhileMigrating(InstanceStateRequested requested)
    {
        switch (requested)
        {
            case InstanceStateRequested.Stop:
                _stopWhenBack = true;
                return null;
            case var _ when _stopWhenBack:
                return Forbidden("Instance is preparing to stop");
            case InstanceStateRequested.Run:
                return null;
            default:
                return Forbidden("Operation cannot be performed on a migration source");
        }
    }

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
                Retire(_view! with { State = InstanceState.Stopped });
                return null;
            case InstanceStateRequested.Reboot when _view!.State == InstanceState.Creating:
                return Forbidden("Operation requires an active instance");
            case InstanceStateRequested.Reboot:
                return Reboot();
            default:
                throw new ArgumentOutOfRangeException(nameof(requested), requested, null);
        }
    }

    /// <summary>The VM no longer runs, and never will again: publishes that, and then that it is gone.</summary>
    private void Retire(InstanceView stopped)
    {
        Publish(stopped);
        DropMachine();
        Enter(InstanceState.Destroyed);
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
            return Conflict(HostError.NotActive, $"the VM cannot be reset, and keeps running: {problem.Message}");
        }

        Enter(InstanceState.Rebooting);

        // Memory, devices and console start over; what is on the disks and the failures that the spec asks for do not.
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
