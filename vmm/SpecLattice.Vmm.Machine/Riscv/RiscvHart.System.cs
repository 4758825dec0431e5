namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
    private const ulong InterruptEnableBit = 1 << 3;
    private const ulong SavedInterruptEnableBit = 1 << 7;
    private const ulong PrivilegeBits = 3 << 11;
    private const ulong SoftwareInterruptBit = 1 << 3;
    private const ulong TimerInterruptBit = 1 << 7;
    private const ulong ExternalInterruptBit = 1 << 11;
    private const ulong AllInterruptBits = SoftwareInterruptBit | TimerInterruptBit | ExternalInterruptBit;

    /// <summary>misa: 64 bits, extensions A, I and M.</summary>
    private const ulong Isa = (2UL << 62) | (1 << ('A' - 'A')) | (1 << ('I' - 'A')) | (1 << ('M' - 'A'));

    private ulong _mstatus;
    private ulong _mie;
    private ulong _mtvec;
    private ulong _mscratch;
    private ulong _mepc;
    private ulong _mcause;
    private ulong _mtval;

    /// <summary>The interrupts that are pending, as in <c>mip</c>.</summary>
    private ulong Pending => (interrupts.IsPending(number) ? ExternalInterruptBit : 0)
        | (core.IsSoftwarePending(number) ? SoftwareInterruptBit : 0)
        | (core.IsTimerPending(number) ? TimerInterruptBit : 0);

    /// <summary>Ends a wait when an enabled interrupt is pending, and takes the first of them.</summary>
    private void TakeInterrupt()
    {
        // A guest that has not said where traps go could not take it; it would fault for no fault of its own.
        if (number == 0 && core.TakeNonMaskable() && _mtvec != 0)
        {
            Waiting = false;
            Trap(Cause.NonMaskableInterrupt, 0);
            return;
        }

        if (_mie == 0 || (Pending & _mie) is not (> 0 and var taken))
        {
            return;
        }

        Waiting = false;
        if ((_mstatus & InterruptEnableBit) != 0)
        {
            Trap(
                (taken & ExternalInterruptBit) != 0 ? Cause.ExternalInterrupt
                    : (taken & SoftwareInterruptBit) != 0 ? Cause.SoftwareInterrupt : Cause.TimerInterrupt,
                0);
        }
    }

    private bool System(uint word) => word switch
    {
        0x0000_0073 => Trap(Cause.EnvironmentCall, 0),
        0x0010_0073 => Trap(Cause.Breakpoint, _pc),
        0x3020_0073 => ReturnFromTrap(),
        0x1050_0073 => WaitForInterrupt(),
        _ => Instruction.Funct3(word) is 0 or 4 ? Illegal(word) : AccessCsr(word),
    };

    private bool ReturnFromTrap()
    {
        _mstatus = ((_mstatus & SavedInterruptEnableBit) >> 4) | SavedInterruptEnableBit;
        _next = _mepc;
        _yield = true;
        return true;
    }

    private bool WaitForInterrupt()
    {
        // RunSlice ends the wait when an enabled interrupt is already pending.
        Waiting = true;
        _yield = true;
        return true;
    }

    private bool AccessCsr(uint word)
    {
        var csr = word >> 20;
        var kind = Instruction.Funct3(word);
        var source = Instruction.Rs1(word);
        var operand = kind >= 5 ? (ulong)source : Register(source);
        var writes = (kind & 3) == 1 || source != 0;
        if (!ReadCsr(csr, out var old) || (writes && csr >> 10 == 3))
        {
            return Illegal(word);
        }

        if (writes)
        {
            WriteCsr(csr, (kind & 3) switch { 1 => operand, 2 => old | operand, _ => old & ~operand });

            // The write may have enabled a pending interrupt.
            _yield = true;
        }

        return Set(word, old);
    }

    private bool ReadCsr(uint csr, out ulong value)
    {
        (var known, value) = csr switch
        {
            0x300 => (true, _mstatus | PrivilegeBits),
            0x301 => (true, Isa),
            0x304 => (true, _mie),
            0x305 => (true, _mtvec),
            0x340 => (true, _mscratch),
            0x341 => (true, _mepc),
            0x342 => (true, _mcause),
            0x343 => (true, _mtval),
            0x344 => (true, Pending),
            0xB00 or 0xB02 or 0xC00 or 0xC02 => (true, _instret), // every instruction takes one cycle
            0xC01 => (true, core.Now),
            0xF11 or 0xF12 or 0xF13 or 0xF15 => (true, 0UL),
            0xF14 => (true, (ulong)number),
            _ => (false, 0UL),
        };
        return known;
    }

    private void WriteCsr(uint csr, ulong value)
    {
        switch (csr)
        {
            case 0x300: _mstatus = value & (InterruptEnableBit | SavedInterruptEnableBit); break;
            case 0x304: _mie = value & AllInterruptBits; break;
            case 0x305: _mtvec = value & ~3UL; break;
            case 0x340: _mscratch = value; break;
            case 0x341: _mepc = value & ~3UL; break;
            case 0x342: _mcause = value; break;
            case 0x343: _mtval = value; break;
            case 0xB00 or 0xB02: _instret = value - 1; break; // this instruction is still to be counted
            default: break; // misa and mip: nothing in them can be changed
        }
    }
}
