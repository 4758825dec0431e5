using System.Buffers.Binary;
using System.Collections.Immutable;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>
/// The first guest: it counts, and leaves each count in RAM in such a way that all of RAM can be checked at any instruction (<see
/// cref="PageCounterOracle"/>).
/// </summary>
/// <remarks>
/// For c = 1, 2, 3, ... it does, in this order:
/// <list type="number">
/// <item>stores 8c + i at <see cref="SlotOffset"/>(i) of page c mod N, for i = 0 to 7: the first and the last word of the page and six
/// between;</item>
/// <item>stores c at <see cref="CounterOffset"/>;</item>
/// <item>prints "count c" and a newline when c is a multiple of K, waiting for the transmitter before each byte;</item>
/// <item>does a step on each disk, where it was told to (<see cref="DiskOracle"/>);</item>
/// <item>waits for the next count's time, where it has a pace, and spins. The parameters are read again for each count, so the pace can be changed while it runs.</item>
/// </list>
/// </remarks>
public static class PageCounterProgram
{
    /// <summary>Where the parameters are in RAM: N, K, the spin count, the UART's address or zero, ticks per count or zero.</summary>
    public const ulong ParametersOffset = 0x2000;

    /// <summary>Where the counter is in RAM.</summary>
    public const ulong CounterOffset = 0x3000;

    /// <summary>Where page 0 of the N pages is in RAM.</summary>
    public const ulong PagesOffset = 0x1_0000;

    /// <summary>The number of words that a count leaves in its page.</summary>
    public const int Slots = 8;

    private const ulong TicksPerSecond = 10_000_000;

    /// <summary>A store reaches 2048 bytes down and 2047 up: from its middle, every word of a page.</summary>
    private const int Middle = GuestRam.PageSize / 2;

    private const int SlotStride = (GuestRam.PageSize - sizeof(ulong)) / (Slots - 1);

    /// <summary>Where in its page the i-th word of a count is.</summary>
    /// <param name="slot">i, 0 to 7.</param>
    public static int SlotOffset(int slot) => slot * SlotStride;

