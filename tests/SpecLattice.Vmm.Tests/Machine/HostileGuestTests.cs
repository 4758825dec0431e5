using CsCheck;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Devices.Nvme;
using SpecLattice.Vmm.Machine.Devices.Virtio;
using SpecLattice.Vmm.Machine.Riscv;
using SpecLattice.Vmm.Machine.State.V1;
using SpecLattice.Vmm.Tests.Machine.Devices;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class HostileGuestTests
{
    /// <summary>Words that are instructions more often than not: any bits around one of the known opcodes.</summary>
    private static readonly Gen<uint> Word = Gen.OneOf(
        Gen.UInt,
        Gen.Select(
            Gen.UInt,
            Gen.OneOf(0x03U, 0x0FU, 0x13U, 0x17U, 0x1BU, 0x23U, 0x2FU, 0x33U, 0x37U, 0x3BU, 0x63U, 0x67U, 0x6FU, 0x73U),
            (bits, opcode) => (bits & ~0x7FU) | opcode),
        Gen.OneOf(0x0000_0073U, 0x0010_0073U, 0x3020_0073U, 0x1050_0073U));

    private static readonly PciPath[] Functions = [.. Guests.Full.Devices.OfType<PciDeviceConfiguration>().Select(device => device.Path)];

    private static readonly Gen<ulong> Number = Gen.OneOf(
        Gen.ULong,
        Gen.OneOf(0UL, 8UL, ulong.MaxValue, MemoryMap.UartBase, MemoryMap.PvpanicBase, MemoryMap.RtcBase, MemoryMap.DoorbellBase),
        Gen.OneOf(MemoryMap.CoreLocalBase, MemoryMap.CoreLocalBase + 0x4000, MemoryMap.CoreLocalBase + 0x8008, MemoryMap.InterruptControllerBase + 0x80),
        Gen.Select(Gen.OneOf<PciPath>(Functions), Gen.OneOf<ulong>(0UL, 0x14, 0x16, 0x20, 0x24, 0x1000, 0x2000), (path, offset) => MemoryMap.PciMemoryAddress(path) + offset),
        Gen.Select(Gen.OneOf<PciPath>(Functions), Gen.OneOf<ulong>(0UL, 4, 0x10, 0x34), (path, offset) => PciBench.ConfigurationAddress(path) + offset),
        Gen.OneOf(MemoryMap.RamBase, MemoryMap.RamBase + 0x1000, MemoryMap.RamBase + (4 << 20) - 8));

    /// <summary>Whatever a guest does, it is the guest that stops: 10,000 programs of random words, among all devices, with traps delivered and not.</summary>
    [Fact]
    public void Random_programs_never_throw_out_of_the_machine()
    {
        using var machine = Guests.Machine(code => code.Nop(), Guests.Full);
        var parked = machine.ExportState().Get<RiscvHartState>("1");
        var programs = Depth.Of(usual: 800, nightly: 50_000);
        long executed = 0;
        var faults = 0;
        Gen.Select(Word.Array[64], Number.Array[31], Gen.Bool, Gen.Byte.Array[0, 20]).Sample(
            (words, registers, handler, input) =>
            {
                machine.Poke(0, words);
                var before = machine.ExportState();
                var hart = before.Get<RiscvHartState>("0") with
                {
                    Pc = MemoryMap.RamBase,
                    Registers = SpecList.From(registers),
                    Faulted = false,
                    Waiting = false,
                    Mtvec = handler ? MemoryMap.RamBase + 128 : 0,
                    Mie = 0x800,
                };
                machine.ImportState(before.With("0", hart).With("1", parked)); // a program before may have started the other one
                machine.FindConsole(1)!.Send(input);
                var steps = machine.Step(2000);
                Assert.InRange(steps, 0, 2000);
                executed += steps;
                faults += machine.Status == MachineStatus.Faulted ? 1 : 0;
                Assert.Equal(machine.Status == MachineStatus.Faulted, machine.Fault is not null);

                // Whatever state a guest can reach, another machine accepts.
                machine.ImportState(machine.ExportState());
            },
            iter: programs,
            threads: 1);
        Assert.InRange(executed, programs * 5L, long.MaxValue);
        Assert.InRange(faults, programs / 20, programs - 1);
    }

    /// <summary>Queues, descriptors and commands of random bytes, at random places.</summary>
    [Fact]
    public void Random_queues_never_throw_out_of_a_device()
    {
        var bench = new PciBench();
        using var store = new MemoryBackend("store", 8192, [], isReadOnly: false);
        using var disk = new VirtioBlock("disk", new PciPath(0, 1, 0), bench.Bus, bench.Ram, store);
        using var nic = new VirtioNic("nic", new PciPath(0, 2, 0), bench.Bus, bench.Ram, Guid.NewGuid());
        using var socket = new VirtioSocket("vsock", new PciPath(0, 3, 0), bench.Bus, bench.Ram, 3);
        using var nvme = new NvmeController("nvme", new PciPath(0, 4, 0), bench.Bus, bench.Ram, SerialNumber.FromText("s"), hasWriteCache: true, store);
        var address = Gen.OneOf(
            Gen.ULong, Gen.Select(Gen.ULong[0, 15], page => MemoryMap.RamBase + (page * 4096)), Gen.OneOf(0UL, ulong.MaxValue, MemoryMap.RamBase + (4 << 20) - 64));
        var filling = Gen.OneOf(Gen.Byte.Array[512], Gen.Byte[0, 0].Array[512], Gen.OneOf((byte)0, (byte)1, (byte)2, (byte)3, (byte)0x10, (byte)0x80).Array[512]);
        var working = 0;
        Gen.Select(address.Array[3], filling.Array[4], Gen.ULong[0, 3], Gen.Byte).Sample(
            (addresses, fillings, shift, tail) =>
            {
                for (var page = 0; page < 16; page++)
                {
                    bench.Put(MemoryMap.RamBase + ((ulong)page * 4096) + (shift * 8), fillings[page % 4]);
                }

                foreach (VirtioDevice device in new VirtioDevice[] { disk, nic, socket })
                {
                    PciBench.SetUp(device, ulong.MaxValue, addresses[0] & ~15UL, addresses[1] & ~15UL, addresses[2] & ~15UL);
                    for (var queue = 0; queue < 4; queue++)
                    {
                        device.Set(0x1000 + (queue * 4), 2, (ulong)queue);
                    }

                    working += (device.Get(0x14, 1) & 0x40) == 0 ? 1 : 0;
                }

                nvme.Set(0x14, 4, 0);
                nvme.Set(0x24, 4, 0x000F_000F);
                nvme.Set(0x28, 8, addresses[0]);
                nvme.Set(0x30, 8, addresses[1]);
                nvme.Set(0x14, 4, 0x0046_0001);
                nvme.Set(0x1000, 4, (ulong)tail & 15);
                nvme.Set(0x1008, 4, (ulong)tail & 15);
                foreach (var slot in new[] { disk.Slots, nic.Slots, socket.Slots, nvme.Slots }.SelectMany(slots => slots))
                {
                    slot.Check(slot.Export(), "device");
                }
            },
            iter: 2_000,
            threads: 1);
        Assert.InRange(working, 10, 5_900);
    }

    [Fact]
    public void A_guest_that_traps_for_ever_can_be_paused()
    {
        using var machine = Guests.Machine(code => code
            .La(Register.T0, "handler")
            .Csrw(Csr.Mtvec, Register.T0)
            .Label("handler")
            .Nop()
            .Word(0));
        machine.Run();
        Guests.WaitUntil(() => machine.Counters.Instructions > 100_000, "the guest traps");
        machine.Pause();
        Assert.Equal(MachineStatus.Paused, machine.Status);
        Assert.Equal(2UL, machine.Hart().Mcause);
    }

    [Fact]
    public void A_guest_can_overwrite_the_instruction_that_comes_next()
    {
        // sw a0, 0(t0) puts "addi a1, zero, 7" over the word behind it.
        using var machine = Guests.Machine(code => code
            .Li(Register.A0, 0x0070_0593)
            .La(Register.T0, "patched")
            .Sw(Register.A0, 0, Register.T0)
            .Label("patched").Word(0)
            .Label("stop").J("stop"));
        machine.Step(20);
        Assert.Equal(7UL, machine.Hart().X(Register.A1));
    }
}
