namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>The major opcodes: the lowest seven bits of an instruction word, named as in the manual's opcode map.</summary>
internal static class Opcode
{
    public const uint Load = 0x03;
    public const uint MiscMem = 0x0F;
    public const uint OpImm = 0x13;
    public const uint Auipc = 0x17;
    public const uint OpImm32 = 0x1B;
    public const uint Store = 0x23;
    public const uint Amo = 0x2F;
    public const uint Op = 0x33;
    public const uint Lui = 0x37;
    public const uint Op32 = 0x3B;
    public const uint Branch = 0x63;
    public const uint Jalr = 0x67;
    public const uint Jal = 0x6F;
    public const uint System = 0x73;

    /// <summary>The lowest two bits of every instruction of 32 bits; what remains above them is dense enough for a jump table.</summary>
    public const uint WordBits = 3;
}
