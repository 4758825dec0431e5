using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    /// <summary>
    /// The interpreter's hot loop. It executes all that is frequent and cannot trap by itself: arithmetic, jumps, and loads and stores on RAM. The rest
    /// goes to <see cref="ExecuteUncommon"/>. Program counter and registers are locals here, so that the compiler keeps them in registers.
    /// </summary>
    /// <returns>How many instructions were tried.</returns>
    private int Execute(int budget)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(_registers);
        var pc = _pc;
        var left = budget;
        var done = 0; // not yet in _instret
        var code = ReadOnlySpan<uint>.Empty; // the piece of RAM that holds the code, and its address
        var codeBase = 0UL;
        do
        {
            left--;
            uint word;
            var index = (pc - codeBase) >> 2;
            if (index < (ulong)code.Length)
            {
                word = code[(int)index];
            }
            else if (ram.TryLoad(pc - MemoryMap.RamBase, out word))
            {
                code = ram.WordsAround(pc - MemoryMap.RamBase, out codeBase);
                codeBase += MemoryMap.RamBase;
            }
            else
            {
                _instret += (ulong)done;
                done = 0;
                _pc = pc;
                Trap(Cause.InstructionAccess, pc);
                break;
            }

            ref var rd = ref Unsafe.Add(ref x, (nint)((word >> 7) & 31));
            var a = Unsafe.Add(ref x, (nint)((word >> 15) & 31));
            var b = Unsafe.Add(ref x, (nint)((word >> 20) & 31));
            var next = pc + 4;
            var fine = (word & Opcode.WordBits) == Opcode.WordBits;
            ulong value;
            switch ((word >> 2) & 31)
            {
                case Opcode.Load >> 2:
                    fine &= TryLoad(word, a + Instruction.ImmI(word), out value);
                    break;
                case Opcode.Store >> 2:
                    fine = fine && TryStore(word, a + Instruction.ImmS(word), b);
                    rd = ref x; // a store has no destination: what is there is part of its offset
                    value = 0;
                    break;
                case Opcode.OpImm >> 2:
                    fine &= TryOperateImmediate(word, a, out value);
                    break;
                case Opcode.OpImm32 >> 2:
                    fine &= TryOperateImmediate32(word, (int)a, out value);
                    break;
                case Opcode.Op >> 2:
                    fine &= TryOperate(word, a, b, out value);
                    break;
                case Opcode.Op32 >> 2:
                    fine &= TryOperate32(word, (int)a, (int)b, out value);
                    break;
                case Opcode.Lui >> 2:
                    value = Instruction.ImmU(word);
                    break;
                case Opcode.Auipc >> 2:
                    value = pc + Instruction.ImmU(word);
                    break;
                case Opcode.Branch >> 2:
                    fine &= TryCompare(word, a, b, out var taken);
                    next = taken ? pc + Instruction.ImmB(word) : next;
                    fine &= (next & 2) == 0;
                    rd = ref x; // nor has a branch
                    value = 0;
                    break;
                case Opcode.Jal >> 2:
                    value = next;
                    next = pc + Instruction.ImmJ(word);
                    fine &= (next & 2) == 0;
                    break;
                case Opcode.Jalr >> 2 when Instruction.Funct3(word) == Funct3.Jalr:
                    value = next;
                    next = (a + Instruction.ImmI(word)) & ~1UL;
                    fine &= (next & 2) == 0;
                    break;
                default:
                    value = 0;
                    fine = false;
                    break;
            }

            if (fine)
            {
                rd = value;
                x = 0;
                pc = next;
                done++;
                continue;
            }

            _pc = pc;
            _instret += (ulong)done;
            done = 0;
            ExecuteUncommon(word);
            pc = _pc;
        }
        while (left > 0 && !_yield);

        _pc = pc;
        _instret += (ulong)done;
        return budget - left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCompare(uint word, ulong a, ulong b, out bool taken)
    {
        switch (Instruction.Funct3(word))
        {
            case Funct3.Beq: taken = a == b; return true;
            case Funct3.Bne: taken = a != b; return true;
            case Funct3.Blt: taken = (long)a < (long)b; return true;
            case Funct3.Bge: taken = (long)a >= (long)b; return true;
            case Funct3.Bltu: taken = a < b; return true;
            case Funct3.Bgeu: taken = a >= b; return true;
            default: taken = false; return false;
        }
    }

    /// <summary>Loads from RAM. False for everything else: a device, a trap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryLoad(uint word, ulong address, out ulong value)
    {
        var offset = address - MemoryMap.RamBase;
        bool found;
        switch (Instruction.Funct3(word))
        {
            case Funct3.Lb: found = ram.TryLoad<sbyte>(offset, out var s8); value = (ulong)s8; return found;
            case Funct3.Lh: found = (address & 1) == 0 & ram.TryLoad<short>(offset & ~1UL, out var s16); value = (ulong)s16; return found;
            case Funct3.Lw: found = (address & 3) == 0 & ram.TryLoad<int>(offset & ~3UL, out var s32); value = (ulong)s32; return found;
            case Funct3.Ld: found = (address & 7) == 0 & ram.TryLoad<ulong>(offset & ~7UL, out value); return found;
            case Funct3.Lbu: found = ram.TryLoad<byte>(offset, out var u8); value = u8; return found;
            case Funct3.Lhu: found = (address & 1) == 0 & ram.TryLoad<ushort>(offset & ~1UL, out var u16); value = u16; return found;
            case Funct3.Lwu: found = (address & 3) == 0 & ram.TryLoad<uint>(offset & ~3UL, out var u32); value = u32; return found;
            default: value = 0; return false;
        }
    }

    /// <summary>Stores into RAM. False for everything else: a device, a trap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryStore(uint word, ulong address, ulong value)
    {
        var offset = address - MemoryMap.RamBase;
        return Instruction.Funct3(word) switch
        {
            Funct3.Sb => ram.TryStore(offset, (byte)value),
            Funct3.Sh => (address & 1) == 0 && ram.TryStore(offset, (ushort)value),
            Funct3.Sw => (address & 3) == 0 && ram.TryStore(offset, (uint)value),
            Funct3.Sd => (address & 7) == 0 && ram.TryStore(offset, value),
            _ => false,
        };
    }
}
