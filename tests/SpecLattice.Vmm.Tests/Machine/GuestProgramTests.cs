using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.Riscv;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class GuestProgramTests
{
    [Fact]
    public void The_disk_guest_works_on_both_kinds_of_disks_and_its_oracle_finds_every_changed_byte()
    {
        using var machine = Guests.Guest(GuestKind.Disk);
        machine.Step(300_000);
        Assert.Null(GuestKind.Disk.Check(machine));
        Assert.True(GuestKind.ReadCounter(machine) > 50, "it counts");
        var disks = DiskExerciser.For(machine.Configuration);
        Assert.Equal(["virtio-disk", "nvme-disk"], disks.Select(disk => disk.Disk.Id));
        foreach (var disk in disks)
        {
            Assert.True(machine.Ram.ReadUInt64(disk.Offset + DiskExerciser.CountOffset) > 50, disk.Disk.Id);
            var backend = machine.Find<MemoryBackend>(disk.Disk.Backend.Id)!;
            var at = (disk.FirstSector * 512) + 700;
            var value = new byte[1];
            Assert.True(backend.TryRead(at, value));
            Assert.True(backend.TryWrite(at, [(byte)(value[0] ^ 4)]));
            Assert.Contains(disk.Disk.Id, GuestKind.Disk.Check(machine), StringComparison.Ordinal);
            Assert.True(backend.TryWrite(at, value));
            Assert.Null(GuestKind.Disk.Check(machine));
            machine.Ram.WriteUInt64(disk.Offset + DiskExerciser.SumOffset, machine.Ram.ReadUInt64(disk.Offset + DiskExerciser.SumOffset) + 1000);
            Assert.Contains("the sum", GuestKind.Disk.Check(machine), StringComparison.Ordinal);
            machine.Ram.WriteUInt64(disk.Offset + DiskExerciser.SumOffset, machine.Ram.ReadUInt64(disk.Offset + DiskExerciser.SumOffset) - 1000);
        }
    }

    [Fact]
    public void The_disk_guest_itself_finds_a_changed_sector()
    {
        using var machine = Guests.Guest(GuestKind.Disk);
        machine.Step(200_000);
        var disk = DiskExerciser.For(machine.Configuration)[0];
        var backend = machine.Find<MemoryBackend>(disk.Disk.Backend.Id)!;
        for (uint sector = 0; sector < disk.Sectors; sector++)
        {
            backend.TryWrite((disk.FirstSector + sector) * 512, new byte[512]);
        }

        machine.Step(200_000);
        Assert.Contains("the guest itself found", GuestKind.Disk.Check(machine), StringComparison.Ordinal);
    }

    [Fact]
    public void The_echo_guest_sends_back_what_it_gets()
    {
        using var machine = Guests.Guest(GuestKind.Echo);
        machine.Step(1000);
        var console = machine.FindConsole(1)!;
        Assert.Equal("hello\n", console.Read(0).Text);
        foreach (var letter in "what is this?")
        {
            Assert.Equal(1, console.Send([(byte)letter]));
            machine.Step(200);
        }

        Assert.Equal("hello\nwhat is this?", console.Read(0).Text);
        Assert.Equal((ulong)"what is this?".Sum(letter => letter), machine.Ram.ReadUInt64(EchoProgram.SumOffset));
        Assert.Null(GuestKind.Echo.Check(machine));
        console.Write((byte)'!');
        console.Write((byte)'!');
        Assert.NotNull(GuestKind.Echo.Check(machine));
    }

    [Fact]
    public void The_timer_guest_loses_no_tick_in_real_time_and_over_a_migration()
    {
        using var source = EmbeddedMachine.Create(Guests.Small);
        source.Load(GuestKind.Timer.Create(new(), source.Configuration));
        source.Run();
        Guests.WaitUntil(() => GuestKind.ReadCounter(source) > 200, "the timer ticks");
        source.Pause();
        Assert.Null(GuestKind.Timer.Check(source));
        using var target = EmbeddedMachine.Create(Guests.Small);
        var page = new byte[GuestRam.PageSize];
        for (var number = 0; number < 16; number++)
        {
            source.Ram.ReadPage(number, page);
            target.Ram.WritePage(number, page);
        }

        target.ImportState(source.ExportState());
        var ticks = GuestKind.ReadCounter(target);
        target.Run();
        Guests.WaitUntil(() => GuestKind.ReadCounter(target) > ticks + 200, "the timer ticks on");
        target.Pause();
        Assert.Null(GuestKind.Timer.Check(target));
    }

    /// <summary>An hour and more of guest time, in which the guest compares its two clocks 64,000 times.</summary>
    [Fact]
    public void The_timer_and_the_real_time_clock_do_not_drift_apart()
    {
        using var machine = Guests.Guest(GuestKind.Timer);
        while (GuestKind.ReadCounter(machine) < 4_000)
        {
            machine.Step(100_000);
        }

        Assert.Null(GuestKind.Timer.Check(machine));
        Assert.True(machine.ExportState().Get<VmClockState>("clock").GuestNanoseconds > 4_000_000_000UL, "four seconds and more");

        // A clock that is wrong is found.
        var rtc = machine.ExportState().Get<SpecLattice.Vmm.Machine.State.V2.RtcCmosState>("rtc");
        machine.ImportState(machine.ExportState().With("rtc", rtc with { TimeOffsetSeconds = rtc.TimeOffsetSeconds + 5 }));
        machine.Step(1_000_000);
        Assert.Contains("apart", GuestKind.Timer.Check(machine), StringComparison.Ordinal);
    }

    [Fact]
    public void The_vsock_guest_pings_and_notices_what_is_wrong()
    {
        using var machine = Guests.Guest(GuestKind.Socket);
        machine.Step(100_000);
        Assert.Null(GuestKind.Socket.Check(machine));
        Assert.True(GuestKind.ReadCounter(machine) > 100, "it pings");
        var state = machine.ExportState();
        var socket = state.Get<VirtioSocketState>("vsock");
        Assert.Equal((7U, 1025U), (socket.Connections[0].HostPort, socket.Connections[0].GuestPort));

        machine.ImportState(state.With("vsock", socket with { Connections = [] }));
        machine.Step(100_000);
        Assert.NotNull(GuestKind.Socket.Check(machine));
    }

    [Fact]
    public void The_mixed_guest_dirties_memory_at_the_rate_that_it_was_told()
    {
        using var machine = Guests.Guest(GuestKind.Mixed, new PageCounterParameters { Pages = 5, CountsPerLine = 0, CountsPerSecond = 10_000 });
        machine.Step(2_000_000);
        Assert.Null(GuestKind.Mixed.Check(machine));
        var seconds = machine.ExportState().Get<VmClockState>("clock").GuestNanoseconds / 1e9;
        Assert.InRange(GuestKind.ReadCounter(machine) / seconds, 9_000, 10_010);
    }

    [Fact]
    public void Guests_are_told_apart_by_what_is_in_memory()
    {
        foreach (var kind in GuestKind.All)
        {
            using var machine = Guests.Guest(kind);
            Assert.Same(kind, GuestKind.Of(machine));
            Assert.Same(kind, GuestKind.Find(kind.Name));
        }

        using var empty = EmbeddedMachine.Create(Guests.Small);
        Assert.Null(GuestKind.Of(empty));
        Assert.Throws<ArgumentException>(() => GuestKind.Socket.Create(new(), Guests.Small));
        Assert.Throws<ArgumentException>(() => GuestKind.Echo.Create(new(), Guests.Small with { Devices = [] }));
    }

    [Fact]
    public void Harts_started_by_the_guest_add_up_atomically()
    {
        // Each of four harts adds 1 to a word 1000 times, by turns with amoadd and lr/sc, and then says that it is done.
        static void Work(Assembler code)
        {
            code.La(Register.T0, "work").Li(Register.T1, (long)MemoryMap.CoreLocalBase + 0x8000);
            for (var hart = 1; hart < 4; hart++)
            {
                code.Sd(Register.T0, hart * 8, Register.T1);
            }

            code.Label("work");
            code.Li(Register.S0, (long)MemoryMap.RamBase + 0x10_0000).Li(Register.S1, 500).Li(Register.S2, 1);
            code.Label("again").AmoaddD(Register.Zero, Register.S2, Register.S0);
            code.Label("retry").LrD(Register.T0, Register.S0).Addi(Register.T0, Register.T0, 1).ScD(Register.T1, Register.T0, Register.S0).Bnez(Register.T1, "retry");
            code.Addi(Register.S1, Register.S1, -1).Bnez(Register.S1, "again");
            code.Addi(Register.T0, Register.S0, 64).AmoaddD(Register.Zero, Register.S2, Register.T0);
            code.Label("stop").Wfi().J("stop");
        }

        var configuration = Guests.Small with { VcpuCount = 4 };
        using var machine = Guests.Machine(Work, configuration);
        machine.Run();
        Guests.WaitUntil(() => machine.Ram.ReadUInt64(0x10_0040) == 4, "all harts are done");
        machine.Pause();
        Assert.Equal(4000UL, machine.Ram.ReadUInt64(0x10_0000));
        Assert.Equal([0UL, 1, 2, 3], Enumerable.Range(0, 4).Select(hart => machine.ExportState().Get<RiscvHartState>($"{hart}").X(Register.A0)));

        // The same in steps, moved on in between.
        var stepped = Guests.Machine(Work, configuration);
        for (var i = 0; i < 300; i++)
        {
            stepped.Step(137);
            var moved = Guests.Copy(stepped);
            stepped.Dispose();
            stepped = moved;
        }

        Assert.Equal(4000UL, stepped.Ram.ReadUInt64(0x10_0000));
        stepped.Dispose();
    }

    [Fact]
    public void A_disk_with_a_program_is_booted_in_the_order_that_the_spec_says()
    {
        static DiskConfiguration Disk(string id, byte device, char letter)
        {
            var code = new Assembler(MemoryMap.RamBase + 0x8000);
            code.Li(Register.T0, (long)MemoryMap.UartAddress(1)).Li(Register.T1, letter).Sb(Register.T1, 0, Register.T0).Label("stop").J("stop");
            var program = code.Assemble();
            byte[] contents = [.. BootLoader.MakeHeader(MemoryMap.RamBase + 0x8000, (ulong)program.Length, MemoryMap.RamBase + 0x8000), .. program, .. new byte[512 - program.Length]];
            return new VirtioDiskConfiguration(id, new PciPath(0, device, 0), new BlobBackendConfiguration($"{id}-store", [.. letter == '-' ? new byte[1024] : contents], IsReadOnly: true));
        }

        var configuration = Guests.Small with { Devices = [.. Guests.Small.Devices, Disk("a", 9, 'a'), Disk("b", 8, 'b'), Disk("c", 7, '-')] };
        Assert.Equal("b", Boot(configuration));
        Assert.Equal("a", Boot(configuration with { BootOrder = ["c", "a", "b"] }));
        Assert.Equal("", Boot(configuration with { BootOrder = ["c"] }));

        static string Boot(MachineConfiguration configuration)
        {
            using var machine = EmbeddedMachine.Create(configuration);
            BootLoader.TryLoad(machine);
            machine.Step(100);
            return machine.FindConsole(1)!.Read(0).Text;
        }
    }
}
