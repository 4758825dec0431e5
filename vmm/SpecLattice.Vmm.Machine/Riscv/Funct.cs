namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>The field <c>funct3</c>: which instruction of a major opcode it is. The same number means something else in each opcode.</summary>
internal static class Funct3
{
    // OP, OP-IMM and their 32-bit forms.
    public const uint Add = 0; // also ADDI and SUB
    public const uint Sll = 1;
    public const uint Slt = 2;
    public const uint Sltu = 3;
    public const uint Xor = 4;
    public const uint Srl = 5; // also SRA
    public const uint Or = 6;
    public const uint And = 7;

    // OP and OP-32 with funct7 MULDIV.
    public const uint Mul = 0;
    public const uint Mulh = 1;
    public const uint Mulhsu = 2;
    public const uint Mulhu = 3;
    public const uint Div = 4;
    public const uint Divu = 5;
    public const uint Rem = 6;
    public const uint Remu = 7;

    // LOAD.
    public const uint Lb = 0;
    public const uint Lh = 1;
    public const uint Lw = 2;
    public const uint Ld = 3;
    public const uint Lbu = 4;
    public const uint Lhu = 5;
    public const uint Lwu = 6;

    // STORE.
    public const uint Sb = 0;
    public const uint Sh = 1;
    public const uint Sw = 2;
    public const uint Sd = 3;

    // BRANCH.
    public const uint Beq = 0;
    public const uint Bne = 1;
    public const uint Blt = 4;
    public const uint Bge = 5;
    public const uint Bltu = 6;
    public const uint Bgeu = 7;

    // JALR.
    public const uint Jalr = 0;

    // AMO: the width.
    public const uint AmoW = 2;
    public const uint AmoD = 3;

    // MISC-MEM.
    public const uint Fence = 0;
    public const uint FenceI = 1;

    // SYSTEM.
    public const uint Priv = 0;
    public const uint Csrrw = 1;
    public const uint Csrrs = 2;
    public const uint Csrrc = 3;
    public const uint Csrrwi = 5;
    public const uint Csrrsi = 6;
    public const uint Csrrci = 7;
}

/// <summary>The field <c>funct5</c> of AMO instructions: what the instruction does with what was in memory.</summary>
internal static class Funct5
{
    public const uint AmoAdd = 0;
    public const uint AmoSwap = 1;
    public const uint Lr = 2;
    public const uint Sc = 3;
    public const uint AmoXor = 4;
    public const uint AmoOr = 8;
    public const uint AmoAnd = 12;
    public const uint AmoMin = 16;
    public const uint AmoMax = 20;
    public const uint AmoMinu = 24;
    public const uint AmoMaxu = 28;
}

/// <summary>The field <c>funct6</c> of shifts by an immediate, whose distance takes the six bits below.</summary>
internal static class Funct6
{
    public const uint Base = 0;
    public const uint Sra = 0x10;
}

/// <summary>The field <c>funct7</c> of OP and OP-32.</summary>
internal static class Funct7
{
    public const uint Base = 0;
    public const uint MulDiv = 1;
    public const uint SubSra = 0x20;
}

/// <summary>The field <c>funct12</c> of SYSTEM instructions with <c>funct3</c> PRIV.</summary>
internal static class Funct12
{
    public const uint Ecall = 0;
    public const uint Ebreak = 1;
    public const uint Wfi = 0x105;
    public const uint Mret = 0x302;
}

/// <summary>The instructions of OP and OP-32, by <c>funct7</c> and <c>funct3</c> together.</summary>
internal static class Operation
{
    public const uint Add = (Funct7.Base << 3) | Funct3.Add;
    public const uint Sll = (Funct7.Base << 3) | Funct3.Sll;
    public const uint Slt = (Funct7.Base << 3) | Funct3.Slt;
    public const uint Sltu = (Funct7.Base << 3) | Funct3.Sltu;
    public const uint Xor = (Funct7.Base << 3) | Funct3.Xor;
    public const uint Srl = (Funct7.Base << 3) | Funct3.Srl;
    public const uint Or = (Funct7.Base << 3) | Funct3.Or;
    public const uint And = (Funct7.Base << 3) | Funct3.And;
    public const uint Sub = (Funct7.SubSra << 3) | Funct3.Add;
    public const uint Sra = (Funct7.SubSra << 3) | Funct3.Srl;
    public const uint Mul = (Funct7.MulDiv << 3) | Funct3.Mul;
    public const uint Mulh = (Funct7.MulDiv << 3) | Funct3.Mulh;
    public const uint Mulhsu = (Funct7.MulDiv << 3) | Funct3.Mulhsu;
    public const uint Mulhu = (Funct7.MulDiv << 3) | Funct3.Mulhu;
    public const uint Div = (Funct7.MulDiv << 3) | Funct3.Div;
    public const uint Divu = (Funct7.MulDiv << 3) | Funct3.Divu;
    public const uint Rem = (Funct7.MulDiv << 3) | Funct3.Rem;
    public const uint Remu = (Funct7.MulDiv << 3) | Funct3.Remu;
}
