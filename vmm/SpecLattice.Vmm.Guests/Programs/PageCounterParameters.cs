using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>What the page counter is told when it is loaded.</summary>
public sealed record PageCounterParameters
{
    /// <summary>How many pages it writes, round and round: the size of its working set.</summary>
    public ulong Pages { get; init; } = 256;

    /// <summary>How many counts lie between two lines on the console; zero for no lines.</summary>
    public ulong CountsPerLine { get; init; } = 10_000;

    /// <summary>How many times it runs round an empty loop of three instructions between two counts: its pace.</summary>
    public ulong Spin { get; init; }

    /// <summary>The COM port that it prints on, 1 to 4; null for none.</summary>
    public int? ComPort { get; init; } = 1;

    /// <summary>How many counts it makes in a second, asleep between them; zero for as many as it can. Each count makes a page dirty.</summary>
    public ulong CountsPerSecond { get; init; }

    /// <summary>Whether it also works on the machine's disks, one of each kind.</summary>
    public bool UsesDisks { get; init; }

    /// <summary>The RAM it needs, in bytes.</summary>
    public ulong RequiredRam => PageCounterProgram.PagesOffset + (Pages << GuestRam.PageShift);
}
