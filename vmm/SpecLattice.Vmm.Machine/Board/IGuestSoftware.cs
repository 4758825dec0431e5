namespace SpecLattice.Vmm.Machine.Board;

/// <summary>What a server loads into new machines, and how it looks into the guests that it knows.</summary>
public interface IGuestSoftware
{
    /// <summary>Loads the guest into a new machine, cut down to what the machine has.</summary>
    /// <param name="machine">The machine, paused and empty but for its disks.</param>
    /// <exception cref="ArgumentException">The guest cannot run on such a machine.</exception>
    void Load(IMachine machine);

    /// <summary>How far a machine's guest has counted.</summary>
    /// <param name="machine">The machine, which may run and may have come from another server.</param>
    /// <returns>The counter; null where the machine runs no guest that is known.</returns>
    ulong? ReadCounter(IMachine machine);

    /// <summary>Checks that a guest's memory and console hold exactly what its program leaves there.</summary>
    /// <param name="machine">The machine, paused.</param>
    /// <returns>What was found; null where the machine runs no guest that is known.</returns>
    GuestMemoryCheck? Check(IMachine machine);
}

/// <summary>Whether the guest's memory and console hold exactly what its program leaves there.</summary>
/// <param name="Counter">How far the guest has counted.</param>
/// <param name="PagesChecked">How many pages of its working set were compared with that, all of them.</param>
/// <param name="Problem">What is wrong; null when everything is right.</param>
public sealed record GuestMemoryCheck(ulong Counter, ulong PagesChecked, string? Problem)
{
    /// <summary>Whether everything is right.</summary>
    public bool IsOk => Problem is null;
}
