using CsCheck;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;
using ConsoleBufferState = SpecLattice.Vmm.Machine.State.V2.ConsoleBufferState;
using RtcCmosState = SpecLattice.Vmm.Machine.State.V2.RtcCmosState;
using Uart16550State = SpecLattice.Vmm.Machine.State.V2.Uart16550State;

namespace SpecLattice.Vmm.Tests.Machine;

/// <summary>State and RAM carried by hand from one machine to another.</summary>
public sealed class MachineMigrationTests
{
    [Fact]
    public void A_guest_goes_on_counting_wherever_it_was_stopped()
    {
        Gen.Select(Gen.Long[0, 3000].List[1, 6], Gen.OneOf(1UL, 2UL, 3UL, 7UL, 100UL), Gen.OneOf(0UL, 1UL, 3UL, 10UL), Gen.ULong[0, 3]).Sample(
            (stretches, pages, countsPerLine, spin) =>
            {
                var parameters = new PageCounterParameters { Pages = pages, CountsPerLine = countsPerLine, Spin = spin };
                var machine = Guests.PageCounter(parameters);
                using var unmoved = Guests.PageCounter(parameters);
                foreach (var stretch in stretches)
                {
                    Assert.Equal(stretch, machine.Step(stretch));
                    unmoved.Step(stretch);
                    AssertRight(machine);
                    var target = Guests.Copy(machine);
                    machine.Dispose();
                    machine = target;
                    AssertRight(machine);
                }

                Assert.Equal(unmoved.ExportState(), machine.ExportState());
                Assert.Equal(Guests.RamOf(unmoved), Guests.RamOf(machine));
                machine.Dispose();
            },
            iter: 40,
            threads: 1);
    }

    /// <summary>Pre-copy by hand: rounds while the source runs, the rest after the pause.</summary>
    [Fact]
    public void Copying_dirty_pages_while_the_guest_runs_loses_nothing()
    {
        using var source = Guests.PageCounter(new() { Pages = 200, CountsPerLine = 500 });
        using var target = EmbeddedMachine.Create(source.Configuration);
        source.Ram.MarkPopulatedDirty();
        source.Run();
        for (var round = 0; round < 30; round++)
        {
            CopyDirty(source.Ram, target.Ram);
            Guests.WaitUntil(() => source.Ram.DirtyPageCount > 0, "the guest writes");
        }

        source.Pause();
        CopyDirty(source.Ram, target.Ram);
        target.ImportState(source.ExportState());
        AssertRight(source);
        AssertRight(target);
        var counter = PageCounterOracle.Check(target.Ram).Counter;
        Assert.True(counter > 0);

        target.Run();
        Guests.WaitUntil(() => target.Ram.ReadUInt64(PageCounterProgram.CounterOffset) > counter + 10_000, "the guest counts on");
        target.Pause();
        AssertRight(target);
        Assert.Equal(counter, source.Ram.ReadUInt64(PageCounterProgram.CounterOffset));
    }

