using System.Diagnostics;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <summary>Makes, runs, stops and resets an instance on request. Under the instance's gate, where nothing else is said.</summary>
/// <param name="instance">The instance.</param>
/// <param name="options">How the host is set up.</param>
internal sealed class InstanceControl(HostedInstance instance, VmmHostOptions options)
{
    private Task _making = Task.CompletedTask;

    /// <summary>Says why no instance can be made; null when one can.</summary>
    public HostError? FindPresence() =>
        instance.State != LifecycleState.None ? new HostError(HostErrorKind.AlreadyInitialized, "the server already has an instance")
        : !_making.IsCompleted ? new HostError(HostErrorKind.AlreadyInitialized, "the server is making an instance for another request")
        : null;

    /// <summary>Makes the instance from a spec. The gate is left for that, since opening files may take long: meanwhile everything else is answered.</summary>
    public Task<Result<InstanceEnsureResponse, HostError>> MakeAsync(
        InstanceProperties properties, Latest.InstanceSpec spec, int apiVersion, CancellationToken cancellationToken)
    {
        var making = Task.Run(
            () =>
            {
                if (!Make(spec, apiVersion).TryGetValue(out var vm, out var error))
                {
                    return error;
                }

                lock (instance.Gate)
                {
                    // Nobody waits for what took too long.
                    if (instance.IsClosing || cancellationToken.IsCancellationRequested)
                    {
                        vm.Dispose();
                        throw new OperationCanceledException(cancellationToken);
                    }

                    instance.Take(vm);
                    instance.Begin(LifecycleEvent.Created, properties, view => view with { BirthVersion = apiVersion });
                    return (Result<InstanceEnsureResponse, HostError>)new InstanceEnsureResponse();
                }
            },
            CancellationToken.None);
        _making = making;
        return making;
    }

    /// <summary>Does what is requested.</summary>
    /// <returns>Why it was not done; null when it was, or was so already.</returns>
    public HostError? Request(InstanceStateRequested requested) => Lifecycle.Answer(instance.State, requested) switch
    {
        StateAnswer.Do => Apply(requested),
        StateAnswer.AlreadySo => null,
        StateAnswer.NoInstance or StateAnswer.StillArriving or StateAnswer.NoVm => FindAbsence(),
        StateAnswer.NotActive => NotAllowed("Operation requires an active instance"),
        StateAnswer.NotWhileLeaving => NotAllowed("Operation cannot be performed on a migration source"),
        StateAnswer.AboutToStop => NotAllowed("Instance is preparing to stop"),
        var answer => throw new UnreachableException($"{answer}"),
    };

    /// <summary>Says why there is no VM to ask anything of; null when there is one.</summary>
    public HostError? FindAbsence() => instance.State switch
    {
        LifecycleState.None => HostError.NoInstanceYet,
        LifecycleState.Arriving => new HostError(HostErrorKind.NoInstance, "the instance is still being migrated to this server"),
        _ when instance.Vm is not null => null,
        var state => new HostError(HostErrorKind.NoInstance, $"the instance is {Lifecycle.Show(state)} and no longer has a VM"),
    };

    /// <summary>Makes a VM with its guest.</summary>
    private Result<VmInstance, HostError> Make(Latest.InstanceSpec spec, int apiVersion)
    {
        if (!InstanceBuilder.Build(spec, Birth.Of(apiVersion), options).TryGetValue(out var vm, out var error))
        {
            return error;
        }

        try
        {
            options.Guest?.Load(vm.Machine);
        }
        catch (ArgumentException problem)
        {
            vm.Dispose();
            return new HostError(HostErrorKind.CannotCreate, $"the server's guest cannot run on this VM: {problem.Message}");
        }

        return vm;
    }

    private HostError? Apply(InstanceStateRequested requested)
    {
        switch (requested)
        {
            case InstanceStateRequested.Run:
                instance.Enter(LifecycleEvent.RunRequested);
                instance.RunMachine();
                instance.Enter(LifecycleEvent.Started);
                return null;

            // Whether it stops depends on where it will be.
            case InstanceStateRequested.Stop when instance.State == LifecycleState.Leaving:
                instance.Enter(LifecycleEvent.StopRequested);
                return null;
            case InstanceStateRequested.Stop:
                instance.Stop();
                return null;
            case InstanceStateRequested.Reboot:
                return Reboot();
            default:
                throw new ArgumentOutOfRangeException(nameof(requested), requested, null);
        }
    }

    private HostError? Reboot()
    {
        var old = instance.Vm!;
        IMachine machine;
        try
        {
            machine = InstanceBuilder.CreateMachine(old.Machine);
        }
        catch (ArgumentException problem)
        {
            return new HostError(HostErrorKind.NotActive, $"the VM cannot be reset, and keeps running: {problem.Message}");
        }

        instance.Enter(LifecycleEvent.RebootRequested);

        // Memory, devices and console start over; what is on the disks and the failures that the spec asks for do not.
        old.Machine.Pause();
        machine.ImportState(machine.ExportState().WithDisksOf(old.Machine.PeekState()));
        old.Machine.Dispose();
        instance.Replace(old with { Machine = machine });
        options.Guest?.Load(machine);
        instance.RunMachine();
        instance.Enter(LifecycleEvent.Started);
        return null;
    }

    /// <summary>The original server's words.</summary>
    private static HostError NotAllowed(string reason) => new(HostErrorKind.StateChangeNotAllowed, $"instance state change not allowed: {reason}");
}
