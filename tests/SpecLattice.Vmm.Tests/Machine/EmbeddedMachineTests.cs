using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.Riscv;
using SpecLattice.Vmm.Machine.State.V1;
using ConsoleBufferState = SpecLattice.Vmm.Machine.State.V2.ConsoleBufferState;
using Uart16550State = SpecLattice.Vmm.Machine.State.V2.Uart16550State;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class EmbeddedMachineTests
{
    [Fact]
    public void Configurations_that_cannot_be_are_refused()
    {
        Assert.Null(Guests.Small.FindProblem());
        (MachineConfiguration Configuration, string Problem)[] cases =
        [
            (Guests.Small with { VcpuCount = 0 }, "vCPUs"),
            (Guests.Small with { VcpuCount = 17 }, "vCPUs"),
            (Guests.Small with { MemoryMib = 0 }, "memory"),
            (Guests.Small with { MemoryMib = ulong.MaxValue }, "memory"),
            (Guests.Small with { Devices = [new UartConfiguration("a", 5)] }, "COM port"),
            (Guests.Small with { Devices = [new UartConfiguration("a", 0)] }, "COM port"),
            (Guests.Small with { Devices = [new UartConfiguration("a", 1), new UartConfiguration("a", 2)] }, "`a`"),
            (Guests.Small with { Devices = [new UartConfiguration("a", 1), new UartConfiguration("b", 1)] }, "COM1"),
            (Guests.Small with { Devices = Guests.Small.Devices.Add(new PvpanicConfiguration("com1")) }, "`com1`"),
            (Guests.Small with { Devices = Guests.Small.Devices.Add(new PvpanicConfiguration("second")) }, "pvpanic"),
        ];
        foreach (var (configuration, problem) in cases)
        {
            var refused = Assert.Throws<ArgumentException>(() => EmbeddedMachine.Create(configuration));
            Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_pause_stops_everything_until_the_machine_runs_again()
    {
        using var machine = Guests.PageCounter(new() { Pages = 64, CountsPerLine = 1000 });
        for (var round = 0; round < 20; round++)
        {
            machine.Run();
            Assert.Throws<InvalidOperationException>(() => machine.ExportState());
            Guests.WaitUntil(() => machine.Ram.DirtyPageCount > 10, "the guest writes");
            machine.Pause();
            machine.Ram.TakeDirty();
            var state = machine.ExportState();
            Thread.Sleep(2);
            Assert.Equal(state, machine.ExportState());
            Assert.Empty(machine.Ram.TakeDirty());
            AssertRight(machine);
        }
    }

    [Fact]
    public void Peeking_does_not_stop_the_machine()
    {
        using var machine = Guests.PageCounter(new());
        machine.Run();
        for (var round = 0; round < 20; round++)
        {
            var before = machine.PeekState().Get<RiscvHartState>("0").Instret;
            Assert.True(machine.IsRunning);
            Guests.WaitUntil(() => machine.PeekState().Get<RiscvHartState>("0").Instret > before, "the guest keeps running");
        }
    }

    [Fact]
    public void Every_control_may_come_from_any_thread_at_any_time()
    {
        using var machine = Guests.PageCounter(new() { CountsPerLine = 50 });
        Parallel.For(0, 4, worker =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 200; i++)
            {
                switch (random.Next(5))
                {
                    case 0: machine.Run(); break;
                    case 1: machine.Pause(); break;
                    case 2: machine.PeekState(); break;
                    case 3: machine.Ram.TakeDirty(); break;
                    default: machine.FindConsole(1)!.Send("x"u8); break;
                }
            }
        });
        machine.Pause();
        AssertRight(machine);
    }

    [Fact]
    public void Parked_harts_stay_parked_and_two_COM_ports_are_independent()
    {
        using var machine = Guests.Machine(code => code
            .Li(Register.S0, (long)MemoryMap.UartAddress(1))
            .Li(Register.S1, (long)MemoryMap.UartAddress(2))
            .Li(Register.T0, 'a')
            .Sb(Register.T0, 0, Register.S0)
            .Li(Register.T0, 'b')
            .Sb(Register.T0, 0, Register.S1)
            .Sb(Register.T0, 7, Register.S1)
            .Label("echo")
            .Lbu(Register.T0, 5, Register.S1)
            .Andi(Register.T0, Register.T0, 1)
            .Beqz(Register.T0, "echo")
            .Lbu(Register.T0, 0, Register.S1)
            .Sb(Register.T0, 0, Register.S1)
            .J("echo"));
        machine.FindConsole(2)!.Send("c"u8);
        machine.Step(1000);
        Assert.Equal(("a", "bc"), (machine.FindConsole(1)!.Read(0).Text, machine.FindConsole(2)!.Read(0).Text));
        var state = machine.ExportState();
        Assert.Equal((0, (byte)'b'), (state.Get<Uart16550State>("com1").Scratch, state.Get<Uart16550State>("com2").Scratch));
        Assert.Equal((1UL, 2UL), (state.Get<ConsoleBufferState>("com1").TotalBytes, state.Get<ConsoleBufferState>("com2").TotalBytes));
        Assert.Equal((false, true), (state.Get<RiscvHartState>("0").Parked, state.Get<RiscvHartState>("1").Parked));
        Assert.Null(machine.FindConsole(3));
        Assert.Null(machine.FindConsole(0));
    }

    [Fact]
    public void A_machine_without_a_device_faults_when_the_guest_uses_it()
    {
        using var machine = Guests.Machine(
            code => code.Li(Register.S0, (long)MemoryMap.UartAddress(1)).Sb(Register.T0, 0, Register.S0),
            Guests.Small with { Devices = [] });
        machine.Run();
        Guests.WaitUntil(() => machine.Status == MachineStatus.Faulted, "the guest faults");
        Assert.Equal(MemoryMap.UartAddress(1), machine.Fault!.Value);
        Assert.Contains("store access fault", machine.Fault.ToString(), StringComparison.Ordinal);
        machine.Pause();
        Assert.True(machine.ExportState().Get<RiscvHartState>("0").Faulted);
    }

    [Fact]
    public void Panics_are_counted_and_migrate()
    {
        using var machine = Guests.Machine(code => code
            .Li(Register.S0, (long)MemoryMap.PvpanicBase)
            .Lb(Register.A0, 0, Register.S0)
            .Li(Register.T0, 1)
            .Sb(Register.T0, 0, Register.S0)
            .Li(Register.T0, 2)
            .Sb(Register.T0, 0, Register.S0)
            .Sb(Register.T0, 0, Register.S0)
            .Label("stop").J("stop"));
        machine.Step(100);
        Assert.Equal(3UL, machine.Hart().X(Register.A0));
        Assert.Equal(3UL, machine.Counters.GuestPanics);
        using var target = EmbeddedMachine.Create(Guests.Small);
        target.ImportState(machine.ExportState());
        Assert.Equal(new PvpanicState { HostHandledPanics = 1, GuestHandledPanics = 2 }, target.ExportState().Get<PvpanicState>("pvpanic"));
    }

    [Fact]
    public void A_program_that_does_not_fit_leaves_nothing_behind()
    {
        using var machine = EmbeddedMachine.Create(Guests.Small);
        var program = PageCounterProgram.Create(new(), Guests.Small);
        var outside = program.Segments.Add(new GuestSegment(ulong.MaxValue, [1, 2]));
        Assert.Throws<ArgumentException>(() => machine.Load(program with { Segments = outside }));
        Assert.Throws<ArgumentException>(() => machine.Load(program with { EntryPoint = MemoryMap.RamBase + 2 }));
        Assert.Throws<ArgumentException>(() => machine.Load(program with { EntryPoint = 0 }));
        Assert.Throws<ArgumentException>(() => PageCounterProgram.Create(new() { Pages = 1024 }, Guests.Small));
        Assert.Throws<ArgumentException>(() => PageCounterProgram.Create(new() { Pages = ulong.MaxValue / 4096 }, Guests.Small));
        Assert.Throws<ArgumentException>(() => PageCounterProgram.Create(new() { ComPort = 3 }, Guests.Small));
        Assert.Equal(0UL, machine.Ram.AllocatedBytes);
        Assert.True(machine.ExportState().Get<RiscvHartState>("0").Parked);
        machine.Run(); // nothing to run is not an error
        Assert.True(machine.IsRunning);
    }

    private static void AssertRight(EmbeddedMachine machine)
    {
        var pages = PageCounterOracle.Check(machine.Ram);
        Assert.True(pages.IsOk, pages.ToString());
        var printed = PageCounterOracle.CheckConsole(machine.Ram, machine.FindConsole(1)!);
        Assert.True(printed.IsOk, printed.ToString());
        Assert.Null(machine.Fault);
    }
}