    /// <summary>Makes the program.</summary>
    /// <param name="parameters">What it is told.</param>
    /// <param name="configuration">The machine it is for.</param>
    /// <exception cref="ArgumentException">The program cannot run on such a machine.</exception>
    public static GuestProgram Create(PageCounterParameters parameters, MachineConfiguration configuration)
    {
        var ram = configuration.MemoryMib * GuestRam.Mebibyte;
        if (parameters.Pages == 0 || parameters.Pages > GuestRam.MaxSize / GuestRam.PageSize || parameters.RequiredRam > ram)
        {
            throw new ArgumentException(
                $"{parameters.Pages} pages are none, or do not fit into {configuration.MemoryMib} MiB of RAM",
                nameof(parameters));
        }

        if (parameters.ComPort is { } port && !configuration.Devices.OfType<UartConfiguration>().Any(uart => uart.ComPort == port))
        {
            throw new ArgumentException($"the machine has no UART on COM{port} to print on", nameof(parameters));
        }

        var disks = parameters.UsesDisks ? DiskExerciser.For(configuration) : [];
        Span<byte> block = stackalloc byte[40];
        BinaryPrimitives.WriteUInt64LittleEndian(block, parameters.Pages);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], parameters.CountsPerLine);
        BinaryPrimitives.WriteUInt64LittleEndian(block[16..], parameters.Spin);
        BinaryPrimitives.WriteUInt64LittleEndian(block[24..], parameters.ComPort is { } number ? MemoryMap.UartAddress(number) : 0);
        BinaryPrimitives.WriteUInt64LittleEndian(block[32..], parameters.CountsPerSecond == 0 ? 0 : TicksPerSecond / parameters.CountsPerSecond);
        return new GuestProgram
        {
            Name = "page counter",
            EntryPoint = MemoryMap.RamBase,
            Segments =
            [
                new GuestSegment(MemoryMap.RamBase, Code(disks)),
                new GuestSegment(MemoryMap.RamBase + ParametersOffset, [.. block]),
                .. disks.SelectMany(disk => disk.Segments),
            ],
        };
    }

    private static ImmutableArray<byte> Code(ImmutableArray<DiskExerciser> disks)
    {
        var code = new Assembler(MemoryMap.RamBase);
        foreach (var disk in disks)
        {
            disk.EmitSetUp(code);
        }

        code.Define("parameters", MemoryMap.RamBase + ParametersOffset);
        code.Define("counter", MemoryMap.RamBase + CounterOffset);
        code.Define("pages", MemoryMap.RamBase + PagesOffset + Middle);
        Count(code, [.. disks.Select((_, index) => DiskExerciser.StepLabel(index))]);
        Print(code);
        foreach (var disk in disks)
        {
            disk.EmitStep(code);
        }

        return code.Assemble();
    }

    private static void Count(Assembler code, ImmutableArray<string> afterCount)
    {
        code.La(Register.S0, "parameters");
        code.La(Register.S1, "counter");
        code.La(Register.S2, "pages");
        code.Ld(Register.S3, 0, Register.S1); // s3: c
        code.Label("next");
        code.Addi(Register.S3, Register.S3, 1);
        code.Ld(Register.T0, 0, Register.S0);
        code.Remu(Register.T0, Register.S3, Register.T0);
        code.Slli(Register.T0, Register.T0, GuestRam.PageShift);
        code.Add(Register.T0, Register.S2, Register.T0); // t0: the middle of page c mod N
        code.Slli(Register.T1, Register.S3, 3);
        for (var slot = 0; slot < Slots; slot++)
        {
            code.Addi(Register.T2, Register.T1, slot);
            code.Sd(Register.T2, SlotOffset(slot) - Middle, Register.T0);
        }

        code.Sd(Register.S3, 0, Register.S1);
        code.Ld(Register.T0, 8, Register.S0);
        code.Beqz(Register.T0, "pace");
        code.Remu(Register.T0, Register.S3, Register.T0);
        code.Bnez(Register.T0, "pace");
        code.Call("print");
        code.Label("pace");
        foreach (var routine in afterCount)
        {
            code.Call(routine);
        }

        Sleep(code);
        code.Ld(Register.T0, 16, Register.S0);
        code.Label("spin");
        code.Beqz(Register.T0, "next");
        code.Addi(Register.T0, Register.T0, -1);
        code.J("spin");
    }

    /// <summary>Waits for the next count's time, where there is a pace: a count that comes late does not move those after it, unless it is very late.</summary>
    private static void Sleep(Assembler code)
    {
        const long Due = 0x300; // behind the counter and the line
        code.Ld(Register.T0, 32, Register.S0); // t0: ticks between two counts
        code.Beqz(Register.T0, "slept");
        code.Li(Register.T1, (long)(MemoryMap.CoreLocalBase + 0xBFF8)); // mtime
        code.Li(Register.T2, (long)(MemoryMap.CoreLocalBase + 0x4000)); // mtimecmp
        code.Ld(Register.T3, Due, Register.S1);
        code.Add(Register.T3, Register.T3, Register.T0);
        code.Ld(Register.T4, 0, Register.T1);
        code.Slli(Register.T0, Register.T0, 8);
        code.Add(Register.T0, Register.T0, Register.T3);
        code.Bgeu(Register.T0, Register.T4, "in_time");
        code.Mv(Register.T3, Register.T4);
        code.Label("in_time");
        code.Sd(Register.T3, Due, Register.S1);
        code.Sd(Register.T3, 0, Register.T2);
        code.Li(Register.T5, 0x80);
        code.Csrw(Csr.Mie, Register.T5); // the timer ends a wait; without MIE it does not interrupt
        code.Label("sleep");
        code.Ld(Register.T4, 0, Register.T1);
        code.Bgeu(Register.T4, Register.T3, "slept");
        code.Wfi();
        code.J("sleep");
        code.Label("slept");
    }

    /// <summary>Prints "count c\n": builds the line backwards behind the counter, then sends it byte for byte.</summary>
    private static void Print(Assembler code)
    {
        const int LineEnd = 128;
        code.Label("print");
        code.Ld(Register.A0, 24, Register.S0); // a0: the UART
        code.Beqz(Register.A0, "printed");
        code.Addi(Register.T0, Register.S1, LineEnd); // t0: the line's first byte
        code.Mv(Register.T1, Register.T0); // t1: its end
        Prepend(code, '\n');
        code.Mv(Register.T2, Register.S3);
        code.Li(Register.T3, 10);
        code.Label("digit");
        code.Remu(Register.T4, Register.T2, Register.T3);
        code.Addi(Register.T4, Register.T4, '0');
        code.Addi(Register.T0, Register.T0, -1);
        code.Sb(Register.T4, 0, Register.T0);
        code.Divu(Register.T2, Register.T2, Register.T3);
        code.Bnez(Register.T2, "digit");
        foreach (var letter in " tnuoc")
        {
            Prepend(code, letter);
        }

        code.Label("send");
        code.Lbu(Register.T2, 5, Register.A0); // LSR
        code.Andi(Register.T2, Register.T2, 0x20); // room in the transmitter
        code.Beqz(Register.T2, "send");
        code.Lbu(Register.T2, 0, Register.T0);
        code.Sb(Register.T2, 0, Register.A0);
        code.Addi(Register.T0, Register.T0, 1);
        code.Bltu(Register.T0, Register.T1, "send");
        code.Label("printed");
        code.Ret();
    }

    private static void Prepend(Assembler code, char letter)
    {
        code.Li(Register.T4, letter);
        code.Addi(Register.T0, Register.T0, -1);
        code.Sb(Register.T4, 0, Register.T0);
    }
}
