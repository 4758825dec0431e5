namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>Where the guest programs keep things in RAM. Offsets from its start.</summary>
internal static class GuestLayout
{
    /// <summary>The number of the program that was loaded: its <see cref="GuestKind.Number"/>.</summary>
    public const ulong Identity = 0x1FF8;

    /// <summary>How far the program has come.</summary>
    public const ulong Counter = PageCounterProgram.CounterOffset;

    /// <summary>What went wrong, as the program itself sees it: zero as long as nothing did.</summary>
    public const ulong Failure = 0x3200;

    /// <summary>More of a program's own.</summary>
    public const ulong Scratch = 0x3300;

    /// <summary>The rings and buffers of the disks that a program uses, <see cref="DiskBytes"/> for each.</summary>
    public const ulong Disks = 0x4000;

    /// <summary>The bytes for each disk.</summary>
    public const ulong DiskBytes = 0x4000;

    /// <summary>The rings and buffers of the socket device.</summary>
    public const ulong Socket = 0xC000;
}
