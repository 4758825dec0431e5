using System.Runtime.CompilerServices;

namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>The fields of a 32-bit instruction word, named as in the RISC-V manual.</summary>
internal static class Instruction
{
    public static uint Opcode(uint word) => word & 0x7F;

    public static int Rd(uint word) => (int)((word >> 7) & 31);

    public static int Rs1(uint word) => (int)((word >> 15) & 31);

    public static int Rs2(uint word) => (int)((word >> 20) & 31);

    public static uint Funct3(uint word) => (word >> 12) & 7;

    public static uint Funct5(uint word) => word >> 27;

    public static uint Funct6(uint word) => word >> 26;

    public static uint Funct7(uint word) => word >> 25;

    public static uint Funct12(uint word) => word >> 20;

    public static Csr Csr(uint word) => (Csr)(word >> 20);

    public static ulong ImmI(uint word) => (ulong)((int)word >> 20);

    public static ulong ImmS(uint word) => (ulong)((((int)word >> 20) & ~31) | Rd(word));

    public static ulong ImmU(uint word) => (ulong)(int)(word & 0xFFFF_F000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ImmB(uint word) => (ulong)(
        (((int)word >> 19) & ~0xFFF) | (int)((word << 4) & 0x800) | (int)((word >> 20) & 0x7E0) | (int)((word >> 7) & 0x1E));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ImmJ(uint word) => (ulong)(
        (((int)word >> 11) & ~0xFFFFF) | (int)(word & 0xFF000) | (int)((word >> 9) & 0x800) | (int)((word >> 20) & 0x7FE));
}
