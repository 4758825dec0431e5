namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>The integer registers by their names in the calling convention.</summary>
internal enum Register
{
    Zero, Ra, Sp, Gp, Tp, T0, T1, T2, S0, S1, A0, A1, A2, A3, A4, A5, A6, A7, S2, S3, S4, S5, S6, S7, S8, S9, S10, S11, T3, T4, T5, T6,
}

/// <summary>The control and status registers that guests write.</summary>
internal enum Csr
{
    Mstatus = 0x300,
    Mie = 0x304,
    Mtvec = 0x305,
    Mscratch = 0x340,
    Mepc = 0x341,
    Mcause = 0x342,
    Mtval = 0x343,
    Mip = 0x344,
    Time = 0xC01,
    Minstret = 0xB02,
    Mhartid = 0xF14,
}
