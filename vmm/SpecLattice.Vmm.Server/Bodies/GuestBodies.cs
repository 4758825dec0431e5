using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Server.Bodies;

/// <summary>The answer to <c>GET /debug/guest</c>: what the guest is doing. The guest is not disturbed.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record GuestBody
{
    /// <summary>How far the guest has counted; null where it runs no counting program.</summary>
    public ulong? Counter { get; init; }

    /// <summary>Whether the VM is <c>Paused</c>, <c>Running</c> or <c>Faulted</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Instructions that the VM has executed on this server.</summary>
    public required ulong Instructions { get; init; }

    /// <summary>Bytes of this server's memory behind the guest's.</summary>
    public required ulong AllocatedRamBytes { get; init; }

    /// <summary>Why the guest cannot continue; null unless it cannot.</summary>
    public string? Fault { get; init; }

    internal static GuestBody FromView(GuestView guest) => new()
    {
        Counter = guest.Counter,
        Status = guest.Status.ToString(),
        Instructions = guest.Counters.Instructions,
        AllocatedRamBytes = guest.Counters.AllocatedRamBytes,
        Fault = guest.Fault?.ToString(),
    };
}

/// <summary>
/// The answer to <c>GET /debug/guest-memory</c>: whether every page of the guest's working set holds what its counter says it must. The guest is paused for
/// the check.
/// </summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record GuestMemoryBody
{
    /// <summary>How far the guest has counted.</summary>
    public required ulong Counter { get; init; }

    /// <summary>How many pages were compared with the counter, all of the working set.</summary>
    public required ulong PagesChecked { get; init; }

    /// <summary>What is wrong, with the page; null when everything is right.</summary>
    public string? Problem { get; init; }

    internal static GuestMemoryBody FromCheck(GuestMemoryCheck check) => new()
    {
        Counter = check.Counter,
        PagesChecked = check.PagesChecked,
        Problem = check.Problem,
    };
}
