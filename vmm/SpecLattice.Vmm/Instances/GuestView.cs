using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Instances;

/// <summary>What the guest is doing: for demonstrations.</summary>
/// <param name="Counter">How far the guest has counted; null where it runs no counting program.</param>
/// <param name="Status">Whether it runs.</param>
/// <param name="Counters">What the machine has done on this server.</param>
/// <param name="Fault">Why the guest cannot continue; null unless it cannot.</param>
public sealed record GuestView(ulong? Counter, MachineStatus Status, MachineCounters Counters, GuestFault? Fault);

/// <summary>Whether the guest's memory and console hold exactly what its program leaves there.</summary>
/// <param name="Counter">How far the guest has counted.</param>
/// <param name="PagesChecked">How many pages of its working set were compared with that, all of them.</param>
/// <param name="Problem">What is wrong; null when everything is right.</param>
public sealed record GuestMemoryCheck(ulong Counter, ulong PagesChecked, string? Problem)
{
    /// <summary>Whether everything is right.</summary>
    public bool IsOk => Problem is null;
}
