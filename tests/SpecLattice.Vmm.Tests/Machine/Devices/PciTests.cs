using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Devices.Virtio;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Tests.Machine.Devices;

public sealed class PciTests : IDisposable
{
    private readonly PciBench _bench = new();
    private readonly MemoryBackend _backend = new("store", 1024, [], isReadOnly: false);
    private readonly VirtioBlock _disk;

    public PciTests()
    {
        _disk = new VirtioBlock("disk", PciBench.Path, _bench.Bus, _bench.Ram, _backend);
        _bench.Bus.Remap();
    }

    private IRegisterDevice Configuration => _bench.Bus.Configuration;

    private static int At(PciPath path) => (int)(PciBench.ConfigurationAddress(path) - MemoryMap.PciConfigurationBase);

    public void Dispose()
    {
        _disk.Dispose();
        _backend.Dispose();
    }

    [Fact]
    public void Functions_answer_at_their_paths_and_nobody_elsewhere()
    {
        Assert.Equal(0x1AF4UL, Configuration.Get(At(PciBench.Path), 2));
        Assert.Equal(0x1042UL, Configuration.Get(At(PciBench.Path) + 2, 2));
        Assert.Equal(0x01UL, Configuration.Get(At(PciBench.Path) + 0x0B, 1));
        Assert.Equal(uint.MaxValue, Configuration.Get(At(new PciPath(0, 5, 0)), 4));
        Assert.Equal(0xFFUL, Configuration.Get(At(new PciPath(255, 31, 7)) + 0xFFF, 1));
        Assert.Equal(0xFFFFUL, Configuration.Get(At(PciBench.Path) + 0x100, 2)); // beyond what plain PCI has
        Configuration.Set(At(new PciPath(0, 5, 0)), 4, 1);

        var extended = new PciBus(new InterruptLines(), extended: true);
        using var bridge = new PciBridge("bridge", new PciPath(0, 3, 0), 7, extended);
        Assert.Equal(0UL, extended.Configuration.Get(At(new PciPath(0, 3, 0)) + 0x100, 4));
    }

    [Fact]
    public void Registers_are_found_where_the_guest_puts_them()
    {
        var at = At(PciBench.Path);
        var home = (int)(MemoryMap.PciMemoryAddress(PciBench.Path) - MemoryMap.PciMemoryBase);
        Assert.Equal(1UL, _bench.Bus.Memory.Get(home + 0x12, 2));

        // The size, as firmware finds it out.
        Configuration.Set(at + 0x10, 4, uint.MaxValue);
        Assert.Equal(0xFFFF_C004UL, Configuration.Get(at + 0x10, 4));
        Assert.False(_bench.Bus.Memory.TryRead((ulong)home + 0x12, 2, out _));
        Configuration.Set(at + 0x10, 4, 0x7000_0000);
        Configuration.Set(at + 0x14, 4, 0);
        Assert.Equal(1UL, _bench.Bus.Memory.Get(0x3000_0000 + 0x12, 2));
        Configuration.Set(at + 4, 2, 0); // off
        Assert.False(_bench.Bus.Memory.TryRead(0x3000_0012, 2, out _));
    }

    [Fact]
    public void Without_the_bus_master_bit_a_device_leaves_memory_alone()
    {
        PciBench.SetUp(_disk, 0, MemoryMap.RamBase + 0x1000);
        Configuration.Set(At(PciBench.Path) + 4, 2, 2);
        _bench.Offer(MemoryMap.RamBase + 0x1000, 99); // would break the queue
        _disk.Set(0x1000, 2, 0);
        Assert.Equal(0x0FUL, _disk.Get(0x14, 1));
    }

    [Fact]
    public void Interrupts_can_be_turned_off_and_the_state_keeps_what_the_guest_changed()
    {
        PciBench.SetUp(_disk, 0, MemoryMap.RamBase + 0x1000);
        _bench.Offer(MemoryMap.RamBase + 0x1000, 99);
        _disk.Set(0x1000, 2, 0); // breaks the queue, which raises the line
        Assert.NotEqual(0UL, _bench.Lines.Raised);
        Configuration.Set(At(PciBench.Path) + 4, 2, 0x406);
        Assert.Equal(0UL, _bench.Lines.Raised);
        Configuration.Set(At(PciBench.Path) + 0x3C, 1, 77);
        Configuration.Set(At(PciBench.Path) + 0x10, 4, 0x5000_0000);

        var lines = new InterruptLines();
        var bus = new PciBus(lines, extended: false);
        using var other = new VirtioBlock("disk", PciBench.Path, bus, _bench.Ram, _backend);
        foreach (var (from, to) in _disk.Slots.Zip(other.Slots))
        {
            to.Check(from.Export(), "pci");
            to.Import(from.Export());
            Assert.Equal(from.Export(), to.Export());
        }

        other.Rebuild();
        Assert.Equal(0UL, lines.Raised);
        bus.Configuration.Set(At(PciBench.Path) + 4, 2, 0x006);
        Assert.NotEqual(0UL, lines.Raised);
        Assert.Equal(1UL, bus.Memory.Get(0x1000_0012, 2));
        var state = (PciDeviceState)other.Slots.Last().Export();
        Assert.Equal("pci/command", Assert.Throws<MachineStateException>(() => other.Slots.Last().Check(state with { Command = 1 }, "pci")).Place);
        Assert.Equal("pci/base_address", Assert.Throws<MachineStateException>(() => other.Slots.Last().Check(state with { BaseAddress = 16 }, "pci")).Place);
    }

    [Fact]
    public void Bridges_say_which_bus_is_behind_them()
    {
        using var bridge = new PciBridge("bridge", new PciPath(0, 3, 0), 7, _bench.Bus);
        Assert.Equal((1UL, 7UL), (bridge.ReadConfiguration(0x0E, 1), bridge.ReadConfiguration(0x19, 1)));
        Configuration.Set(At(new PciPath(0, 3, 0)) + 0x19, 1, 9);
        Assert.Equal(7UL, bridge.ReadConfiguration(0x19, 1));
    }

    [Fact]
    public void Devices_that_cannot_be_attached_like_that_are_refused_by_name()
    {
        Assert.Null(Problem(new PciBridgeConfiguration("a", new(0, 1, 0), 1), new PciBridgeConfiguration("b", new(1, 1, 0), 2), Nic("n", 2)));
        Assert.Contains("`n` is on PCI bus 2", Problem(Nic("n", 2)), StringComparison.Ordinal);
        Assert.Contains("`b` is on PCI bus 2", Problem(new PciBridgeConfiguration("b", new(2, 1, 0), 2)), StringComparison.Ordinal);
        Assert.Contains("PCI bridge `b`: bus 0", Problem(new PciBridgeConfiguration("b", new(0, 1, 0), 0)), StringComparison.Ordinal);
        Assert.Contains("both attached", Problem(Nic("n", 0), Nic("m", 0)), StringComparison.Ordinal);
        Assert.Contains(
            "at most 48",
            Problem([.. Enumerable.Range(0, 49).Select(i => new VirtioNicConfiguration($"n{i}", new(0, (byte)(i / 8), (byte)(i % 8)), Guid.Empty))]),
            StringComparison.Ordinal);

        static VirtioNicConfiguration Nic(string id, byte bus) => new(id, new PciPath(bus, 9, 0), Guid.Empty);
        static string Problem(params PciDeviceConfiguration[] devices) => (Guests.Small with { Devices = [.. devices] }).FindProblem()!;
    }
}
