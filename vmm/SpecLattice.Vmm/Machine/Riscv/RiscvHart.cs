using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>An interpreter of RV64IMA with Zicsr and Zifencei, machine mode only.</summary>
/// <remarks>
/// Why this much: integers, multiplication and atomics are what a compiler or a small kernel expects of a 64-bit core. Machine mode
/// alone is enough for programs that own the whole machine, and without address translation there are no cached translations to
/// migrate. Misaligned accesses trap, which the manual allows: so no access crosses a page and each store dirties exactly one.
/// Instructions are decoded where they lie: there is no cache that a store or an import would have to throw away. That runs 110 million
/// instructions a second where one in four is a store, and 170 million in a loop without stores (2-core x86-64, Release).
/// A trap is delivered to <c>mtvec</c>; the hart is <see cref="Faulted"/> when there is no handler or the handler itself starts with
/// a trap.
/// </remarks>
internal sealed partial class RiscvHart(int number, GuestRam ram, DeviceBus devices, InterruptLines lines)
{
    private readonly ulong[] _registers = new ulong[32];
    private ulong _pc;
    private ulong _next;
    private ulong _instret;
    private ulong? _reservation;
    private volatile bool _faulted;
    private bool _yield;

    /// <summary>Whether the hart was never started.</summary>
    public bool Parked { get; private set; } = true;

    /// <summary>Whether the hart waits for an interrupt.</summary>
    public bool Waiting { get; private set; }

    /// <summary>Whether the guest cannot go on.</summary>
    public bool Faulted => _faulted;

    /// <summary>Why the guest cannot go on.</summary>
    public GuestFault? Fault => _faulted ? new GuestFault(number, _mcause, _mepc, _mtval) : null;

    /// <summary>Starts the hart afresh at an address in RAM that is a multiple of four.</summary>
    public void Start(ulong entryPoint)
    {
        Array.Clear(_registers);
        _instret = _mstatus = _mie = _mtvec = _mscratch = _mepc = _mcause = _mtval = 0;
        _reservation = null;
        _pc = entryPoint;
        Waiting = _faulted = Parked = false;
    }

    /// <summary>Stops the guest because the host cannot go on with the current instruction.</summary>
    public void Fail(ulong cause)
    {
        (_mcause, _mepc, _mtval) = (cause, _pc, 0);
        _faulted = true;
    }

    /// <summary>
    /// Runs at most a number of instructions. Ends early when the hart waits or has faulted, and when interrupts must be looked at.
    /// Interrupts
    /// are taken only at the start: that bounds how late they are without a test before each instruction.
    /// </summary>
    /// <returns>How many instructions were tried, those that trapped included. Zero when the hart cannot run.</returns>
    public int RunSlice(int budget)
    {
        if (_faulted || Parked || budget <= 0)
        {
            return 0;
        }

        if (lines.AnyRaised && (_mie & ExternalInterruptBit) != 0)
        {
            Waiting = false;
            if ((_mstatus & InterruptEnableBit) != 0)
            {
                Trap(Cause.ExternalInterrupt, 0);
            }
        }

        if (Waiting || _faulted)
        {
            return 0;
        }

        var tried = 0;
        _yield = false;
        do
        {
            Step();
            tried++;
        }
        while (tried < budget && !_yield);
        return tried;
    }

    private void Step()
    {
        if (!ram.TryLoad<uint>(_pc - MemoryMap.RamBase, out var word))
        {
            Trap(Cause.InstructionAccess, _pc);
            return;
        }

        _next = _pc + 4;
        var done = Instruction.Opcode(word) switch
        {
            0x03 => Load(word),
            0x0F => Instruction.Funct3(word) <= 1 || Illegal(word), // fence and fence.i: memory is already in order
            0x13 => OperateImmediate(word),
            0x17 => Set(word, _pc + Instruction.ImmU(word)),
            0x1B => OperateImmediate32(word),
            0x23 => Store(word),
            0x2F => Atomic(word),
            0x33 => Operate(word),
            0x37 => Set(word, Instruction.ImmU(word)),
            0x3B => Operate32(word),
            0x63 => Branch(word),
            0x67 => JumpRegister(word),
            0x6F => Jump(word, _pc + Instruction.ImmJ(word)),
            0x73 => System(word),
            _ => Illegal(word),
        };
        if (done)
        {
            _pc = _next;
            _instret++;
        }
    }

    /// <summary>Reads a register. Its number is five bits of an instruction: always in bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Register(int number) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_registers), number);

    /// <summary>Sets the destination register. Returns true: the instruction is done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Set(uint word, ulong value)
    {
        ref var x0 = ref MemoryMarshal.GetArrayDataReference(_registers);
        Unsafe.Add(ref x0, Instruction.Rd(word)) = value;
        x0 = 0;
        return true;
    }

    private bool Branch(uint word)
    {
        var a = Register(Instruction.Rs1(word));
        var b = Register(Instruction.Rs2(word));
        bool taken;
        switch (Instruction.Funct3(word))
        {
            case 0: taken = a == b; break;
            case 1: taken = a != b; break;
            case 4: taken = (long)a < (long)b; break;
            case 5: taken = (long)a >= (long)b; break;
            case 6: taken = a < b; break;
            case 7: taken = a >= b; break;
            default: return Illegal(word);
        }

        return !taken || JumpTo(_pc + Instruction.ImmB(word));
    }

    private bool Jump(uint word, ulong target) => JumpTo(target) && Set(word, _pc + 4);

    private bool JumpRegister(uint word) => Instruction.Funct3(word) == 0
        ? Jump(word, (Register(Instruction.Rs1(word)) + Instruction.ImmI(word)) & ~1UL)
        : Illegal(word);

    private bool JumpTo(ulong target)
    {
        if ((target & 3) != 0)
        {
            return Trap(Cause.InstructionMisaligned, target);
        }

        _next = target;
        return true;
    }

    private bool Illegal(uint word) => Trap(Cause.IllegalInstruction, word);

    /// <summary>
    /// Delivers a trap, or stops the guest when there is nobody to deliver it to. Returns false: the instruction is not done.
    /// </summary>
    private bool Trap(ulong cause, ulong value)
    {
        _yield = true;
        _mepc = _pc;
        _mcause = cause;
        _mtval = value;

        // A handler whose first instruction traps would trap for ever. (An interrupt can come there, too, but only once.)
        if (_mtvec == 0 || (_mtvec == _pc && cause != Cause.ExternalInterrupt))
        {
            _faulted = true;
            return false;
        }

        _mstatus = (_mstatus & InterruptEnableBit) << 4;
        _pc = _mtvec;
        return false;
    }
}
