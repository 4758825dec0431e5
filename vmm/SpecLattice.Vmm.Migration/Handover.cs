namespace SpecLattice.Vmm.Migration;

/// <summary>
/// The handover, the last phase of a migration, which decides who may run the VM: a state machine for the source and one for the target. They are pure
/// functions, defined for every state and event, without input, output or clocks, so that every interleaving of the two can be searched.
/// </summary>
/// <remarks>
/// <para>
/// The rule is that at most one side may run the VM. Until the source says "run" it is the source; afterwards the source runs the VM only if an operator
/// says that the target does not, or the target itself says that it has dropped the VM.
/// </para>
/// <para>
/// Time enters by one assumption: a word "run" is acted upon within the target's idle timeout, counted from the moment at which the target asked for it, or
/// never. So the target reports a word that took longer as <see cref="TargetEvent.WaitExpired"/>, and the source, which counts from a later moment, does not
/// report <see cref="SourceEvent.WordExpired"/> before that time has passed. Both servers need the same idle timeout for that, or the source the longer one.
/// </para>
/// </remarks>
internal static class Handover
{
    /// <summary>The source's next state and what it has to do.</summary>
    public static (SourceState State, SourceActions Actions) Next(SourceState state, SourceEvent happened) => state switch
    {
        SourceState.Sending => happened switch
        {
            SourceEvent.Failed => (SourceState.Kept, SourceActions.ResumeGuest),
            SourceEvent.TargetReady => (SourceState.Granted, SourceActions.SayRun),

            // Asking on a second connection means that nobody listens on the first: what is still under way there is over.
            SourceEvent.TargetAsked => (SourceState.Kept, SourceActions.SayNo | SourceActions.WakeSender),
            SourceEvent.TargetRuns or SourceEvent.TargetFailed or SourceEvent.WordExpired => (state, SourceActions.None),
            SourceEvent.OperatorSaysItRuns or SourceEvent.OperatorSaysItDoesNot => (state, SourceActions.RefuseOperator),
            SourceEvent.OperatorCancels => (SourceState.Kept, SourceActions.WakeSender),
            _ => throw Unknown(happened),
        },
        _ when happened == SourceEvent.OperatorCancels => (state, SourceActions.RefuseOperator),
        SourceState.Kept => happened switch
        {
            SourceEvent.TargetReady or SourceEvent.TargetAsked => (state, SourceActions.SayNo),
            SourceEvent.Failed or SourceEvent.TargetRuns or SourceEvent.TargetFailed or SourceEvent.WordExpired => (state, SourceActions.None),
            SourceEvent.OperatorSaysItRuns or SourceEvent.OperatorSaysItDoesNot => (state, SourceActions.RefuseOperator),
            _ => throw Unknown(happened),
        },
        SourceState.Granted => happened switch
        {
            SourceEvent.TargetAsked => (state, SourceActions.SayRun),
            SourceEvent.TargetRuns => (SourceState.HandedOver, SourceActions.WakeSender),
            SourceEvent.TargetFailed => (SourceState.Kept, SourceActions.WakeSender),
            SourceEvent.WordExpired => (SourceState.Unconfirmed, SourceActions.AskOperator),
            SourceEvent.Failed or SourceEvent.TargetReady => (state, SourceActions.None),
            SourceEvent.OperatorSaysItRuns or SourceEvent.OperatorSaysItDoesNot => (state, SourceActions.RefuseOperator),
            _ => throw Unknown(happened),
        },
        SourceState.Unconfirmed => happened switch
        {
            SourceEvent.TargetAsked => (SourceState.GrantedAgain, SourceActions.SayRun),
            SourceEvent.TargetRuns or SourceEvent.OperatorSaysItRuns => (SourceState.HandedOver, SourceActions.ReleaseGuest),
            SourceEvent.OperatorSaysItDoesNot or SourceEvent.TargetFailed => (SourceState.Kept, SourceActions.ResumeGuest),
            SourceEvent.Failed or SourceEvent.TargetReady or SourceEvent.WordExpired => (state, SourceActions.None),
            _ => throw Unknown(happened),
        },
        SourceState.GrantedAgain => happened switch
        {
            SourceEvent.TargetAsked => (state, SourceActions.SayRun),
            SourceEvent.TargetRuns or SourceEvent.OperatorSaysItRuns => (SourceState.HandedOver, SourceActions.ReleaseGuest),
            SourceEvent.WordExpired => (SourceState.Unconfirmed, SourceActions.None),
            SourceEvent.TargetFailed => (SourceState.Kept, SourceActions.ResumeGuest),

            SourceEvent.OperatorSaysItDoesNot => (state, SourceActions.RefuseOperator), // It may act on the new word at any moment.
            SourceEvent.Failed or SourceEvent.TargetReady => (state, SourceActions.None),
            _ => throw Unknown(happened),
        },
        SourceState.HandedOver => happened switch
        {
            SourceEvent.TargetAsked => (state, SourceActions.SayRun),
            SourceEvent.Failed or SourceEvent.TargetReady or SourceEvent.TargetRuns or SourceEvent.TargetFailed or SourceEvent.WordExpired => (state, SourceActions.None),
            SourceEvent.OperatorSaysItRuns or SourceEvent.OperatorSaysItDoesNot => (state, SourceActions.RefuseOperator),
            _ => throw Unknown(happened),
        },
        _ => throw Unknown(state),
    };

