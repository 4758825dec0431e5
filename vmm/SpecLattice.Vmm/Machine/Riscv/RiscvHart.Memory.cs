using System.Runtime.CompilerServices;

namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    private bool Load(uint word)
    {
        var address = Register(Instruction.Rs1(word)) + Instruction.ImmI(word);
        return Instruction.Funct3(word) switch
        {
            0 => Load<byte>(address, out var value) && Set(word, (ulong)(sbyte)value),
            1 => Load<short>(address, out var value) && Set(word, (ulong)value),
            2 => Load<int>(address, out var value) && Set(word, (ulong)value),
            3 => Load<ulong>(address, out var value) && Set(word, value),
            4 => Load<byte>(address, out var value) && Set(word, value),
            5 => Load<ushort>(address, out var value) && Set(word, value),
            6 => Load<uint>(address, out var value) && Set(word, value),
            _ => Illegal(word),
        };
    }

    private bool Store(uint word)
    {
        var address = Register(Instruction.Rs1(word)) + Instruction.ImmS(word);
        var value = Register(Instruction.Rs2(word));
        return Instruction.Funct3(word) switch
        {
            0 => Store(address, (byte)value),
            1 => Store(address, (ushort)value),
            2 => Store(address, (uint)value),
            3 => Store(address, value),
            _ => Illegal(word),
        };
    }

    private bool Load<T>(ulong address, out T value)
        where T : unmanaged
    {
        if (!IsAligned<T>(address))
        {
            value = default;
            return Trap(Cause.LoadMisaligned, address);
        }

        if (ram.TryLoad(address - MemoryMap.RamBase, out value))
        {
            return true;
        }

        // A device may have changed its interrupt line: look at it before the next instruction.
        _yield = true;
        if (typeof(T) == typeof(byte) && devices.TryRead(address, out var register))
        {
            value = (T)(object)register;
            return true;
        }

        return Trap(Cause.LoadAccess, address);
    }

    private bool Store<T>(ulong address, T value)
        where T : unmanaged
    {
        if (!IsAligned<T>(address))
        {
            return Trap(Cause.StoreMisaligned, address);
        }

        if (ram.TryStore(address - MemoryMap.RamBase, value))
        {
            return true;
        }

        _yield = true;
        return (value is byte register && devices.TryWrite(address, register)) || Trap(Cause.StoreAccess, address);
    }

    private static bool IsAligned<T>(ulong address)
        where T : unmanaged => (address & ((ulong)Unsafe.SizeOf<T>() - 1)) == 0;

    private bool Atomic(uint word)
    {
        var address = Register(Instruction.Rs1(word));
        var operand = Register(Instruction.Rs2(word));
        return Instruction.Funct3(word) switch
        {
            2 => Atomic32(word, address, operand),
            3 => Atomic64(word, address, operand),
            _ => Illegal(word),
        };
    }

    private bool Atomic32(uint word, ulong address, ulong operand)
    {
        if (!CheckAtomic(word, address, size: 4) || !ram.TryLoad<int>(address - MemoryMap.RamBase, out var old))
        {
            return false;
        }

        switch (word >> 27)
        {
            case LoadReserved:
                _reservation = address;
                return Set(word, (ulong)old);
            case StoreConditional:
                return StoreIfReserved(word, address, (uint)operand);
            default:
                // Sign-extended operands compare as 64-bit numbers just as they do as 32-bit ones, with or without sign.
                return Store(address, (uint)Combine(word, (ulong)old, (ulong)(int)operand)) && Set(word, (ulong)old);
        }
    }

    private bool Atomic64(uint word, ulong address, ulong operand)
    {
        if (!CheckAtomic(word, address, size: 8) || !ram.TryLoad<ulong>(address - MemoryMap.RamBase, out var old))
        {
            return false;
        }

        switch (word >> 27)
        {
            case LoadReserved:
                _reservation = address;
                return Set(word, old);
            case StoreConditional:
                return StoreIfReserved(word, address, operand);
            default:
                return Store(address, Combine(word, old, operand)) && Set(word, old);
        }
    }

    private const uint LoadReserved = 2;
    private const uint StoreConditional = 3;

    /// <summary>Refuses what is no atomic instruction, and atomics that are misaligned or not on RAM.</summary>
    private bool CheckAtomic(uint word, ulong address, ulong size)
    {
        var operation = word >> 27;
        if (operation is not (LoadReserved or StoreConditional or 0 or 1 or 4 or 8 or 12 or 16 or 20 or 24 or 28)
            || (operation == LoadReserved && Instruction.Rs2(word) != 0))
        {
            return Illegal(word);
        }

        if ((address & (size - 1)) != 0)
        {
            return Trap(operation == LoadReserved ? Cause.LoadMisaligned : Cause.StoreMisaligned, address);
        }

        return ram.Contains(address - MemoryMap.RamBase, size)
            || Trap(operation == LoadReserved ? Cause.LoadAccess : Cause.StoreAccess, address);
    }

    // One hart runs and no device writes RAM by itself, so only the hart's own traps and stores could come between. A reservation is not
    // exported: the manual lets a store-conditional fail for no reason, and guests retry.
    private bool StoreIfReserved<T>(uint word, ulong address, T value)
        where T : unmanaged
    {
        var held = _reservation == address;
        _reservation = null;
        return (!held || Store(address, value)) && Set(word, held ? 0UL : 1);
    }

    private static ulong Combine(uint word, ulong old, ulong operand) => (word >> 27) switch
    {
        0 => old + operand,
        1 => operand,
        4 => old ^ operand,
        8 => old | operand,
        12 => old & operand,
        16 => (ulong)Math.Min((long)old, (long)operand),
        20 => (ulong)Math.Max((long)old, (long)operand),
        24 => Math.Min(old, operand),
        _ => Math.Max(old, operand),
    };
}
