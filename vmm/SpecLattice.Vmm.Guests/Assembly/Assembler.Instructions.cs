using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Guests.Assembly;

internal sealed partial class Assembler
{
    public Assembler Lui(Register rd, long upper) => Word(0x37 | ((uint)rd << 7) | ((uint)Fit(upper, 20, 0) << 12));

    public Assembler Addi(Register rd, Register rs1, long immediate) => I(0x13, 0, rd, rs1, immediate);

    public Assembler Addiw(Register rd, Register rs1, long immediate) => I(0x1B, 0, rd, rs1, immediate);

    public Assembler Andi(Register rd, Register rs1, long immediate) => I(0x13, 7, rd, rs1, immediate);

    public Assembler Ori(Register rd, Register rs1, long immediate) => I(0x13, 6, rd, rs1, immediate);

    public Assembler Slli(Register rd, Register rs1, int distance) => I(0x13, 1, rd, rs1, distance & 63);

    public Assembler Srli(Register rd, Register rs1, int distance) => I(0x13, 5, rd, rs1, distance & 63);

    public Assembler Add(Register rd, Register rs1, Register rs2) => R(0x33, 0, 0, rd, rs1, rs2);

    public Assembler Sub(Register rd, Register rs1, Register rs2) => R(0x33, 0, 0x20, rd, rs1, rs2);

    public Assembler Or(Register rd, Register rs1, Register rs2) => R(0x33, 6, 0, rd, rs1, rs2);

    public Assembler And(Register rd, Register rs1, Register rs2) => R(0x33, 7, 0, rd, rs1, rs2);

    public Assembler Sltu(Register rd, Register rs1, Register rs2) => R(0x33, 3, 0, rd, rs1, rs2);

    public Assembler AmoaddD(Register rd, Register rs2, Register rs1) => R(0x2F, 3, 0, rd, rs1, rs2);

    public Assembler AmoswapW(Register rd, Register rs2, Register rs1) => R(0x2F, 2, 0x04, rd, rs1, rs2);

    public Assembler LrD(Register rd, Register rs1) => R(0x2F, 3, 0x08, rd, rs1, Register.Zero);

    public Assembler ScD(Register rd, Register rs2, Register rs1) => R(0x2F, 3, 0x0C, rd, rs1, rs2);

    public Assembler Xor(Register rd, Register rs1, Register rs2) => R(0x33, 4, 0, rd, rs1, rs2);

    public Assembler Mul(Register rd, Register rs1, Register rs2) => R(0x33, 0, 1, rd, rs1, rs2);

    public Assembler Divu(Register rd, Register rs1, Register rs2) => R(0x33, 5, 1, rd, rs1, rs2);

    public Assembler Remu(Register rd, Register rs1, Register rs2) => R(0x33, 7, 1, rd, rs1, rs2);

    public Assembler Lb(Register rd, long offset, Register rs1) => I(0x03, 0, rd, rs1, offset);

    public Assembler Lbu(Register rd, long offset, Register rs1) => I(0x03, 4, rd, rs1, offset);

    public Assembler Lhu(Register rd, long offset, Register rs1) => I(0x03, 5, rd, rs1, offset);

    public Assembler Lwu(Register rd, long offset, Register rs1) => I(0x03, 6, rd, rs1, offset);

    public Assembler Lw(Register rd, long offset, Register rs1) => I(0x03, 2, rd, rs1, offset);

    public Assembler Ld(Register rd, long offset, Register rs1) => I(0x03, 3, rd, rs1, offset);

    public Assembler Sb(Register rs2, long offset, Register rs1) => S(0, rs2, offset, rs1);

    public Assembler Sh(Register rs2, long offset, Register rs1) => S(1, rs2, offset, rs1);

    public Assembler Sw(Register rs2, long offset, Register rs1) => S(2, rs2, offset, rs1);

    public Assembler Sd(Register rs2, long offset, Register rs1) => S(3, rs2, offset, rs1);

    public Assembler Beq(Register rs1, Register rs2, string label) => B(0, rs1, rs2, label);

    public Assembler Bne(Register rs1, Register rs2, string label) => B(1, rs1, rs2, label);

    public Assembler Bltu(Register rs1, Register rs2, string label) => B(6, rs1, rs2, label);

    public Assembler Bgeu(Register rs1, Register rs2, string label) => B(7, rs1, rs2, label);

    public Assembler Jal(Register rd, string label) => WithLabel(label, 0x6F | ((uint)rd << 7), JumpBits);

    public Assembler Jalr(Register rd, long offset, Register rs1) => I(0x67, 0, rd, rs1, offset);

    public Assembler Csrrw(Register rd, Csr csr, Register rs1) => Word(0x1073 | ((uint)rd << 7) | ((uint)rs1 << 15) | ((uint)csr << 20));

    public Assembler Csrrs(Register rd, Csr csr, Register rs1) => Word(0x2073 | ((uint)rd << 7) | ((uint)rs1 << 15) | ((uint)csr << 20));

    public Assembler Fence() => Word(0x0FF0_000F);

    public Assembler FenceI() => Word(0x0000_100F);

    public Assembler Ecall() => Word(0x0000_0073);

    public Assembler Mret() => Word(0x3020_0073);

    public Assembler Wfi() => Word(0x1050_0073);

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
        WithLabel(label, 0x17 | ((uint)rd << 7), static (word, distance) => word | ((uint)(Fit(distance, 32, 0) + 0x800) & 0xFFFF_F000));

        // The second half counts from the first.
        return WithLabel(label, 0x13 | ((uint)rd << 7) | ((uint)rd << 15), static (word, distance) => word | ((uint)(distance + 4) << 20));
    }
}