    /// <summary>The target's next state and what it has to do.</summary>
    public static (TargetState State, TargetActions Actions) Next(TargetState state, TargetEvent happened) => state switch
    {
        TargetState.Receiving => happened switch
        {
            TargetEvent.HasEverything => (TargetState.Waiting, TargetActions.SayReady),
            TargetEvent.WordNo or TargetEvent.WaitExpired or TargetEvent.ConnectionLost or TargetEvent.Cancelled => (TargetState.Failed, TargetActions.Drop),
            TargetEvent.WordRun or TargetEvent.Asked or TargetEvent.Reported or TargetEvent.GaveUp => (state, TargetActions.None),
            _ => throw Unknown(happened),
        },
        TargetState.Waiting => happened switch
        {
            TargetEvent.WordRun => (TargetState.Running, TargetActions.Start | TargetActions.SayRuns),
            TargetEvent.WordNo or TargetEvent.Cancelled => (TargetState.Failed, TargetActions.Drop),

            // Whatever comes on this connection now is an old word.
            TargetEvent.WaitExpired or TargetEvent.ConnectionLost => (TargetState.Cut, TargetActions.Ask),
            TargetEvent.HasEverything or TargetEvent.Asked or TargetEvent.Reported or TargetEvent.GaveUp => (state, TargetActions.None),
            _ => throw Unknown(happened),
        },
        TargetState.Cut => happened switch
        {
            TargetEvent.Asked => (TargetState.Waiting, TargetActions.None),
            TargetEvent.WaitExpired or TargetEvent.ConnectionLost => (state, TargetActions.Ask),
            TargetEvent.WordNo or TargetEvent.GaveUp or TargetEvent.Cancelled => (TargetState.Failed, TargetActions.Drop),
            TargetEvent.WordRun or TargetEvent.HasEverything or TargetEvent.Reported => (state, TargetActions.None),
            _ => throw Unknown(happened),
        },
        TargetState.Running => happened switch
        {
            TargetEvent.WordRun => (state, TargetActions.SayRuns),
            TargetEvent.Reported => (TargetState.Reported, TargetActions.None),
            TargetEvent.WaitExpired or TargetEvent.ConnectionLost => (TargetState.RunningCut, TargetActions.Ask),

            // The source no longer knows the migration.
            TargetEvent.WordNo => (TargetState.Reported, TargetActions.None),
            TargetEvent.HasEverything or TargetEvent.Asked or TargetEvent.GaveUp or TargetEvent.Cancelled => (state, TargetActions.None),
            _ => throw Unknown(happened),
        },
        TargetState.RunningCut => happened switch
        {
            TargetEvent.Asked => (TargetState.Running, TargetActions.None),
            TargetEvent.WaitExpired or TargetEvent.ConnectionLost => (state, TargetActions.Ask),

            // It runs; only the source does not know, or no longer knows the migration.
            TargetEvent.WordNo or TargetEvent.GaveUp => (TargetState.Reported, TargetActions.None),
            TargetEvent.WordRun or TargetEvent.HasEverything or TargetEvent.Reported or TargetEvent.Cancelled => (state, TargetActions.None),
            _ => throw Unknown(happened),
        },
        TargetState.Reported or TargetState.Failed => (state, TargetActions.None),
        _ => throw Unknown(state),
    };

    private static ArgumentOutOfRangeException Unknown<T>(T value) => new(nameof(value), value, null);
}

