using System.Runtime.CompilerServices;

namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperateImmediate(uint word, ulong a, out ulong value)
    {
        var immediate = Instruction.ImmI(word);
        var shift = (int)(immediate & 63);
        var funct6 = Instruction.Funct6(word); // of a shift; its distance is below
        switch (Instruction.Funct3(word))
        {
            case Funct3.Add: value = a + immediate; return true;
            case Funct3.Sll when funct6 == Funct6.Base: value = a << shift; return true;
            case Funct3.Slt: value = (long)a < (long)immediate ? 1UL : 0; return true;
            case Funct3.Sltu: value = a < immediate ? 1UL : 0; return true;
            case Funct3.Xor: value = a ^ immediate; return true;
            case Funct3.Srl when funct6 == Funct6.Base: value = a >> shift; return true;
            case Funct3.Srl when funct6 == Funct6.Sra: value = (ulong)((long)a >> shift); return true;
            case Funct3.Or: value = a | immediate; return true;
            case Funct3.And: value = a & immediate; return true;
            default: value = 0; return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperateImmediate32(uint word, int a, out ulong value)
    {
        var shift = Instruction.Rs2(word);
        switch (Instruction.Funct3(word))
        {
            case Funct3.Add: value = (ulong)(a + (int)Instruction.ImmI(word)); return true;
            case Funct3.Sll when Instruction.Funct7(word) == Funct7.Base: value = (ulong)(a << shift); return true;
            case Funct3.Srl when Instruction.Funct7(word) == Funct7.Base: value = (ulong)(a >>> shift); return true;
            case Funct3.Srl when Instruction.Funct7(word) == Funct7.SubSra: value = (ulong)(a >> shift); return true;
            default: value = 0; return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperate(uint word, ulong a, ulong b, out ulong value)
    {
        var operation = (Instruction.Funct7(word) << 3) | Instruction.Funct3(word);
        switch (operation)
        {
            case Operation.Add: value = a + b; return true;
            case Operation.Sll: value = a << (int)(b & 63); return true;
            case Operation.Slt: value = (long)a < (long)b ? 1UL : 0; return true;
            case Operation.Sltu: value = a < b ? 1UL : 0; return true;
            case Operation.Xor: value = a ^ b; return true;
            case Operation.Srl: value = a >> (int)(b & 63); return true;
            case Operation.Or: value = a | b; return true;
            case Operation.And: value = a & b; return true;
            case Operation.Sub: value = a - b; return true;
            case Operation.Sra: value = (ulong)((long)a >> (int)(b & 63)); return true;
            case Operation.Mul: value = a * b; return true;
            case Operation.Mulh: value = (ulong)Math.BigMul((long)a, (long)b, out _); return true;
            case Operation.Mulhsu: value = MultiplyHighMixed((long)a, b); return true;
            case Operation.Mulhu: value = Math.BigMul(a, b, out _); return true;
            case Operation.Div: value = (ulong)Divide((long)a, (long)b); return true;
            case Operation.Divu: value = b == 0 ? ulong.MaxValue : a / b; return true;
            case Operation.Rem: value = (ulong)Remainder((long)a, (long)b); return true;
            case Operation.Remu: value = b == 0 ? a : a % b; return true;
            default: value = 0; return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperate32(uint word, int a, int b, out ulong value)
    {
        var operation = (Instruction.Funct7(word) << 3) | Instruction.Funct3(word);
        switch (operation)
        {
            case Operation.Add: value = (ulong)(a + b); return true;
            case Operation.Sll: value = (ulong)(a << (b & 31)); return true;
            case Operation.Srl: value = (ulong)(a >>> (b & 31)); return true;
            case Operation.Sub: value = (ulong)(a - b); return true;
            case Operation.Sra: value = (ulong)(a >> (b & 31)); return true;
            case Operation.Mul: value = (ulong)(a * b); return true;

            // In 64 bits the quotient of int.MinValue and -1 exists, and its low half is what the manual asks for.
            case Operation.Div: value = (ulong)((int)Divide(a, b)); return true;
            case Operation.Divu: value = (ulong)(b == 0 ? -1 : (int)((uint)a / (uint)b)); return true;
            case Operation.Rem: value = (ulong)((int)Remainder(a, b)); return true;
            case Operation.Remu: value = (ulong)(b == 0 ? a : (int)((uint)a % (uint)b)); return true;
            default: value = 0; return false;
        }
    }

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
