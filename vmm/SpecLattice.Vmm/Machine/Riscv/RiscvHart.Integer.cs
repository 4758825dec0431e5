namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    private bool OperateImmediate(uint word)
    {
        var a = Register(Instruction.Rs1(word));
        var immediate = Instruction.ImmI(word);
        var shift = (int)(immediate & 63);
        var kind = word >> 26; // the upper bits of a shift; the lower ones are its distance
        return Instruction.Funct3(word) switch
        {
            0 => Set(word, a + immediate),
            1 when kind == 0 => Set(word, a << shift),
            2 => Set(word, (long)a < (long)immediate ? 1UL : 0),
            3 => Set(word, a < immediate ? 1UL : 0),
            4 => Set(word, a ^ immediate),
            5 when kind == 0 => Set(word, a >> shift),
            5 when kind == 0x10 => Set(word, (ulong)((long)a >> shift)),
            6 => Set(word, a | immediate),
            7 => Set(word, a & immediate),
            _ => Illegal(word),
        };
    }

    private bool OperateImmediate32(uint word)
    {
        var a = (int)Register(Instruction.Rs1(word));
        var shift = Instruction.Rs2(word);
        return (Instruction.Funct3(word), Instruction.Funct7(word)) switch
        {
            (0, _) => Set32(word, a + (int)Instruction.ImmI(word)),
            (1, 0) => Set32(word, a << shift),
            (5, 0) => Set32(word, a >>> shift),
            (5, 0x20) => Set32(word, a >> shift),
            _ => Illegal(word),
        };
    }

    private bool Operate(uint word)
    {
        var a = Register(Instruction.Rs1(word));
        var b = Register(Instruction.Rs2(word));
        var operation = (Instruction.Funct7(word) << 3) | Instruction.Funct3(word);
        return operation switch
        {
            0x000 => Set(word, a + b),
            0x001 => Set(word, a << (int)(b & 63)),
            0x002 => Set(word, (long)a < (long)b ? 1UL : 0),
            0x003 => Set(word, a < b ? 1UL : 0),
            0x004 => Set(word, a ^ b),
            0x005 => Set(word, a >> (int)(b & 63)),
            0x006 => Set(word, a | b),
            0x007 => Set(word, a & b),
            0x100 => Set(word, a - b),
            0x105 => Set(word, (ulong)((long)a >> (int)(b & 63))),
            0x008 => Set(word, a * b),
            0x009 => Set(word, (ulong)Math.BigMul((long)a, (long)b, out _)),
            0x00A => Set(word, MultiplyHighMixed((long)a, b)),
            0x00B => Set(word, Math.BigMul(a, b, out _)),
            0x00C => Set(word, (ulong)Divide((long)a, (long)b)),
            0x00D => Set(word, b == 0 ? ulong.MaxValue : a / b),
            0x00E => Set(word, (ulong)Remainder((long)a, (long)b)),
            0x00F => Set(word, b == 0 ? a : a % b),
            _ => Illegal(word),
        };
    }

    private bool Operate32(uint word)
    {
        var a = (int)Register(Instruction.Rs1(word));
        var b = (int)Register(Instruction.Rs2(word));
        var operation = (Instruction.Funct7(word) << 3) | Instruction.Funct3(word);
        return operation switch
        {
            0x000 => Set32(word, a + b),
            0x001 => Set32(word, a << (b & 31)),
            0x005 => Set32(word, a >>> (b & 31)),
            0x100 => Set32(word, a - b),
            0x105 => Set32(word, a >> (b & 31)),
            0x008 => Set32(word, a * b),

            // In 64 bits the quotient of int.MinValue and -1 exists, and its low half is what the manual asks for.
            0x00C => Set32(word, (int)Divide(a, b)),
            0x00D => Set32(word, b == 0 ? -1 : (int)((uint)a / (uint)b)),
            0x00E => Set32(word, (int)Remainder(a, b)),
            0x00F => Set32(word, b == 0 ? a : (int)((uint)a % (uint)b)),
            _ => Illegal(word),
        };
    }

    private bool Set32(uint word, int value) => Set(word, (ulong)value);

    private static ulong MultiplyHighMixed(long a, ulong b) => Math.BigMul((ulong)a, b, out _) - (a < 0 ? b : 0);

    private static long Divide(long a, long b) => b switch
    {
        0 => -1,
        -1 => -a,
        _ => a / b,
    };

    private static long Remainder(long a, long b) => b switch
    {
        0 => a,
        -1 => 0,
        _ => a % b,
    };
}