    [Fact]
    public void The_oracle_finds_every_single_wrong_byte()
    {
        using var machine = Guests.PageCounter(new() { Pages = 5, CountsPerLine = 0 });
        Gen.Select(Gen.Long[0, 400], Gen.Int[0, (5 * GuestRam.PageSize) - 1], Gen.Int[1, 255]).Sample(
            (instructions, at, change) =>
            {
                machine.Step(instructions);
                Assert.True(PageCounterOracle.Check(machine.Ram).IsOk);
                var offset = PageCounterProgram.PagesOffset + (ulong)at;
                var value = new byte[1];
                machine.Ram.Read(offset, value);
                machine.Ram.Write(offset, [(byte)(value[0] ^ change)]);
                var found = PageCounterOracle.Check(machine.Ram);
                machine.Ram.Write(offset, value);
                Assert.Equal(at >> 12, found.BadPage);
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void The_oracle_finds_a_page_that_was_left_behind()
    {
        using var machine = Guests.PageCounter(new() { Pages = 10 });
        machine.Step(10_000);
        var old = new byte[GuestRam.PageSize];
        const int Page = (int)(PageCounterProgram.PagesOffset >> 12) + 4;
        machine.Ram.ReadPage(Page, old);
        machine.Step(2_000);
        machine.Ram.WritePage(Page, old);
        Assert.Equal(4, PageCounterOracle.Check(machine.Ram).BadPage);
    }

    [Fact]
    public void The_console_oracle_finds_lost_and_changed_output()
    {
        using var machine = Guests.PageCounter(new() { Pages = 2, CountsPerLine = 1 });
        machine.Step(500_000);
        var state = machine.ExportState();
        var console = machine.FindConsole(1)!;
        Assert.True(PageCounterOracle.CheckConsole(machine.Ram, console).IsOk);
        var history = console.Read(0).Bytes.ToArray();
        Assert.True(history.Length > 20_000);

        Assert.False(With(history[..^20]).IsOk);
        history[100]++;
        Assert.False(With(history).IsOk);

        PageCounterCheck With(byte[] changed)
        {
            var bad = new ConsoleBufferState { TotalBytes = (ulong)changed.Length, History = Convert.ToBase64String(changed), Earlier = "", Beginning = "" };
            machine.ImportState(state.With("com1", bad));
            return PageCounterOracle.CheckConsole(machine.Ram, console);
        }
    }

    [Fact]
    public void A_bad_state_is_refused_by_name_and_changes_nothing()
    {
        using var source = Guests.PageCounter(new() { CountsPerLine = 2 });
        source.Step(5_000);
        var good = source.ExportState();
        var hart = good.Get<RiscvHartState>("0");
        var uart = good.Get<Uart16550State>("com2");
        var console = good.Get<ConsoleBufferState>("com2");
        (string Place, MachineState State)[] cases =
        [
            ("riscv-hart/1", good.Without("riscv-hart", "1")),
            ("riscv-hart/2", new MachineState(good.Pieces.Add(new StatePiece("riscv-hart", "2", hart)))),
            ("riscv-hart/0", new MachineState(good.Pieces.Add(new StatePiece("riscv-hart", "0", hart)))),
            ("riscv-hart/0/registers", Hart(hart with { Registers = hart.Registers.RemoveAt(0) })),
            ("riscv-hart/0/pc", Hart(hart with { Pc = hart.Pc + 2 })),
            ("riscv-hart/0/mtvec", Hart(hart with { Mtvec = 1 })),
            ("riscv-hart/0/mepc", Hart(hart with { Mepc = 2 })),
            ("riscv-hart/0/mie", Hart(hart with { Mie = 1 })),
            ("riscv-hart/0/mstatus", Hart(hart with { Mstatus = 0 })),
            ("riscv-hart/0/mstatus", Hart(hart with { Mstatus = ulong.MaxValue })),
            ("riscv-hart/0/parked", Hart(hart with { Parked = true, Waiting = true })),
            ("uart-16550/com2", good.Without("uart-16550", "com2")),
            ("uart-16550/com9", new MachineState(good.Pieces.Add(new StatePiece("uart-16550", "com9", uart)))),
            ("uart-16550/com2/line_errors", good.With("com2", uart with { LineErrors = 0xFF })),
            ("console-buffer/com1", good.Without("console-buffer", "com1")),
            ("console-buffer/com2/history", good.With("com2", console with { History = "?" })),
            ("pvpanic/pvpanic", good.Without("pvpanic", "pvpanic")),
            ("riscv-timer/core-local/compare", good.With("core-local", good.Get<RiscvTimerState>("core-local") with { Compare = [1] })),
            ("memory-map/board/ram_bytes", good.With("board", good.Get<MemoryMapState>("board") with { RamBytes = 1 })),
            ("vm-clock/clock/guest_nanoseconds", good.With("clock", good.Get<VmClockState>("clock") with { GuestNanoseconds = ulong.MaxValue })),
            ("rtc-cmos/rtc/alarm", good.With("rtc", good.Get<RtcCmosState>("rtc") with { RegisterB = 0x20 })),
        ];
        using var target = EmbeddedMachine.Create(source.Configuration);
        var untouched = target.ExportState();
        foreach (var (place, state) in cases)
        {
            Assert.Equal(place, Assert.Throws<MachineStateException>(() => target.ImportState(state)).Place);
            Assert.Equal(untouched, target.ExportState());
        }

        target.ImportState(good);
        Assert.Equal(good, target.ExportState());

        MachineState Hart(RiscvHartState bad) => good.With("0", bad);
    }

    private static void CopyDirty(GuestRam from, GuestRam to)
    {
        foreach (var run in from.TakeDirty().Runs())
        {
            var bytes = new byte[run.Bytes];
            from.ReadPages(run, bytes);
            to.WritePages(run, bytes);
        }
    }

    private static void AssertRight(EmbeddedMachine machine)
    {
        var pages = PageCounterOracle.Check(machine.Ram);
        Assert.True(pages.IsOk, pages.ToString());
        var printed = PageCounterOracle.CheckConsole(machine.Ram, machine.FindConsole(1)!);
        Assert.True(printed.IsOk, printed.ToString());
    }
}
