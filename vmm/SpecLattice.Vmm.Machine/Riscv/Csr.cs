namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>The control and status registers that a hart has.</summary>
internal enum Csr : uint
{
    Mstatus = 0x300,
    Misa = 0x301,
    Mie = 0x304,
    Mtvec = 0x305,
    Mscratch = 0x340,
    Mepc = 0x341,
    Mcause = 0x342,
    Mtval = 0x343,
    Mip = 0x344,
    Mcycle = 0xB00,
    Minstret = 0xB02,
    Cycle = 0xC00,
    Time = 0xC01,
    Instret = 0xC02,
    Mvendorid = 0xF11,
    Marchid = 0xF12,
    Mimpid = 0xF13,
    Mhartid = 0xF14,
    Mconfigptr = 0xF15,
}

/// <summary>The fields of <c>mstatus</c> that a hart with machine mode alone has.</summary>
internal static class Mstatus
{
    /// <summary>Interrupts are enabled.</summary>
    public const ulong Mie = 1 << 3;

    /// <summary>Interrupts were enabled before the trap.</summary>
    public const ulong Mpie = 1 << 7;

    /// <summary>The mode before the trap: always machine mode.</summary>
    public const ulong Mpp = 3 << 11;

    /// <summary>By how many bits <see cref="Mpie"/> is above <see cref="Mie"/>.</summary>
    public const int MpieShift = 4;
}

/// <summary>The bits of <c>mip</c>, and of <c>mie</c>, which has the same ones.</summary>
internal static class Mip
{
    /// <summary>Software interrupt.</summary>
    public const ulong Msip = 1 << 3;

    /// <summary>Timer interrupt.</summary>
    public const ulong Mtip = 1 << 7;

    /// <summary>External interrupt.</summary>
    public const ulong Meip = 1 << 11;

    /// <summary>All of them.</summary>
    public const ulong All = Msip | Mtip | Meip;
}
