namespace SpecLattice.Vmm.Machine.Riscv;

internal sealed partial class RiscvHart
{
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
    private ulong Pending => (interrupts.IsPending(number) ? Mip.Meip : 0)
        | (core.IsSoftwarePending(number) ? Mip.Msip : 0)
        | (core.IsTimerPending(number) ? Mip.Mtip : 0);

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
        if ((_mstatus & Mstatus.Mie) != 0)
        {
            Trap(
                (taken & Mip.Meip) != 0 ? Cause.ExternalInterrupt
                    : (taken & Mip.Msip) != 0 ? Cause.SoftwareInterrupt : Cause.TimerInterrupt,
                0);
        }
    }

    private bool System(uint word) => Instruction.Funct3(word) switch
    {
        Funct3.Priv when Instruction.Rd(word) == 0 && Instruction.Rs1(word) == 0 => SystemPrivileged(word),
        Funct3.Csrrw or Funct3.Csrrs or Funct3.Csrrc or Funct3.Csrrwi or Funct3.Csrrsi or Funct3.Csrrci => AccessCsr(word),
        _ => Illegal(word),
    };

    private bool SystemPrivileged(uint word) => Instruction.Funct12(word) switch
    {
        Funct12.Ecall => Trap(Cause.EnvironmentCall, 0),
        Funct12.Ebreak => Trap(Cause.Breakpoint, _pc),
        Funct12.Mret => ReturnFromTrap(),
        Funct12.Wfi => WaitForInterrupt(),
        _ => Illegal(word),
    };

    private bool ReturnFromTrap()
    {
        _mstatus = ((_mstatus & Mstatus.Mpie) >> Mstatus.MpieShift) | Mstatus.Mpie;
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
        var csr = Instruction.Csr(word);
        var kind = Instruction.Funct3(word);
        var source = Instruction.Rs1(word);
        var operand = kind >= Funct3.Csrrwi ? (ulong)source : Register(source);
        var writes = kind is Funct3.Csrrw or Funct3.Csrrwi || source != 0;
        if (!ReadCsr(csr, out var old) || (writes && IsReadOnly(csr)))
        {
            return Illegal(word);
        }

        if (writes)
        {
            WriteCsr(csr, kind switch
            {
                Funct3.Csrrw or Funct3.Csrrwi => operand,
                Funct3.Csrrs or Funct3.Csrrsi => old | operand,
                _ => old & ~operand,
            });

            // The write may have enabled a pending interrupt.
            _yield = true;
        }

        return Set(word, old);
    }

    /// <summary>The two highest bits of a register's number say so.</summary>
    private static bool IsReadOnly(Csr csr) => (uint)csr >> 10 == 3;

    private bool ReadCsr(Csr csr, out ulong value)
    {
        (var known, value) = csr switch
        {
            Csr.Mstatus => (true, _mstatus | Mstatus.Mpp),
            Csr.Misa => (true, Isa),
            Csr.Mie => (true, _mie),
            Csr.Mtvec => (true, _mtvec),
            Csr.Mscratch => (true, _mscratch),
            Csr.Mepc => (true, _mepc),
            Csr.Mcause => (true, _mcause),
            Csr.Mtval => (true, _mtval),
            Csr.Mip => (true, Pending),
            Csr.Mcycle or Csr.Minstret or Csr.Cycle or Csr.Instret => (true, _instret), // every instruction takes one cycle
            Csr.Time => (true, core.Now),
            Csr.Mvendorid or Csr.Marchid or Csr.Mimpid or Csr.Mconfigptr => (true, 0UL),
            Csr.Mhartid => (true, (ulong)number),
            _ => (false, 0UL),
        };
        return known;
    }

    private void WriteCsr(Csr csr, ulong value)
    {
        switch (csr)
        {
            case Csr.Mstatus: _mstatus = value & (Mstatus.Mie | Mstatus.Mpie); break;
            case Csr.Mie: _mie = value & Mip.All; break;
            case Csr.Mtvec: _mtvec = value & ~3UL; break;
            case Csr.Mscratch: _mscratch = value; break;
            case Csr.Mepc: _mepc = value & ~3UL; break;
            case Csr.Mcause: _mcause = value; break;
            case Csr.Mtval: _mtval = value; break;
            case Csr.Mcycle or Csr.Minstret: _instret = value - 1; break; // this instruction is still to be counted
            default: break; // misa and mip: nothing in them can be changed
        }
    }
}
