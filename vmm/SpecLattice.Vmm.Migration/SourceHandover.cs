namespace SpecLattice.Vmm.Migration;

/// <summary>The source's side of one handover: its state, and whoever waits for it to change.</summary>
/// <param name="id">The migration's id.</param>
internal sealed class SourceHandover(Guid id)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SourceState _state = SourceState.Sending;
    private bool _isCancelled;
    private int _words;

    /// <summary>The migration's id.</summary>
    public Guid Id => id;

    /// <summary>Completes when the target has said that it runs, or an operator has.</summary>
    public Task Confirmed => _confirmed.Task;

    /// <summary>Completes when the target turns out to have left the connection on which the VM is sent, or to have dropped the VM, and when an operator wants the VM to stay.</summary>
    public Task Abandoned => _abandoned.Task;

    /// <summary>Whether the target was told to run the VM, and nobody knows whether it does.</summary>
    public bool IsOpen => State is SourceState.Granted or SourceState.GrantedAgain or SourceState.Unconfirmed;

    /// <summary>Whether the VM stays because an operator wanted it to.</summary>
    public bool IsCancelled
    {
        get
        {
            lock (_gate)
            {
                return _isCancelled;
            }
        }
    }

    /// <summary>Where it is.</summary>
    public SourceState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>How many times the target was told to run.</summary>
    public int Words
    {
        get
        {
            lock (_gate)
            {
                return _words;
            }
        }
    }

    /// <summary>Records an event.</summary>
    /// <returns>What has to be done now.</returns>
    public SourceActions Post(SourceEvent happened)
    {
        lock (_gate)
        {
            return PostLocked(happened);
        }
    }

    /// <summary>Records that a word is too old to be acted upon, unless the target was told again since, or the handover is elsewhere by now.</summary>
    /// <param name="words">How many times the target had been told when it was told that word.</param>
    /// <param name="state">Where the handover was.</param>
    /// <returns>What has to be done now.</returns>
    public SourceActions PostExpired(int words, SourceState state)
    {
        lock (_gate)
        {
            return _words == words && _state == state ? PostLocked(SourceEvent.WordExpired) : SourceActions.None;
        }
    }

    private SourceActions PostLocked(SourceEvent happened)
    {
        (_state, var actions) = Handover.Next(_state, happened);
        _isCancelled |= happened == SourceEvent.OperatorCancels && actions.HasFlag(SourceActions.WakeSender);
        _words += actions.HasFlag(SourceActions.SayRun) ? 1 : 0;
        if (actions.HasFlag(SourceActions.WakeSender))
        {
            (_state == SourceState.HandedOver ? _confirmed : _abandoned).TrySetResult();
        }

        return actions;
    }
}
