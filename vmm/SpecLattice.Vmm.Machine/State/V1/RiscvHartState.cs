namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>A RISC-V hart (RV64IMA, machine mode only) at an instruction boundary.</summary>
[Spec("riscv-hart", 1)]
public sealed partial record RiscvHartState
{
    /// <summary>Whether the hart was never started. A parked hart has no other state.</summary>
    public required bool Parked { get; init; }

    /// <summary>Whether the hart waits for an interrupt: it has executed <c>wfi</c>, and <see cref="Pc"/> is behind it.</summary>
    public required bool Waiting { get; init; }

    /// <summary>
    /// Whether the guest cannot continue. The cause, place and value are in <see cref="Mcause"/>, <see cref="Mepc"/> and <see
    /// cref="Mtval"/>.
    /// </summary>
    public required bool Faulted { get; init; }

    /// <summary>The address of the next instruction.</summary>
    public required ulong Pc { get; init; }

    /// <summary>Registers x1 to x31. (x0 is always zero.)</summary>
    public required SpecList<ulong> Registers { get; init; }

    /// <summary>Instructions retired.</summary>
    public required ulong Instret { get; init; }

    /// <summary>Interrupt enable and its saved copy: bits 3 (MIE) and 7 (MPIE); bits 11 and 12 (MPP) are always set.</summary>
    public required ulong Mstatus { get; init; }

    /// <summary>Enabled interrupts: bit 11 (external).</summary>
    public required ulong Mie { get; init; }

    /// <summary>The trap handler's address, a multiple of four; zero when there is none.</summary>
    public required ulong Mtvec { get; init; }

    /// <summary>The guest's scratch register.</summary>
    public required ulong Mscratch { get; init; }

    /// <summary>The address of the instruction that trapped, a multiple of four.</summary>
    public required ulong Mepc { get; init; }

    /// <summary>Why the last trap was taken.</summary>
    public required ulong Mcause { get; init; }

    /// <summary>The address or instruction that caused the last trap.</summary>
    public required ulong Mtval { get; init; }
}
