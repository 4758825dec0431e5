using System.Diagnostics;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Instances;

/// <summary>The one instance of a host: where it is in its life, its VM, and what is shown of it.</summary>
/// <remarks>Everything but <see cref="Gate"/> is used under the gate only, and so is every start and stop of the machine but those of a migration.</remarks>
internal sealed class HostedInstance
{
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Guards the rest.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Where it is in its life.</summary>
    public LifecycleState State { get; private set; }

    /// <summary>What is shown of it; null before there is one.</summary>
    public InstanceView? View { get; private set; }

    /// <summary>The VM; null while there is none.</summary>
    public VmInstance? Vm { get; private set; }

    /// <summary>The spec of the VM, which stays when the VM has gone; null before it is known.</summary>
    public Latest.InstanceSpec? Spec { get; private set; }

    /// <summary>Completes with the next change of the generation, or when the server shuts down.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Whether the server is shutting down.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Begins the instance's life.</summary>
    public void Begin(LifecycleEvent happened, InstanceProperties properties, Func<InstanceView, InstanceView> complete)
    {
        State = Next(happened);
        Publish(complete(new InstanceView { Properties = properties, State = Lifecycle.Show(State), Generation = 0 }));
    }

    /// <summary>Goes to the state that follows.</summary>
    public void Enter(LifecycleEvent happened) => Enter(happened, view => view);

    /// <summary>Goes to the state that follows, and changes what is shown with it.</summary>
    public void Enter(LifecycleEvent happened, Func<InstanceView, InstanceView> change)
    {
        State = Next(happened);
        var view = change(View!) with { State = Lifecycle.Show(State) };
        if (view != View)
        {
            Publish(view);
        }
    }

    /// <summary>Changes what is shown, and wakes whoever waits for that.</summary>
    public void Publish(InstanceView view)
    {
        View = view with { Generation = (View?.Generation ?? 0) + 1 };
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }

    /// <summary>Changes what is shown of a migration; only with a new phase does that wake whoever waits for a change.</summary>
    public void Show(InstanceView view, bool isNewPhase)
    {
        if (isNewPhase)
        {
            Publish(view);
        }
        else
        {
            View = view;
        }
    }

    /// <summary>Takes a VM.</summary>
    public void Take(VmInstance vm) => (Vm, Spec) = (vm, vm.ApiSpec);

    /// <summary>Replaces the machine after a reset.</summary>
    public void Replace(VmInstance vm) => Vm = vm;

    /// <summary>Runs the machine. A guest that has faulted stays as it is: that is the guest's state, not the instance's.</summary>
    public void RunMachine()
    {
        if (Vm!.Machine.Fault is null)
        {
            Vm.Machine.Run();
        }
    }

    /// <summary>Stops the VM for good and drops it.</summary>
    public void Stop()
    {
        Enter(LifecycleEvent.StopRequested);
        Enter(LifecycleEvent.Stopped);
        Release();
    }

    /// <summary>Drops the VM, which has stopped for good.</summary>
    public void Release()
    {
        DropMachine();
        Enter(LifecycleEvent.Released);
    }

    /// <summary>Forgets an instance that never got here.</summary>
    public void Fail(string reason)
    {
        DropMachine();
        Spec = null;
        Enter(LifecycleEvent.FetchFailed, view => view with { FailureReason = reason });
    }

    /// <summary>Takes no more requests, and wakes whoever waits for a change: the server is shutting down.</summary>
    public void BeginClose()
    {
        IsClosing = true;
        _changed.TrySetResult();
    }

    /// <summary>Drops whatever there is: the server is shutting down.</summary>
    public void Close()
    {
        DropMachine();
        if (Lifecycle.Next(State, LifecycleEvent.HostClosed) is not null)
        {
            Enter(LifecycleEvent.HostClosed);
        }
    }

    private LifecycleState Next(LifecycleEvent happened) =>
        Lifecycle.Next(State, happened) ?? throw new UnreachableException($"{happened} while {State}");

    private void DropMachine()
    {
        if (Vm is { } vm)
        {
            Vm = null;
            vm.Dispose();
            HeapPressure.GiveBack();
        }
    }
}
