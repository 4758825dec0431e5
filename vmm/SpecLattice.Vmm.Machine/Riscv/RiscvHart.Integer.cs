using System.Runtime.CompilerServices;

namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperateImmediate(uint word, ulong a, out ulong value)
    {
        var immediate = Instruction.ImmI(word);
        var shift = (int)(immediate & 63);
        var kind = word >> 26; // the upper bits of a shift; the lower ones are its distance
        switch (Instruction.Funct3(word))
        {
            case 0: value = a + immediate; return true;
            case 1 when kind == 0: value = a << shift; return true;
            case 2: value = (long)a < (long)immediate ? 1UL : 0; return true;
            case 3: value = a < immediate ? 1UL : 0; return true;
            case 4: value = a ^ immediate; return true;
            case 5 when kind == 0: value = a >> shift; return true;
            case 5 when kind == 0x10: value = (ulong)((long)a >> shift); return true;
            case 6: value = a | immediate; return true;
            case 7: value = a & immediate; return true;
            default: value = 0; return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperateImmediate32(uint word, int a, out ulong value)
    {
        var shift = Instruction.Rs2(word);
        switch (Instruction.Funct3(word))
        {
            case 0: value = (ulong)(a + (int)Instruction.ImmI(word)); return true;
            case 1 when Instruction.Funct7(word) == 0: value = (ulong)(a << shift); return true;
            case 5 when Instruction.Funct7(word) == 0: value = (ulong)(a >>> shift); return true;
            case 5 when Instruction.Funct7(word) == 0x20: value = (ulong)(a >> shift); return true;
            default: value = 0; return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperate(uint word, ulong a, ulong b, out ulong value)
    {
        var operation = (Instruction.Funct7(word) << 3) | Instruction.Funct3(word);
        switch (operation)
        {
            case 0x000: value = a + b; return true;
            case 0x001: value = a << (int)(b & 63); return true;
            case 0x002: value = (long)a < (long)b ? 1UL : 0; return true;
            case 0x003: value = a < b ? 1UL : 0; return true;
            case 0x004: value = a ^ b; return true;
            case 0x005: value = a >> (int)(b & 63); return true;
            case 0x006: value = a | b; return true;
            case 0x007: value = a & b; return true;
            case 0x100: value = a - b; return true;
            case 0x105: value = (ulong)((long)a >> (int)(b & 63)); return true;
            case 0x008: value = a * b; return true;
            case 0x009: value = (ulong)Math.BigMul((long)a, (long)b, out _); return true;
            case 0x00A: value = MultiplyHighMixed((long)a, b); return true;
            case 0x00B: value = Math.BigMul(a, b, out _); return true;
            case 0x00C: value = (ulong)Divide((long)a, (long)b); return true;
            case 0x00D: value = b == 0 ? ulong.MaxValue : a / b; return true;
            case 0x00E: value = (ulong)Remainder((long)a, (long)b); return true;
            case 0x00F: value = b == 0 ? a : a % b; return true;
            default: value = 0; return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOperate32(uint word, int a, int b, out ulong value)
    {
        var operation = (Instruction.Funct7(word) << 3) | Instruction.Funct3(word);
        switch (operation)
        {
            case 0x000: value = (ulong)(a + b); return true;
            case 0x001: value = (ulong)(a << (b & 31)); return true;
            case 0x005: value = (ulong)(a >>> (b & 31)); return true;
            case 0x100: value = (ulong)(a - b); return true;
            case 0x105: value = (ulong)(a >> (b & 31)); return true;
            case 0x008: value = (ulong)(a * b); return true;

            // In 64 bits the quotient of int.MinValue and -1 exists, and its low half is what the manual asks for.
            case 0x00C: value = (ulong)((int)Divide(a, b)); return true;
            case 0x00D: value = (ulong)(b == 0 ? -1 : (int)((uint)a / (uint)b)); return true;
            case 0x00E: value = (ulong)((int)Remainder(a, b)); return true;
            case 0x00F: value = (ulong)(b == 0 ? a : (int)((uint)a % (uint)b)); return true;
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
