using System.Runtime.CompilerServices;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    private bool Load(uint word)
    {
        var address = Register(Instruction.Rs1(word)) + Instruction.ImmI(word);
        return Instruction.Funct3(word) switch
        {
            Funct3.Lb => Load<byte>(address, out var value) && Set(word, (ulong)(sbyte)value),
            Funct3.Lh => Load<short>(address, out var value) && Set(word, (ulong)value),
            Funct3.Lw => Load<int>(address, out var value) && Set(word, (ulong)value),
            Funct3.Ld => Load<ulong>(address, out var value) && Set(word, value),
            Funct3.Lbu => Load<byte>(address, out var value) && Set(word, value),
            Funct3.Lhu => Load<ushort>(address, out var value) && Set(word, value),
            Funct3.Lwu => Load<uint>(address, out var value) && Set(word, value),
            _ => Illegal(word),
        };
    }

    private bool Store(uint word)
    {
        var address = Register(Instruction.Rs1(word)) + Instruction.ImmS(word);
        var value = Register(Instruction.Rs2(word));
        return Instruction.Funct3(word) switch
        {
            Funct3.Sb => Store(address, (byte)value),
            Funct3.Sh => Store(address, (ushort)value),
            Funct3.Sw => Store(address, (uint)value),
            Funct3.Sd => Store(address, value),
            _ => Illegal(word),
        };
    }

    private bool Load<T>(ulong address, out T value)
        where T : unmanaged
    {
        if (!IsAligned<T>(address))
        {
            value = default;
            return Trap(Cause.LoadAddressMisaligned, address);
        }

        if (ram.TryLoad(address - MemoryMap.RamBase, out value))
        {
            return true;
        }

        // A device may have changed its interrupt line: look at it before the next instruction.
        _yield = true;
        if (!devices.TryRead(address, Unsafe.SizeOf<T>(), out var register))
        {
            return Trap(Cause.LoadAccess, address);
        }

        value = Unsafe.As<ulong, T>(ref register);
        return true;
    }

    private bool Store<T>(ulong address, T value)
        where T : unmanaged
    {
        if (!IsAligned<T>(address))
        {
            return Trap(Cause.StoreAddressMisaligned, address);
        }

        if (ram.TryStore(address - MemoryMap.RamBase, value))
        {
            return true;
        }

        _yield = true;
        if (ram.Contains(address - MemoryMap.RamBase, (ulong)Unsafe.SizeOf<T>()))
        {
            // The guest's demand for memory is the guest's problem: it stops before the store, the server keeps running.
            Fail(Cause.HostMemoryExhausted);
            return false;
        }

        ulong register = 0;
        Unsafe.As<ulong, T>(ref register) = value;
        return devices.TryWrite(address, Unsafe.SizeOf<T>(), register) || Trap(Cause.StoreAccess, address);
    }

    private static bool IsAligned<T>(ulong address)
        where T : unmanaged => (address & ((ulong)Unsafe.SizeOf<T>() - 1)) == 0;

    private bool Atomic(uint word)
    {
        var address = Register(Instruction.Rs1(word));
        var operand = Register(Instruction.Rs2(word));
        return Instruction.Funct3(word) switch
        {
            Funct3.AmoW => Atomic32(word, address, operand),
            Funct3.AmoD => Atomic64(word, address, operand),
            _ => Illegal(word),
        };
    }

    private bool Atomic32(uint word, ulong address, ulong operand)
    {
        if (!CheckAtomic(word, address, size: 4))
        {
            return false;
        }

        var offset = address - MemoryMap.RamBase;
        while (true)
        {
            ram.TryLoad<uint>(offset, out var old);
            switch (Instruction.Funct5(word))
            {
                case Funct5.Lr:
                    _reservation = (address, old);
                    return Set(word, (ulong)(int)old);
                case Funct5.Sc:
                    return Set(word, TakeReservation(address) is { } seen && ram.CompareExchange(offset, (uint)seen, (uint)operand) ? 0UL : 1);
            }

            // Sign-extended operands compare as 64-bit numbers just as they do as 32-bit ones, with or without sign.
            if (ram.CompareExchange(offset, old, (uint)Combine(word, (ulong)(int)old, (ulong)(int)operand)))
            {
                return Set(word, (ulong)(int)old);
            }
        }
    }

    private bool Atomic64(uint word, ulong address, ulong operand)
    {
        if (!CheckAtomic(word, address, size: 8))
        {
            return false;
        }

        var offset = address - MemoryMap.RamBase;
        while (true)
        {
            ram.TryLoad<ulong>(offset, out var old);
            switch (Instruction.Funct5(word))
            {
                case Funct5.Lr:
                    _reservation = (address, old);
                    return Set(word, old);
                case Funct5.Sc:
                    return Set(word, TakeReservation(address) is { } seen && ram.CompareExchange(offset, seen, operand) ? 0UL : 1);
            }

            if (ram.CompareExchange(offset, old, Combine(word, old, operand)))
            {
                return Set(word, old);
            }
        }
    }

    /// <summary>Refuses what is not an atomic instruction, and atomics that are misaligned or not on RAM.</summary>
    private bool CheckAtomic(uint word, ulong address, ulong size)
    {
        var operation = Instruction.Funct5(word);
        if (!IsAtomic(operation) || (operation == Funct5.Lr && Instruction.Rs2(word) != 0))
        {
            return Illegal(word);
        }

        if ((address & (size - 1)) != 0)
        {
            return Trap(operation == Funct5.Lr ? Cause.LoadAddressMisaligned : Cause.StoreAddressMisaligned, address);
        }

        return ram.Contains(address - MemoryMap.RamBase, size)
            || Trap(operation == Funct5.Lr ? Cause.LoadAccess : Cause.StoreAccess, address);
    }

    private static bool IsAtomic(uint funct5) => funct5
        is Funct5.Lr or Funct5.Sc or Funct5.AmoSwap or Funct5.AmoAdd or Funct5.AmoXor or Funct5.AmoAnd or Funct5.AmoOr
        or Funct5.AmoMin or Funct5.AmoMax or Funct5.AmoMinu or Funct5.AmoMaxu;

    // A reservation is the value that was read: a store-conditional succeeds where that is still there. Another hart may have stored the
    // same value meanwhile, which nobody can tell apart here. A reservation is not exported: the manual lets a store-conditional fail for no
    // reason, and guests retry.
    private ulong? TakeReservation(ulong address)
    {
        var held = _reservation;
        _reservation = null;
        return held is { } reservation && reservation.Address == address ? reservation.Value : null;
    }

    private static ulong Combine(uint word, ulong old, ulong operand) => (Instruction.Funct5(word)) switch
    {
        Funct5.AmoAdd => old + operand,
        Funct5.AmoSwap => operand,
        Funct5.AmoXor => old ^ operand,
        Funct5.AmoOr => old | operand,
        Funct5.AmoAnd => old & operand,
        Funct5.AmoMin => (ulong)Math.Min((long)old, (long)operand),
        Funct5.AmoMax => (ulong)Math.Max((long)old, (long)operand),
        Funct5.AmoMinu => Math.Min(old, operand),
        _ => Math.Max(old, operand),
    };
}
