using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Riscv;
using static SpecLattice.Vmm.Machine.Riscv.Register;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>
/// A guest that counts the ticks of its timer, asleep between them. A tick that comes late does not move the next one, so none is ever lost; and every so often
/// it compares the timer with the real-time clock.
/// </summary>
internal static class TimerProgram
{
    /// <summary>The ticks of the timer (100 ns each) between two of the guest's.</summary>
    public const ulong Interval = 10_000;

    /// <summary>Where the time of the first tick is.</summary>
    public const ulong StartOffset = GuestLayout.Scratch;

    /// <summary>Where the time of the next tick is.</summary>
    public const ulong NextOffset = GuestLayout.Scratch + 8;

    /// <summary>Where the time is at which the last tick was handled.</summary>
    public const ulong HandledOffset = GuestLayout.Scratch + 16;

    /// <summary>Where the real-time clock's seconds were at the start.</summary>
    public const ulong SecondsOffset = GuestLayout.Scratch + 24;

    private const ulong TicksPerSecond = 10_000_000;
    private const long Next = (long)(NextOffset - GuestLayout.Counter);
    private const long Handled = (long)(HandledOffset - GuestLayout.Counter);
    private const long Start = (long)(StartOffset - GuestLayout.Counter);
    private const long Seconds = (long)(SecondsOffset - GuestLayout.Counter);

    /// <summary>Emits the program.</summary>
    public static void Emit(Assembler code)
    {
        code.Li(S0, (long)MemoryMap.CoreLocalBase);
        code.Li(S1, (long)(MemoryMap.RamBase + GuestLayout.Counter));
        code.Li(S2, (long)(MemoryMap.CoreLocalBase + 0xBFF8)); // mtime
        code.Li(S3, (long)(MemoryMap.CoreLocalBase + 0x4000)); // mtimecmp of hart 0
        code.Li(S4, (long)Interval);
        code.Li(S5, (long)MemoryMap.RtcBase);
        code.La(T0, "handler");
        code.Csrw(Csr.Mtvec, T0);
        code.Call("seconds");
        code.Sd(A0, Seconds, S1);
        code.Ld(T0, 0, S2);
        code.Sd(T0, Start, S1);
        code.Add(T0, T0, S4);
        code.Sd(T0, Next, S1);
        code.Sd(T0, 0, S3);
        code.Li(T0, 0x80);
        code.Csrw(Csr.Mie, T0);
        code.Li(T0, 8);
        code.Csrw(Csr.Mstatus, T0);
        code.Label("wait").Wfi().J("wait");
        EmitHandler(code);
        code.Label("seconds"); // a0: the real-time clock's seconds
        code.Sb(Zero, 0, S5);
        code.Lbu(A0, 1, S5);
        code.Ret();
    }

    private static void EmitHandler(Assembler code)
    {
        code.Label("handler");
        code.Ld(T0, 0, S2);
        code.Ld(T1, Next, S1);
        code.Bltu(T0, T1, "early");
        code.Sd(T0, Handled, S1);
        code.Add(T1, T1, S4);
        code.Ld(T2, 0, S1);
        code.Addi(T2, T2, 1);
        code.Sd(T1, Next, S1);
        code.Sd(T2, 0, S1);
        code.Sd(T1, 0, S3);
        code.Andi(T3, T2, 63);
        code.Bnez(T3, "handled");

        // The seconds since the start, by the timer and by the clock, modulo 60: they may differ by one.
        code.Ld(T3, Start, S1);
        code.Sub(T0, T0, T3);
        code.Li(T3, (long)TicksPerSecond);
        code.Divu(T0, T0, T3);
        code.Ld(T3, Seconds, S1);
        code.Add(T0, T0, T3);
        code.Call("seconds");
        code.Addi(T0, T0, 60);
        code.Sub(T0, A0, T0); // at most 0 from here on, modulo 60
        code.Li(T3, 1);
        code.Slli(T4, T3, 40);
        code.Li(T5, 60);
        code.Mul(T4, T4, T5);
        code.Add(T0, T0, T4); // a large multiple of 60 makes it positive
        code.Addi(T0, T0, 1);
        code.Remu(T0, T0, T5);
        code.Li(T4, 3);
        code.Bltu(T0, T4, "handled");
        code.Sd(T2, (long)(GuestLayout.Failure - GuestLayout.Counter), S1);
        code.Label("stop").J("stop");
        code.Label("early").Label("handled").Mret();
    }

    /// <summary>Checks the count of ticks. The machine must be paused.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Check(IMachine machine)
    {
        var ram = machine.Ram;
        var (ticks, start, next) = (ram.ReadUInt64(GuestLayout.Counter), ram.ReadUInt64(StartOffset), ram.ReadUInt64(NextOffset));
        if (ram.ReadUInt64(GuestLayout.Failure) is > 0 and var tick)
        {
            return $"at tick {tick} the timer and the real-time clock were more than a second apart";
        }

        // Between two stores of the handler the next tick is already set and the count is not.
        var expected = start + (Interval * (ticks + 1));
        if (next != 0 && next != expected && next != expected + Interval)
        {
            return $"after {ticks} ticks the next one is due at {next}, expected {expected}";
        }

        return ticks > 0 && ram.ReadUInt64(HandledOffset) < start + (Interval * ticks) ? $"tick {ticks} came early" : null;
    }
}
