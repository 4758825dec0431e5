using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>An interpreter of RV64IMA with Zicsr and Zifencei, machine mode only.</summary>
/// <remarks>
/// Why this much: integers, multiplication and atomics are what a compiler or a small kernel expects of a 64-bit core. Machine mode
/// alone is enough for programs that own the whole machine, and without address translation there are no cached translations to
/// migrate. Misaligned accesses trap, which the manual allows: so no access crosses a page and each store dirties exactly one.
/// Instructions are decoded where they lie: there is no cache that a store or an import would have to throw away.
/// A trap is delivered to <c>mtvec</c>; the hart is <see cref="Faulted"/> when there is no handler or the handler itself starts with
/// a trap.
/// </remarks>
/// <param name="number">The hart's number.</param>
/// <param name="ram">The guest's RAM.</param>
/// <param name="devices">The devices.</param>
/// <param name="core">The hart's timer and software interrupt.</param>
/// <param name="interrupts">Where its external interrupt comes from.</param>
internal sealed partial class RiscvHart(int number, GuestRam ram, DeviceBus devices, CoreLocal core, InterruptController interrupts)
{
    private readonly ulong[] _registers = new ulong[32];
    private ulong _pc;
    private ulong _next;
    private ulong _instret;
    private (ulong Address, ulong Value)? _reservation;
    private volatile bool _faulted;
    private volatile bool _parked = true;
    private bool _yield;

    /// <summary>Whether the hart was never started.</summary>
    public bool Parked => _parked;

    /// <summary>Whether the hart waits for an interrupt.</summary>
    public bool Waiting { get; private set; }

    /// <summary>Whether the guest cannot continue.</summary>
    public bool Faulted => _faulted;

    /// <summary>Why the guest cannot continue.</summary>
    public GuestFault? Fault => _faulted ? new GuestFault(number, _mcause, _mepc, _mtval, Cause.Describe(_mcause)) : null;

    /// <summary>Starts the hart afresh at an address that is a multiple of four, with its number in a0.</summary>
    public void Start(ulong entryPoint)
    {
        Array.Clear(_registers);
        _registers[(int)Riscv.Register.A0] = (ulong)number;
        _instret = _mstatus = _mie = _mtvec = _mscratch = _mepc = _mcause = _mtval = 0;
        _reservation = null;
        _pc = entryPoint;
        Waiting = _faulted = _parked = false;
    }

    /// <summary>Stops the guest because the host cannot continue with the current instruction.</summary>
    public void Fail(ulong cause)
    {
        (_mcause, _mepc, _mtval) = (cause, _pc, 0);
        _faulted = true;
    }

    /// <summary>
    /// Runs at most a number of instructions. Ends early when the hart waits or has faulted, and when interrupts must be looked at.
    /// Interrupts are taken only at the start: that bounds how late they are without a test before each instruction.
    /// </summary>
    /// <returns>How many instructions were tried, those that trapped included. Zero when the hart cannot run.</returns>
    public int RunSlice(int budget)
    {
        if (_faulted || _parked || budget <= 0)
        {
            return 0;
        }

        TakeInterrupt();
        if (Waiting || _faulted)
        {
            return 0;
        }

        _yield = false;
        return Execute(budget);
    }

    /// <summary>How long nothing can happen to a hart that waits unless it is woken, in nanoseconds; null forever.</summary>
    public ulong? IdleTime => Parked || Faulted || (_mie & Mip.Mtip) == 0 ? null : core.UntilTimer(number);

    /// <summary>Reads a register. Its number is five bits of an instruction: always in bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Register(int number) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_registers), number);

    /// <summary>Sets the destination register. Returns true: the instruction is done.</summary>
    private bool Set(uint word, ulong value)
    {
        ref var x0 = ref MemoryMarshal.GetArrayDataReference(_registers);
        Unsafe.Add(ref x0, Instruction.Rd(word)) = value;
        x0 = 0;
        return true;
    }

    /// <summary>Executes what <see cref="Execute"/> leaves out: everything rare, and everything that can trap.</summary>
    private void ExecuteUncommon(uint word)
    {
        _next = _pc + 4;
        var done = Instruction.Opcode(word) switch
        {
            Opcode.Load => Load(word),
            Opcode.MiscMem => Fence(word),
            Opcode.Store => Store(word),
            Opcode.Amo => Atomic(word),
            Opcode.Branch when IsBranch(Instruction.Funct3(word)) => TrapMisalignedTarget(_pc + Instruction.ImmB(word)),
            Opcode.Jalr when Instruction.Funct3(word) == Funct3.Jalr => TrapMisalignedTarget((Register(Instruction.Rs1(word)) + Instruction.ImmI(word)) & ~1UL),
            Opcode.Jal => TrapMisalignedTarget(_pc + Instruction.ImmJ(word)),
            Opcode.System => System(word),
            _ => Illegal(word),
        };
        if (done)
        {
            _pc = _next;
            _instret++;
        }
    }

    /// <summary>Other harts see what this one has stored; what is fetched next is what was stored last, as always here.</summary>
    private bool Fence(uint word)
    {
        Thread.MemoryBarrier();
        return Instruction.Funct3(word) is Funct3.Fence or Funct3.FenceI || Illegal(word);
    }

    private static bool IsBranch(uint funct3) => funct3 is Funct3.Beq or Funct3.Bne or Funct3.Blt or Funct3.Bge or Funct3.Bltu or Funct3.Bgeu;

    /// <summary>Jumps to addresses that are a multiple of four are executed in the hot loop, so what comes here traps.</summary>
    private bool TrapMisalignedTarget(ulong target) => Trap(Cause.InstructionAddressMisaligned, target);

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

        // A handler whose first instruction traps would trap forever. (An interrupt can come there, too, but only once.)
        if (_mtvec == 0 || (_mtvec == _pc && (long)cause >= 0))
        {
            _faulted = true;
            return false;
        }

        _mstatus = (_mstatus & Mstatus.Mie) << Mstatus.MpieShift;
        _pc = _mtvec;
        return false;
    }
}