/// <summary>Where a source is in a handover.</summary>
internal enum SourceState
{
    /// <summary>The VM is the source's, which is sending it.</summary>
    Sending,

    /// <summary>The VM stays at the source. Final.</summary>
    Kept,

    /// <summary>The target was told to run the VM, and may still act on that.</summary>
    Granted,

    /// <summary>The target was told to run the VM and has not said that it does; no word that was sent is still good. An operator has to say.</summary>
    Unconfirmed,

    /// <summary>As <see cref="Unconfirmed"/>, but the target has asked since, was told again, and may still act on that.</summary>
    GrantedAgain,

    /// <summary>The target runs the VM. Final.</summary>
    HandedOver,
}

/// <summary>What a source learns.</summary>
internal enum SourceEvent
{
    /// <summary>Something went wrong.</summary>
    Failed,

    /// <summary>The target says "I have everything".</summary>
    TargetReady,

    /// <summary>The target asks on a new connection whether it may run.</summary>
    TargetAsked,

    /// <summary>The target says "I run", or that it does when it is asked.</summary>
    TargetRuns,

    /// <summary>The target, when it is asked, says that it has dropped the VM.</summary>
    TargetFailed,

    /// <summary>The target no longer acts on any word that was sent: too much time has passed.</summary>
    WordExpired,

    /// <summary>An operator says that the target runs.</summary>
    OperatorSaysItRuns,

    /// <summary>An operator says that the target does not run and never will.</summary>
    OperatorSaysItDoesNot,

    /// <summary>An operator wants the VM to stay.</summary>
    OperatorCancels,
}

/// <summary>What a source has to do.</summary>
[Flags]
internal enum SourceActions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Tell the target to run.</summary>
    SayRun = 1,

    /// <summary>Tell the target that the VM stays here.</summary>
    SayNo = 2,

    /// <summary>Let the task that sends the VM end its wait: it finishes, or resumes the guest.</summary>
    WakeSender = 4,

    /// <summary>Run the guest here.</summary>
    ResumeGuest = 8,

    /// <summary>Drop the guest: it runs elsewhere.</summary>
    ReleaseGuest = 16,

    /// <summary>Show that an operator has to say what became of the target.</summary>
    AskOperator = 32,

    /// <summary>Refuse what the operator said.</summary>
    RefuseOperator = 64,
}

/// <summary>Where a target is in a handover.</summary>
internal enum TargetState
{
    /// <summary>Part of the VM has not arrived.</summary>
    Receiving,

    /// <summary>It has everything and waits on a connection to be told whether it may run.</summary>
    Waiting,

    /// <summary>It has everything, but no connection on which to wait.</summary>
    Cut,

    /// <summary>It runs, and tells the source until that has acknowledged it.</summary>
    Running,

    /// <summary>It runs, but has no connection on which to tell the source.</summary>
    RunningCut,

    /// <summary>It runs, and has told the source or given up trying. Final.</summary>
    Reported,

    /// <summary>It has dropped the VM. Final.</summary>
    Failed,
}

/// <summary>What a target learns.</summary>
internal enum TargetEvent
{
    /// <summary>The last part of the VM has arrived.</summary>
    HasEverything,

    /// <summary>The source says "run", within the time for which a word is good.</summary>
    WordRun,

    /// <summary>The source says that it keeps the VM, or that it cannot be sent.</summary>
    WordNo,

    /// <summary>The time for which a word is good has passed, whether or not one has come since.</summary>
    WaitExpired,

    /// <summary>The connection was lost, or none could be made.</summary>
    ConnectionLost,

    /// <summary>It has asked on a new connection.</summary>
    Asked,

    /// <summary>The source has acknowledged "I run", or, before protocol 2, it was sent.</summary>
    Reported,

    /// <summary>It has asked as many times as it may.</summary>
    GaveUp,

    /// <summary>The migration was cancelled here.</summary>
    Cancelled,
}

/// <summary>What a target has to do.</summary>
[Flags]
internal enum TargetActions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Say "I have everything".</summary>
    SayReady = 1,

    /// <summary>Hang up and ask on a new connection.</summary>
    Ask = 2,

    /// <summary>Run the guest.</summary>
    Start = 4,

    /// <summary>Say "I run".</summary>
    SayRuns = 8,

    /// <summary>Drop the guest.</summary>
    Drop = 16,
}
