using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Riscv;
using static SpecLattice.Vmm.Machine.Riscv.Register;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>
/// A guest to talk to: it says hello on a serial port, and then sends back what it gets, interrupted for each byte and asleep between. It counts the bytes
/// and adds them up.
/// </summary>
internal static class EchoProgram
{
    /// <summary>What it says first.</summary>
    public const string Greeting = "hello\n";

    /// <summary>Where the sum of all bytes is.</summary>
    public const ulong SumOffset = GuestLayout.Scratch;

    /// <summary>Emits the program.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="comPort">The COM port, 1 to 4.</param>
    public static void Emit(Assembler code, int comPort)
    {
        code.Li(S0, (long)MemoryMap.UartAddress(comPort));
        code.Li(S1, (long)(MemoryMap.RamBase + GuestLayout.Counter));
        code.La(T0, "handler");
        code.Csrw(Csr.Mtvec, T0);
        code.Li(T0, 1);
        code.Sb(T0, 2, S0); // FIFOs on
        foreach (var letter in Greeting)
        {
            code.Li(T0, letter);
            code.Sb(T0, 0, S0);
        }

        code.Li(T0, 1);
        code.Sb(T0, 1, S0); // interrupt on received data
        code.Li(T0, 0x800);
        code.Csrw(Csr.Mie, T0);
        code.Li(T0, 8);
        code.Csrw(Csr.Mstatus, T0);
        code.Label("wait").Wfi().J("wait");
        code.Label("handler");
        code.Lbu(T0, 5, S0);
        code.Andi(T0, T0, 1);
        code.Beqz(T0, "handled");
        code.Lbu(T1, 0, S0);
        code.Ld(T0, 0, S1);
        code.Addi(T0, T0, 1);
        code.Ld(T2, (long)(SumOffset - GuestLayout.Counter), S1);
        code.Add(T2, T2, T1);
        code.Sd(T2, (long)(SumOffset - GuestLayout.Counter), S1);
        code.Sb(T1, 0, S0);
        code.Sd(T0, 0, S1);
        code.J("handler");
        code.Label("handled").Mret();
    }

    /// <summary>Checks what was sent back. The machine must be paused.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Check(IMachine machine, int comPort)
    {
        var count = machine.Ram.ReadUInt64(GuestLayout.Counter);
        var total = machine.FindConsole(comPort)!.TotalBytes;
        var greeting = (ulong)Greeting.Length;
        return (count == 0 && total <= greeting + 1) || total == greeting + count || total == greeting + count + 1
            ? null
            : $"{count} bytes were counted, and {total} printed";
    }
}
