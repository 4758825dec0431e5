using System.Buffers.Binary;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Devices.Virtio;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;
using PciVirtioState = SpecLattice.Vmm.Machine.State.V2.PciVirtioState;

namespace SpecLattice.Vmm.Tests.Machine.Devices;

public sealed class VirtioTests : IDisposable
{
    private const ulong Queue = MemoryMap.RamBase + 0x1000;
    private const ulong Header = MemoryMap.RamBase + 0x2000;
    private const ulong Data = MemoryMap.RamBase + 0x3000;
    private const ulong Status = MemoryMap.RamBase + 0x2800;
    private const ulong Version1 = 1UL << 32;
    private readonly PciBench _bench = new();
    private readonly MemoryBackend _backend = new("store", 16 * 512, [], isReadOnly: false);
    private readonly VirtioBlock _disk;

    public VirtioTests() => _disk = new VirtioBlock("disk", PciBench.Path, _bench.Bus, _bench.Ram, _backend);

    public void Dispose()
    {
        _disk.Dispose();
        _backend.Dispose();
    }

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Equal(0x1042_1AF4UL, _disk.ReadConfiguration(0, 4));
        _disk.Set(0, 4, 0);
        Assert.Equal((1UL << 2) | (1 << 6) | (1 << 9), _disk.Get(4, 4));
        _disk.Set(0, 4, 1);
        Assert.Equal(1UL, _disk.Get(4, 4));
        _disk.Set(0, 4, 2);
        Assert.Equal(0UL, _disk.Get(4, 4));
        Assert.Equal(16UL, _disk.Get(0x3000, 8)); // sectors
        Assert.Equal(512UL, _disk.Get(0x3014, 4));
        Assert.Equal([1, 2, 3, 4], CapabilityTypes());
        Assert.False(_disk.TryRead(0x01, 4, out _)); // no register there
        Assert.False(_disk.TryRead(0x00, 1, out _)); // nor so narrow
    }

    [Fact]
    public void What_is_written_can_be_read_and_both_ends_with_an_interrupt()
    {
        PciBench.SetUp(_disk, Version1 | (1 << 9), Queue);
        _bench.Put(Data, [.. Enumerable.Range(0, 1024).Select(i => (byte)(i * 7))]);
        Assert.Equal(0, Request(type: 1, sector: 3, length: 1024));
        Assert.NotEqual(0UL, _bench.Lines.Raised);
        Assert.Equal(1UL, _disk.Get(0x2000, 1));
        Assert.Equal(0UL, _bench.Lines.Raised);
        var written = _bench.Get(Data, 1024);
        _bench.Put(Data, new byte[1024]);
        Assert.Equal(0, Request(type: 0, sector: 3, length: 1024));
        Assert.Equal(written, _bench.Get(Data, 1024));
        var used = _bench.Get(Queue + 0xA0 + 4 + 8, 8);
        Assert.Equal(1025U, BinaryPrimitives.ReadUInt32LittleEndian(used.AsSpan(4)));
        Assert.Equal(0, Request(type: 4, sector: 0, length: 0));
        Assert.Equal(0, Request(type: 8, sector: 0, length: 20));
        Assert.Equal("disk\0"u8.ToArray(), _bench.Get(Data, 5));
    }

    [Theory]
    [InlineData(0U, 16UL, 512U, 1)] // behind the end
    [InlineData(0U, 15UL, 1024U, 1)] // over the end
    [InlineData(1U, ulong.MaxValue, 512U, 1)]
    [InlineData(1U, ulong.MaxValue / 512, 512U, 1)]
    [InlineData(0U, 0UL, 100U, 1)] // not whole sectors
    [InlineData(0U, 0UL, 0U, 1)]
    [InlineData(1U, 0UL, 0U, 1)]
    [InlineData(8U, 0UL, 19U, 1)]
    [InlineData(99U, 0UL, 512U, 2)]
    public void A_request_that_cannot_be_fails_and_the_next_one_works(uint type, ulong sector, uint length, int status)
    {
        PciBench.SetUp(_disk, Version1, Queue);
        Assert.Equal(status, Request(type, sector, length));
        Assert.Equal(0, Request(1, 0, 512));
        Assert.Equal(0x0FUL, _disk.Get(0x14, 1));
    }

    /// <summary>Queues that make no sense: the device asks for a reset, and works again after one.</summary>
    [Theory]
    [InlineData("loop")]
    [InlineData("outside")]
    [InlineData("wraps")]
    [InlineData("next too large")]
    [InlineData("head too large")]
    [InlineData("indirect")]
    [InlineData("index runs away")]
    [InlineData("table outside")]
    [InlineData("ring outside")]
    [InlineData("used outside")]
    [InlineData("writable before readable")]
    public void A_queue_that_lies_stops_the_device_until_it_is_reset(string lie)
    {
        PciBench.SetUp(_disk, Version1, Queue);
        Describe(type: 1, sector: 0, length: 512);
        switch (lie)
        {
            case "loop": _bench.Describe(Queue, 2, Status, 1, flags: 3, next: 0); break;
            case "outside": _bench.Describe(Queue, 1, MemoryMap.RamBase + (4 << 20) - 100, 512, flags: 1, next: 2); break;
            case "wraps": _bench.Describe(Queue, 1, ulong.MaxValue - 100, 512, flags: 1, next: 2); break;
            case "next too large": _bench.Describe(Queue, 1, Data, 512, flags: 1, next: 8); break;
            case "indirect": _bench.Describe(Queue, 1, Data, 512, flags: 5, next: 2); break;
            case "writable before readable": _bench.Describe(Queue, 0, Header, 16, flags: 3, next: 1); break;
            case "table outside": Reconfigure(0x20, 0x1000); break;
            case "ring outside": Reconfigure(0x28, ulong.MaxValue - 1); break;
            case "used outside": Reconfigure(0x30, MemoryMap.RamBase + (4 << 20)); break;
        }

        _bench.Offer(Queue, lie == "head too large" ? (ushort)8 : (ushort)0);
        if (lie == "index runs away")
        {
            _bench.Put16(Queue + 0x82, 100);
        }

        _disk.Set(0x1000, 2, 0);
        Assert.Equal(0x4FUL, _disk.Get(0x14, 1));
        Assert.Equal(2UL, _disk.Get(0x2000, 1));
        Assert.Equal(0, _bench.UsedOf(Queue));

        _bench.Put(Queue, new byte[256]);
        PciBench.SetUp(_disk, Version1, Queue);
        Assert.Equal(0, Request(1, 0, 512));

        void Reconfigure(int register, ulong value)
        {
            _disk.Set(0x14, 1, 0);
            _disk.Set(0x14, 1, 3);
            _disk.Set(0x18, 2, 8);
            _disk.Set(0x20, 8, Queue);
            _disk.Set(0x28, 8, Queue + 0x80);
            _disk.Set(0x30, 8, Queue + 0xA0);
            _disk.Set(register, 8, value & ~0xFUL);
            _disk.Set(0x1C, 2, 1);
            _disk.Set(0x14, 1, 0x0F);
        }
    }

    [Fact]
    public void A_disk_that_can_only_be_read_is_not_written()
    {
        using var backend = new MemoryBackend("ro", 1024, [], isReadOnly: true);
        using var disk = new VirtioBlock("ro-disk", new(0, 9, 0), _bench.Bus, _bench.Ram, backend);
        disk.Set(0, 4, 0);
        Assert.NotEqual(0UL, disk.Get(4, 4) & (1 << 5));
        PciBench.SetUp(disk, Version1, Queue);
        Describe(1, 0, 512);
        _bench.Offer(Queue, 0);
        disk.Set(0x1000, 2, 0);
        Assert.Equal([1], _bench.Get(Status, 1));
    }

    [Fact]
    public void A_driver_of_the_old_kind_can_go_to_version_1_and_one_of_the_new_kind_cannot()
    {
        PciBench.SetUp(_disk, 1 << 9, Queue);
        Assert.True(StateKinds.PciVirtio.Write(State(), 1).IsSuccess);
        PciBench.SetUp(_disk, Version1 | (1 << 9), Queue);
        var loss = Assert.Single(StateKinds.PciVirtio.Write(State(), 1).Losses);
        Assert.Equal("/negotiated_features", loss.Pointer);
        loss = Assert.Single(StateKinds.PciVirtio.Write(
            State() with { NegotiatedFeatures = 0, Queues = State().Queues with { Peak = 9 } }, 1).Losses);
        Assert.StartsWith("/queues", loss.Pointer, StringComparison.Ordinal);
    }

    [Fact]
    public void States_that_no_device_can_be_in_are_refused()
    {
        var good = State();
        Refused("v/device_status", good with { DeviceStatus = 0x10 });
        Refused("v/negotiated_features", good with { NegotiatedFeatures = 1UL << 40 });
        Refused("v/interrupt_status", good with { InterruptStatus = 4 });
        Refused("v/queues/peak", good with { Queues = good.Queues with { Peak = 2 } });
        Refused("v/queues/queues", good with { Queues = good.Queues with { Queues = [] } });
        Refused("v/queues/queues/0/size", Queue0(queue => queue with { Size = 3 }));
        Refused("v/queues/queues/0/descriptor_table", Queue0(queue => queue with { DescriptorTable = 1 }));
        Refused("v/queues/queues/0/used_ring", Queue0(queue => queue with { UsedRing = 2 }));

        PciVirtioState Queue0(Func<VirtioQueueState, VirtioQueueState> change) =>
            good with { Queues = good.Queues with { Queues = [change(good.Queues.Queues[0])] } };

        void Refused(string place, PciVirtioState state) => Assert.Equal(
            place, Assert.Throws<MachineStateException>(() => _disk.Slots.First(slot => slot.Kind == StateKinds.PciVirtio).Check(state, "v")).Place);
    }

    [Fact]
    public void A_frame_comes_back_from_the_loopback_and_waits_where_there_is_no_room()
    {
        const ulong Transmit = Queue + 0x400;
        using var nic = new VirtioNic("nic", new(0, 8, 0), _bench.Bus, _bench.Ram, Guid.NewGuid());
        Assert.Equal(2UL, nic.Get(0x3000, 1) & 3); // an address of its own
        PciBench.SetUp(nic, Version1 | (1 << 5), Queue, Transmit);
        byte[] frame = [.. Enumerable.Range(0, 60).Select(i => (byte)i)];
        _bench.Put(Data, [.. new byte[12], .. frame]);
        _bench.Describe(Transmit, 0, Data, 72, flags: 0);
        _bench.Offer(Transmit, 0);
        nic.Set(0x1004, 2, 1);
        Assert.Equal((1, 0), (_bench.UsedOf(Transmit), _bench.UsedOf(Queue)));
        Assert.Single(((VirtioNicState)nic.Slots.First().Export()).Incoming);

        // It moves to another card while the frame waits.
        using var other = new VirtioNic("nic", new(0, 10, 0), _bench.Bus, _bench.Ram, Guid.NewGuid());
        foreach (var (from, to) in nic.Slots.Zip(other.Slots))
        {
            var state = from.Export();
            to.Check(state is PciDeviceState ? to.Export() : state, "nic");
            to.Import(state is PciDeviceState ? to.Export() : state);
        }

        _bench.Describe(Queue, 0, Header, 200, flags: 2);
        _bench.Offer(Queue, 0);
        other.Set(0x1000, 2, 0);
        Assert.Equal(1, _bench.UsedOf(Queue));
        Assert.Equal(frame, _bench.Get(Header + 12, 60));
    }

    private int Request(uint type, ulong sector, uint length)
    {
        var before = _bench.UsedOf(Queue);
        Describe(type, sector, length);
        _bench.Put(Status, 0xEE);
        _bench.Offer(Queue, 0);
        _disk.Set(0x1000, 2, 0);
        Assert.Equal(before + 1, _bench.UsedOf(Queue));
        return _bench.Get(Status, 1)[0];
    }

    private void Describe(uint type, ulong sector, uint length)
    {
        var header = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(header, type);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8), sector);
        _bench.Put(Header, header);
        _bench.Describe(Queue, 0, Header, 16, flags: 1, next: 1);
        _bench.Describe(Queue, 1, Data, length, (ushort)(type == 1 ? 1 : 3), next: 2);
        _bench.Describe(Queue, 2, Status, 1, flags: 2);
    }

    private PciVirtioState State() => (PciVirtioState)_disk.Slots.First(slot => slot.Kind == StateKinds.PciVirtio).Export();

    private List<ulong> CapabilityTypes()
    {
        var types = new List<ulong>();
        for (var at = _disk.ReadConfiguration(0x34, 1); at != 0; at = _disk.ReadConfiguration((int)at + 1, 1))
        {
            Assert.Equal(9UL, _disk.ReadConfiguration((int)at, 1));
            types.Add(_disk.ReadConfiguration((int)at + 3, 1));
        }

        return types;
    }
}
