using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Guests.Assembly;

internal sealed partial class Assembler
{
    /// <summary>The operands of a fence that orders everything before it with everything after it: input, output, reads and writes, twice.</summary>
    private const uint EveryAccess = 0xFF;

    public Assembler Lui(Register rd, long upper) => Word(Opcode.Lui | ((uint)rd << 7) | ((uint)Fit(upper, 20, 0) << 12));

    public Assembler Addi(Register rd, Register rs1, long immediate) => I(Opcode.OpImm, Funct3.Add, rd, rs1, immediate);

    public Assembler Addiw(Register rd, Register rs1, long immediate) => I(Opcode.OpImm32, Funct3.Add, rd, rs1, immediate);

    public Assembler Andi(Register rd, Register rs1, long immediate) => I(Opcode.OpImm, Funct3.And, rd, rs1, immediate);

    public Assembler Ori(Register rd, Register rs1, long immediate) => I(Opcode.OpImm, Funct3.Or, rd, rs1, immediate);

    public Assembler Slli(Register rd, Register rs1, int distance) => I(Opcode.OpImm, Funct3.Sll, rd, rs1, distance & 63);

    public Assembler Srli(Register rd, Register rs1, int distance) => I(Opcode.OpImm, Funct3.Srl, rd, rs1, distance & 63);

    public Assembler Add(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Add, Funct7.Base, rd, rs1, rs2);

    public Assembler Sub(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Add, Funct7.SubSra, rd, rs1, rs2);

    public Assembler Or(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Or, Funct7.Base, rd, rs1, rs2);

    public Assembler And(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.And, Funct7.Base, rd, rs1, rs2);

    public Assembler Sltu(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Sltu, Funct7.Base, rd, rs1, rs2);

    public Assembler AmoaddD(Register rd, Register rs2, Register rs1) => A(Funct3.AmoD, Funct5.AmoAdd, rd, rs1, rs2);

    public Assembler AmoswapW(Register rd, Register rs2, Register rs1) => A(Funct3.AmoW, Funct5.AmoSwap, rd, rs1, rs2);

    public Assembler LrD(Register rd, Register rs1) => A(Funct3.AmoD, Funct5.Lr, rd, rs1, Register.Zero);

    public Assembler ScD(Register rd, Register rs2, Register rs1) => A(Funct3.AmoD, Funct5.Sc, rd, rs1, rs2);

    public Assembler Xor(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Xor, Funct7.Base, rd, rs1, rs2);

    public Assembler Mul(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Mul, Funct7.MulDiv, rd, rs1, rs2);

    public Assembler Divu(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Divu, Funct7.MulDiv, rd, rs1, rs2);

    public Assembler Remu(Register rd, Register rs1, Register rs2) => R(Opcode.Op, Funct3.Remu, Funct7.MulDiv, rd, rs1, rs2);

    public Assembler Lb(Register rd, long offset, Register rs1) => I(Opcode.Load, Funct3.Lb, rd, rs1, offset);

    public Assembler Lbu(Register rd, long offset, Register rs1) => I(Opcode.Load, Funct3.Lbu, rd, rs1, offset);

    public Assembler Lhu(Register rd, long offset, Register rs1) => I(Opcode.Load, Funct3.Lhu, rd, rs1, offset);

    public Assembler Lwu(Register rd, long offset, Register rs1) => I(Opcode.Load, Funct3.Lwu, rd, rs1, offset);

    public Assembler Lw(Register rd, long offset, Register rs1) => I(Opcode.Load, Funct3.Lw, rd, rs1, offset);

    public Assembler Ld(Register rd, long offset, Register rs1) => I(Opcode.Load, Funct3.Ld, rd, rs1, offset);

    public Assembler Sb(Register rs2, long offset, Register rs1) => S(Funct3.Sb, rs2, offset, rs1);

    public Assembler Sh(Register rs2, long offset, Register rs1) => S(Funct3.Sh, rs2, offset, rs1);

    public Assembler Sw(Register rs2, long offset, Register rs1) => S(Funct3.Sw, rs2, offset, rs1);

    public Assembler Sd(Register rs2, long offset, Register rs1) => S(Funct3.Sd, rs2, offset, rs1);

