using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>What an instance goes through: which state follows which, and what may be asked for in which. Tables, without input or output.</summary>
internal static class Lifecycle
{
    /// <summary>The state that follows.</summary>
    /// <returns>The state; null where the event cannot happen in the given one.</returns>
    public static LifecycleState? Next(LifecycleState state, LifecycleEvent happened) => (state, happened) switch
    {
        (LifecycleState.None, LifecycleEvent.Created) => LifecycleState.Creating,
        (LifecycleState.None, LifecycleEvent.FetchBegun) => LifecycleState.Arriving,

        (LifecycleState.Creating, LifecycleEvent.RunRequested) => LifecycleState.Starting,
        (LifecycleState.Starting or LifecycleState.Rebooting or LifecycleState.Arriving, LifecycleEvent.Started) => LifecycleState.Running,
        (LifecycleState.Running, LifecycleEvent.RebootRequested) => LifecycleState.Rebooting,

        (LifecycleState.Arriving, LifecycleEvent.FetchFailed) => LifecycleState.Failed,
        (LifecycleState.Running, LifecycleEvent.SendBegun) => LifecycleState.Leaving,
        (LifecycleState.Leaving or LifecycleState.LeavingToStop, LifecycleEvent.StaysHere) => LifecycleState.Running,
        (LifecycleState.Leaving or LifecycleState.LeavingToStop, LifecycleEvent.RunsElsewhere) => LifecycleState.Stopped,

        (LifecycleState.Creating or LifecycleState.Running, LifecycleEvent.StopRequested) => LifecycleState.Stopping,
        (LifecycleState.Leaving or LifecycleState.LeavingToStop, LifecycleEvent.StopRequested) => LifecycleState.LeavingToStop,
        (LifecycleState.Stopping, LifecycleEvent.Stopped) => LifecycleState.Stopped,
        (LifecycleState.Stopped, LifecycleEvent.Released) => LifecycleState.Destroyed,

        (not (LifecycleState.None or LifecycleState.Failed or LifecycleState.Destroyed), LifecycleEvent.HostClosed) => LifecycleState.Destroyed,
        _ => null,
    };

    /// <summary>What to answer to a request, which is as the original server has it.</summary>
    public static StateAnswer Answer(LifecycleState state, InstanceStateRequested requested) => (state, requested) switch
    {
        (LifecycleState.None, _) => StateAnswer.NoInstance,
        (LifecycleState.Arriving, _) => StateAnswer.StillArriving,
        (LifecycleState.Running or LifecycleState.Leaving, InstanceStateRequested.Run) => StateAnswer.AlreadySo,
        (LifecycleState.LeavingToStop or LifecycleState.Destroyed, InstanceStateRequested.Stop) => StateAnswer.AlreadySo,
        (LifecycleState.LeavingToStop, _) => StateAnswer.AboutToStop,
        (LifecycleState.Leaving, InstanceStateRequested.Reboot) => StateAnswer.NotWhileLeaving,
        (LifecycleState.Creating, InstanceStateRequested.Reboot) => StateAnswer.NotActive,
        (LifecycleState.Creating or LifecycleState.Running or LifecycleState.Leaving, _) => StateAnswer.Do,
        _ => StateAnswer.NoVm,
    };

    /// <summary>A state as the API shows it.</summary>
    public static InstanceState Show(LifecycleState state) => state switch
    {
        LifecycleState.Creating => InstanceState.Creating,
        LifecycleState.Starting => InstanceState.Starting,
        LifecycleState.Running => InstanceState.Running,
        LifecycleState.Rebooting => InstanceState.Rebooting,
        LifecycleState.Arriving or LifecycleState.Leaving or LifecycleState.LeavingToStop => InstanceState.Migrating,
        LifecycleState.Stopping => InstanceState.Stopping,
        LifecycleState.Stopped => InstanceState.Stopped,
        LifecycleState.Failed => InstanceState.Failed,
        LifecycleState.Destroyed => InstanceState.Destroyed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no instance is shown before there is one"),
    };
}

/// <summary>What an instance is doing: the API's states, with what the API does not show.</summary>
internal enum LifecycleState
{
    /// <summary>There is no instance yet.</summary>
    None,

    /// <summary>It was made and has never run.</summary>
    Creating,

    /// <summary>It is on its way here from another server.</summary>
    Arriving,

    /// <summary>It is about to run.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is being reset.</summary>
    Rebooting,

    /// <summary>It is on its way to another server, which includes that nobody knows whether it has got there.</summary>
    Leaving,

    /// <summary>As <see cref="Leaving"/>, and it is to stop should it stay here.</summary>
    LeavingToStop,

    /// <summary>It is about to stop.</summary>
    Stopping,

    /// <summary>It does not run and never will again; the VM is about to be dropped.</summary>
    Stopped,

    /// <summary>It never got here. Final.</summary>
    Failed,

    /// <summary>The VM is gone. Final.</summary>
    Destroyed,
}

/// <summary>What happens to an instance.</summary>
internal enum LifecycleEvent
{
    /// <summary>It was made from a spec.</summary>
    Created,

    /// <summary>It is being fetched from another server.</summary>
    FetchBegun,

    /// <summary>It could not be fetched.</summary>
    FetchFailed,

    /// <summary>Somebody wants it to run.</summary>
    RunRequested,

    /// <summary>Somebody wants it reset.</summary>
    RebootRequested,

    /// <summary>Somebody wants it to stop.</summary>
    StopRequested,

    /// <summary>The machine runs.</summary>
    Started,

    /// <summary>Another server fetches it.</summary>
    SendBegun,

    /// <summary>The other server does not have it.</summary>
    StaysHere,

    /// <summary>The other server runs it.</summary>
    RunsElsewhere,

    /// <summary>The machine was stopped for good.</summary>
    Stopped,

    /// <summary>The machine was dropped.</summary>
    Released,

    /// <summary>The server is shutting down.</summary>
    HostClosed,
}

/// <summary>What to answer to a request for a state.</summary>
internal enum StateAnswer
{
    /// <summary>It is done.</summary>
    Do,

    /// <summary>It is so already, or will be.</summary>
    AlreadySo,

    /// <summary>Refused: there is no instance.</summary>
    NoInstance,

    /// <summary>Refused: the instance has not arrived.</summary>
    StillArriving,

    /// <summary>Refused: the VM is gone.</summary>
    NoVm,

    /// <summary>Refused: the instance has never run.</summary>
    NotActive,

    /// <summary>Refused: the instance is on its way to another server.</summary>
    NotWhileLeaving,

    /// <summary>Refused: the instance stops should it stay here.</summary>
    AboutToStop,
}
