namespace SpecLattice.Vmm.Migration;

/// <summary>
/// Who may run the VM, as the source decides it, once and for all: until <see cref="TryCommit"/> the source, afterwards only the target.
/// </summary>
/// <param name="id">The migration's id.</param>
internal sealed class Handover(Guid id)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Stage _stage = Stage.Open;

    private enum Stage
    {
        Open,
        Abandoned,
        Committed,
        Confirmed,
    }

    /// <summary>The migration's id.</summary>
    public Guid Id => id;

    /// <summary>Completes when the target has said that it runs.</summary>
    public Task Confirmed => _confirmed.Task;

    /// <summary>Whether the target may run.</summary>
    public bool IsCommitted
    {
        get
        {
            lock (_gate)
            {
                return _stage is Stage.Committed or Stage.Confirmed;
            }
        }
    }

    /// <summary>Gives the VM to the target. Before the target is told so.</summary>
    /// <returns>False when the VM stays at the source.</returns>
    public bool TryCommit()
    {
        lock (_gate)
        {
            if (_stage == Stage.Open)
            {
                _stage = Stage.Committed;
            }

            return _stage is Stage.Committed or Stage.Confirmed;
        }
    }

    /// <summary>Keeps the VM at the source.</summary>
    /// <returns>False when the target has it already.</returns>
    public bool TryAbandon()
    {
        lock (_gate)
        {
            if (_stage == Stage.Open)
            {
                _stage = Stage.Abandoned;
            }

            return _stage == Stage.Abandoned;
        }
    }

    /// <summary>Notes that the target runs.</summary>
    /// <returns>False when it was never given the VM, or the VM was taken back.</returns>
    public bool TryConfirm()
    {
        lock (_gate)
        {
            if (_stage is not (Stage.Committed or Stage.Confirmed))
            {
                return false;
            }

            _stage = Stage.Confirmed;
        }

        _confirmed.TrySetResult();
        return true;
    }

    /// <summary>Takes the VM back, because somebody is certain that the target does not run and never will.</summary>
    /// <returns>False when the target runs, or was never given the VM.</returns>
    public bool TryTakeBack()
    {
        lock (_gate)
        {
            if (_stage != Stage.Committed)
            {
                return false;
            }

            _stage = Stage.Abandoned;
            return true;
        }
    }
}