    public Assembler Beq(Register rs1, Register rs2, string label) => B(Funct3.Beq, rs1, rs2, label);

    public Assembler Bne(Register rs1, Register rs2, string label) => B(Funct3.Bne, rs1, rs2, label);

    public Assembler Bltu(Register rs1, Register rs2, string label) => B(Funct3.Bltu, rs1, rs2, label);

    public Assembler Bgeu(Register rs1, Register rs2, string label) => B(Funct3.Bgeu, rs1, rs2, label);

    public Assembler Jal(Register rd, string label) => WithLabel(label, Opcode.Jal | ((uint)rd << 7), JumpBits);

    public Assembler Jalr(Register rd, long offset, Register rs1) => I(Opcode.Jalr, Funct3.Jalr, rd, rs1, offset);

    public Assembler Csrrw(Register rd, Csr csr, Register rs1) => System(Funct3.Csrrw, rd, rs1, (uint)csr);

    public Assembler Csrrs(Register rd, Csr csr, Register rs1) => System(Funct3.Csrrs, rd, rs1, (uint)csr);

    public Assembler Fence() => Word(Opcode.MiscMem | (Funct3.Fence << 12) | (EveryAccess << 20));

    public Assembler FenceI() => Word(Opcode.MiscMem | (Funct3.FenceI << 12));

    public Assembler Ecall() => Privileged(Funct12.Ecall);

    public Assembler Mret() => Privileged(Funct12.Mret);

    public Assembler Wfi() => Privileged(Funct12.Wfi);

    // Pseudo-instructions.

    public Assembler Nop() => Addi(Register.Zero, Register.Zero, 0);

    public Assembler Mv(Register rd, Register rs) => Addi(rd, rs, 0);

    public Assembler J(string label) => Jal(Register.Zero, label);

    public Assembler Call(string label) => Jal(Register.Ra, label);

    public Assembler Ret() => Jalr(Register.Zero, 0, Register.Ra);

    public Assembler Beqz(Register rs, string label) => Beq(rs, Register.Zero, label);

    public Assembler Bnez(Register rs, string label) => Bne(rs, Register.Zero, label);

    /// <summary>Stores a constant at an address; <paramref name="scratch"/> and t6 are used up.</summary>
    public Assembler Put(int size, ulong address, ulong value, Register scratch = Register.T5)
    {
        Li(Register.T6, (long)address);
        Li(scratch, (long)value);
        return size switch
        {
            1 => Sb(scratch, 0, Register.T6),
            2 => Sh(scratch, 0, Register.T6),
            4 => Sw(scratch, 0, Register.T6),
            _ => Sd(scratch, 0, Register.T6),
        };
    }

    public Assembler Csrr(Register rd, Csr csr) => Csrrs(rd, csr, Register.Zero);

    public Assembler Csrw(Csr csr, Register rs) => Csrrw(Register.Zero, csr, rs);

    /// <summary>Loads any 64-bit number, in one to eight instructions.</summary>
    public Assembler Li(Register rd, long value)
    {
        var low = value << 52 >> 52;
        if (value == low)
        {
            return Addi(rd, Register.Zero, low);
        }

        if (value == (int)value)
        {
            // The sum wraps for the numbers just below 2^31: addiw brings them back into 32 bits.
            Lui(rd, (int)(value - low) >> 12);
            return low == 0 ? this : Addiw(rd, rd, low);
        }

        Li(rd, (value - low) >> 12);
        Slli(rd, rd, 12);
        return low == 0 ? this : Addi(rd, rd, low);
    }

    /// <summary>Loads a label's address, within 2 GiB.</summary>
    public Assembler La(Register rd, string label)
    {
        WithLabel(label, Opcode.Auipc | ((uint)rd << 7), static (word, distance) => word | ((uint)(Fit(distance, 32, 0) + 0x800) & 0xFFFF_F000));

        // The second half counts from the first.
        return WithLabel(label, Opcode.OpImm | (Funct3.Add << 12) | ((uint)rd << 7) | ((uint)rd << 15), static (word, distance) => word | ((uint)(distance + 4) << 20));
    }
}
