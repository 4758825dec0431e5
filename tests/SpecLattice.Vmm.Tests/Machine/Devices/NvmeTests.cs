using System.Buffers.Binary;
using System.Text;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Devices.Nvme;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;
using NvmeControllerState = SpecLattice.Vmm.Machine.State.V2.NvmeControllerState;

namespace SpecLattice.Vmm.Tests.Machine.Devices;

public sealed class NvmeTests : IDisposable
{
    private const ulong AdminSubmission = MemoryMap.RamBase + 0x10000;
    private const ulong AdminCompletion = MemoryMap.RamBase + 0x11000;
    private const ulong IoSubmission = MemoryMap.RamBase + 0x12000;
    private const ulong IoCompletion = MemoryMap.RamBase + 0x13000;
    private const ulong Doorbells = MemoryMap.RamBase + 0x14000;
    private const ulong EventIndexes = MemoryMap.RamBase + 0x15000;
    private const ulong Data = MemoryMap.RamBase + 0x20000;
    private const int Entries = 16;
    private readonly PciBench _bench = new();
    private readonly CountingBackend _backend = new();
    private readonly NvmeController _nvme;
    private readonly uint[] _tails = new uint[2];
    private readonly uint[] _heads = new uint[2];

    public NvmeTests() => _nvme = Controller(hasWriteCache: true);

    public void Dispose()
    {
        _nvme.Dispose();
        _backend.Dispose();
    }

    [Fact]
    public void Identify_tells_serial_number_write_cache_and_size()
    {
        Enable(_nvme);
        Assert.Equal(0, Admin(_nvme, 6, Data, word10: 1));
        var controller = _bench.Get(Data, 4096);
        Assert.Equal("the serial number!!!", Encoding.ASCII.GetString(controller, 4, 20));
        Assert.Equal(1, controller[525]);
        Assert.Equal(0, Admin(_nvme, 6, Data, word10: 0, nsid: 1));
        var space = _bench.Get(Data, 4096);
        Assert.Equal((64UL, 9), (BinaryPrimitives.ReadUInt64LittleEndian(space), space[130]));
        Assert.Equal(0x0B, Admin(_nvme, 6, Data, word10: 0, nsid: 2));
        Assert.Equal(0, Admin(_nvme, 6, Data, word10: 2, nsid: 0));
        Assert.Equal([1, 0, 0, 0, 0], _bench.Get(Data, 5));
        Assert.Equal(0x02, Admin(_nvme, 6, Data, word10: 77));
        Assert.Equal(0x01, Admin(_nvme, 0x99, Data));
        Assert.Equal(0x109, Admin(_nvme, 2, Data, word10: 0x70));
    }

    [Fact]
    public void What_is_written_can_be_read_over_pages_and_lists()
    {
        Enable(_nvme);
        MakeQueues(_nvme);
        foreach (var (blocks, prp1, prp2) in new[] { (1, Data + 512, 0UL), (8, Data, 0UL), (10, Data + 2048, Data + 8192), (32, Data + 4096, Data + 0x8000 + 4064) })
        {
            // A list near the end of its page, whose last entry leads on.
            for (ulong i = 0; i < 3; i++)
            {
                Put64(Data + 0x8000 + 4064 + (8 * i), Data + 8192 + (4096 * i));
            }

            Put64(Data + 0x8000 + 4088, Data + 0x9000);
            Put64(Data + 0x9000, Data + 8192 + (4096 * 4));
            byte[] content = [.. Enumerable.Range(0, blocks * 512).Select(i => (byte)((i * 13) ^ (i >> 7) ^ blocks))];
            Scatter(content, prp1, blocks);
            Assert.Equal(0, Io(_nvme, 1, block: 5, blocks, prp1, prp2));
            var stored = new byte[blocks * 512];
            Assert.True(_backend.TryRead(5 * 512, stored));
            Assert.Equal(content, stored);
            Scatter(new byte[blocks * 512], prp1, blocks);
            Assert.Equal(0, Io(_nvme, 2, block: 5, blocks, prp1, prp2));
            Assert.Equal(content, Gather(prp1, blocks));
        }

        Assert.Equal(0, Io(_nvme, 8, block: 5, 4, 0, 0)); // zeroes
        var zeros = new byte[4 * 512];
        Assert.True(_backend.TryRead(5 * 512, zeros));
        Assert.All(zeros, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Without_a_write_cache_each_write_is_flushed_before_it_completes()
    {
        Enable(_nvme);
        MakeQueues(_nvme);
        Io(_nvme, 1, 0, 1, Data, 0);
        Assert.Equal(0, _backend.Flushes);
        Io(_nvme, 0, 0, 1, 0, 0);
        Assert.Equal(1, _backend.Flushes);
        Assert.Equal(0, Admin(_nvme, 9, 0, word10: 6, word11: 0)); // turn the cache off
        Assert.Equal(2, _backend.Flushes);
        Io(_nvme, 1, 0, 1, Data, 0);
        Assert.Equal(3, _backend.Flushes);

        using var plain = Controller(hasWriteCache: false, device: 9);
        Array.Clear(_tails);
        Array.Clear(_heads);
        Enable(plain);
        MakeQueues(plain);
        Assert.Equal(0, Admin(plain, 6, Data, word10: 1));
        Assert.Equal(0, _bench.Get(Data + 525, 1)[0]);
        Io(plain, 1, 0, 1, Data, 0);
        Assert.Equal(4, _backend.Flushes);
        Assert.Equal(0x02, Admin(plain, 9, 0, word10: 6, word11: 1)); // there is none to turn on
    }

    [Theory]
    [InlineData(1, 64UL, 1, Data, 0UL, 0x80)] // behind the end
    [InlineData(1, 63UL, 2, Data, 0UL, 0x80)]
    [InlineData(1, ulong.MaxValue, 1, Data, 0UL, 0x80)]
    [InlineData(2, 0UL, 1, 0UL, 0UL, 0x02)] // outside RAM
    [InlineData(2, 0UL, 1, ulong.MaxValue - 100, 0UL, 0x02)]
    [InlineData(1, 0UL, 1, Data + 2, 0UL, 0x02)] // misaligned
    [InlineData(1, 0UL, 16, Data, Data + 100, 0x02)] // a second page that is none
    [InlineData(1, 0UL, 32, Data, 0x1000UL, 0x02)] // a list outside RAM
    [InlineData(1, 0UL, 32, Data, Data + 3, 0x02)] // a list that is misaligned
    [InlineData(3, 0UL, 1, Data, 0UL, 0x01)]
    public void A_command_that_cannot_be_fails_and_the_next_one_works(byte opcode, ulong block, int blocks, ulong prp1, ulong prp2, int status)
    {
        Enable(_nvme);
        MakeQueues(_nvme);
        Assert.Equal(status, Io(_nvme, opcode, block, blocks, prp1, prp2));
        Assert.Equal(0, Io(_nvme, 1, 0, 1, Data, 0));
    }

    [Fact]
    public void A_list_that_leads_only_on_is_refused()
    {
        Enable(_nvme);
        MakeQueues(_nvme);
        Put64(Data + 0x8FF8, Data + 0x8FF8);
        Assert.Equal(0x02, Io(_nvme, 1, 0, 32, Data, Data + 0x8FF8));
    }

    [Theory]
    [InlineData(0x0000_1000UL, AdminCompletion)]
    [InlineData(AdminSubmission, 0xFFFF_FFFF_FFFF_F000UL)]
    public void Admin_queues_outside_RAM_are_fatal_until_the_controller_is_reset(ulong submission, ulong completion)
    {
        Enable(_nvme, submission, completion);
        _nvme.Set(0x1000, 4, 1);
        Assert.Equal(2UL, _nvme.Get(0x1C, 4) & 2);
        _nvme.Set(0x14, 4, 0);
        Assert.Equal(0UL, _nvme.Get(0x1C, 4));
        Array.Clear(_tails);
        Enable(_nvme);
        Assert.Equal(0, Admin(_nvme, 6, Data, word10: 1));
    }

    [Fact]
    public void Queues_that_cannot_be_are_refused_by_their_reason()
    {
        Enable(_nvme);
        Assert.Equal(0x101, Admin(_nvme, 5, IoCompletion, word10: 0 | (15 << 16), word11: 1));
        Assert.Equal(0x101, Admin(_nvme, 5, IoCompletion, word10: 99 | (15 << 16), word11: 1));
        Assert.Equal(0x102, Admin(_nvme, 5, IoCompletion, word10: 1, word11: 1));
        Assert.Equal(0x102, Admin(_nvme, 5, IoCompletion, word10: 1 | (4000 << 16), word11: 1));
        Assert.Equal(0x002, Admin(_nvme, 5, IoCompletion, word10: 1 | (15 << 16), word11: 0));
        Assert.Equal(0x013, Admin(_nvme, 5, IoCompletion + 8, word10: 1 | (15 << 16), word11: 1));
        Assert.Equal(0x100, Admin(_nvme, 1, IoSubmission, word10: 1 | (15 << 16), word11: 1 | (1 << 16)));
        MakeQueues(_nvme);
        Assert.Equal(0x101, Admin(_nvme, 5, IoCompletion, word10: 1 | (15 << 16), word11: 1));
        Assert.Equal(0x10C, Admin(_nvme, 4, 0, word10: 1));
        Assert.Equal(0, Admin(_nvme, 0, 0, word10: 1));
        Assert.Equal(0, Admin(_nvme, 4, 0, word10: 1));
        Assert.Equal(0x101, Admin(_nvme, 4, 0, word10: 1));
        for (var i = 0; i < 4; i++)
        {
            Submit(_nvme, 0, 0x0C, 0, 0, 0, 0, 0);
        }

        Assert.Equal(0x105, Admin(_nvme, 0x0C, 0));
    }

    [Fact]
    public void An_interrupt_lasts_until_the_completions_are_taken_and_can_be_masked()
    {
        Enable(_nvme);
        Submit(_nvme, 0, 6, Data, 0, 1, 0, 0);
        Assert.NotEqual(0UL, _bench.Lines.Raised);
        _nvme.Set(0x0C, 4, 1);
        Assert.Equal(0UL, _bench.Lines.Raised);
        _nvme.Set(0x10, 4, 1);
        Assert.NotEqual(0UL, _bench.Lines.Raised);
        _nvme.Set(0x1004, 4, 1);
        Assert.Equal(0UL, _bench.Lines.Raised);
    }

    [Fact]
    public void Shadow_doorbells_are_heeded_and_only_version_2_holds_them()
    {
        Enable(_nvme);
        MakeQueues(_nvme);
        Assert.True(StateKinds.NvmeController.Write(State(), 1).IsSuccess);
        Assert.Equal(0, Admin(_nvme, 0x7C, Doorbells, prp2: EventIndexes));
        var loss = Assert.Single(StateKinds.NvmeController.Write(State(), 1).Losses);
        Assert.Equal("/shadow_doorbells", loss.Pointer);

        // Two commands, of which only the doorbell in memory knows the second.
        Entry(IoSubmission, 1, 1, Data, 0, 0, 0, 0);
        Entry(IoSubmission + 64, 1, 2, Data, 0, 1, 0, 0);
        _bench.Put(Doorbells + 8, 2, 0, 0, 0);
        _nvme.Set(0x1008, 4, 1);
        Assert.Equal(2, State().CompletionQueues[1].Tail is var tail ? (int)tail : 0);
        Assert.Equal([2, 0, 0, 0], _bench.Get(EventIndexes + 8, 4));
        Assert.Equal(0x02, Admin(_nvme, 0x7C, Doorbells + 8, prp2: EventIndexes));
        Assert.Equal(0x02, Admin(_nvme, 0x7C, 0x1000, prp2: EventIndexes));
    }

    [Fact]
    public void The_state_is_all_there_is_and_what_cannot_be_is_refused()
    {
        Enable(_nvme);
        MakeQueues(_nvme);
        Io(_nvme, 1, 3, 2, Data, 0);
        Submit(_nvme, 0, 0x0C, 0, 0, 0, 0, 0);
        var good = State();
        using var other = Controller(hasWriteCache: true, device: 9);
        Slot(other).Check(good, "n");
        Slot(other).Import(good);
        Assert.Equal(good, Slot(other).Export());
        Assert.Equal(0, Io(other, 2, 3, 2, Data, 0));

        Refused("n/configuration", good with { Configuration = uint.MaxValue });
        Refused("n/status", good with { Status = 0x100 });
        Refused("n/admin_submission_base", good with { AdminSubmissionBase = 8 });
        Refused("n/awaiting_events", good with { AwaitingEvents = [1, 2, 3, 4, 5] });
        Refused("n/submission_queues/1/completion_id", Queue(queue => queue with { CompletionId = 9 }));
        Refused("n/submission_queues/1/head", Queue(queue => queue with { Head = 99 }));
        Refused("n/submission_queues/1/tail", Queue(queue => queue with { Tail = 16 }));
        Refused("n/submission_queues/1/id", Queue(queue => queue with { Id = 0 }));
        Refused("n/submission_queues/1/size", Queue(queue => queue with { Size = 1 }));
        Refused("n/completion_queues/1/id", good with { CompletionQueues = good.CompletionQueues.SetItem(1, good.CompletionQueues[0]) });
        Refused("n/status", good with { SubmissionQueues = [] });
        Refused("n/shadow_doorbells/doorbells", good with { ShadowDoorbells = new() { Doorbells = 1, EventIndexes = 0 } });
        using var plain = Controller(hasWriteCache: false, device: 10);
        Assert.Equal("n/write_cache_enabled", Assert.Throws<MachineStateException>(() => Slot(plain).Check(good, "n")).Place);

        NvmeControllerState Queue(Func<NvmeSubmissionQueueState, NvmeSubmissionQueueState> change) =>
            good with { SubmissionQueues = good.SubmissionQueues.SetItem(1, change(good.SubmissionQueues[1])) };

        void Refused(string place, NvmeControllerState state) =>
            Assert.Equal(place, Assert.Throws<MachineStateException>(() => Slot(_nvme).Check(state, "n")).Place);
    }

    private NvmeController Controller(bool hasWriteCache, byte device = 4) =>
        new($"nvme{device}", new PciPath(0, device, 0), _bench.Bus, _bench.Ram, SerialNumber.FromText("the serial number!!!"), hasWriteCache, _backend);

    private static StateSlot Slot(NvmeController controller) => controller.Slots.First(slot => slot.Kind == StateKinds.NvmeController);

    private NvmeControllerState State() => (NvmeControllerState)Slot(_nvme).Export();

    private static void Enable(NvmeController nvme, ulong submission = AdminSubmission, ulong completion = AdminCompletion)
    {
        nvme.Set(0x24, 4, (Entries - 1) | ((Entries - 1) << 16));
        nvme.Set(0x28, 8, submission);
        nvme.Set(0x30, 4, completion & uint.MaxValue); // in halves
        nvme.Set(0x34, 4, completion >> 32);
        nvme.Set(0x14, 4, 0x0046_0001);
        Assert.Equal(1UL, nvme.Get(0x1C, 4));
    }

    private void MakeQueues(NvmeController nvme)
    {
        Assert.Equal(0, Admin(nvme, 5, IoCompletion, word10: 1 | ((Entries - 1) << 16), word11: 3));
        Assert.Equal(0, Admin(nvme, 1, IoSubmission, word10: 1 | ((Entries - 1) << 16), word11: 1 | (1 << 16)));
    }

    private int Admin(NvmeController nvme, byte opcode, ulong prp1, uint word10 = 0, uint word11 = 0, uint nsid = 0, ulong prp2 = 0)
    {
        Submit(nvme, 0, opcode, prp1, prp2, word10, word11, 0, nsid);
        return Complete(nvme, 0);
    }

    private int Io(NvmeController nvme, byte opcode, ulong block, int blocks, ulong prp1, ulong prp2)
    {
        Submit(nvme, 1, opcode, prp1, prp2, (uint)block, (uint)(block >> 32), (uint)(blocks - 1), nsid: 1);
        return Complete(nvme, 1);
    }

    private void Submit(NvmeController nvme, int queue, byte opcode, ulong prp1, ulong prp2, uint word10, uint word11, uint word12, uint nsid = 0)
    {
        Entry((queue == 0 ? AdminSubmission : IoSubmission) + (_tails[queue] * 64), opcode, (ushort)_tails[queue], prp1, prp2, word10, word11, word12, nsid);
        _tails[queue] = (_tails[queue] + 1) % Entries;
        nvme.Set(0x1000 + (queue * 8), 4, _tails[queue]);
    }

    /// <summary>Takes a completion; its status.</summary>
    private int Complete(NvmeController nvme, int queue)
    {
        var entry = _bench.Get((queue == 0 ? AdminCompletion : IoCompletion) + (_heads[queue] * 16), 16);
        _heads[queue] = (_heads[queue] + 1) % Entries;
        nvme.Set(0x1004 + (queue * 8), 4, _heads[queue]);
        return BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(14)) >> 1;
    }

    private void Entry(ulong at, byte opcode, ushort id, ulong prp1, ulong prp2, uint word10, uint word11, uint word12, uint nsid = 1)
    {
        var entry = new byte[64];
        entry[0] = opcode;
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(2), id);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(4), nsid);
        BinaryPrimitives.WriteUInt64LittleEndian(entry.AsSpan(24), prp1);
        BinaryPrimitives.WriteUInt64LittleEndian(entry.AsSpan(32), prp2);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(40), word10);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(44), word11);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(48), word12);
        _bench.Put(at, entry);
    }

    private void Put64(ulong at, ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        _bench.Put(at, bytes);
    }

    /// <summary>Where the pages of a transfer are: from the first, then the pages from Data + 8192 on.</summary>
    private static IEnumerable<(ulong Address, int Start, int Length)> Pieces(ulong prp1, int blocks)
    {
        var length = blocks * 512;
        var first = Math.Min(length, 4096 - (int)(prp1 % 4096));
        yield return (prp1, 0, first);
        for (var (start, page) = (first, 0UL); start < length; start += 4096, page++)
        {
            // The list leads on after its third entry.
            yield return (Data + 8192 + (4096 * (page < 3 ? page : page + 1)), start, Math.Min(4096, length - start));
        }
    }

    private void Scatter(byte[] content, ulong prp1, int blocks)
    {
        foreach (var (address, start, length) in Pieces(prp1, blocks))
        {
            _bench.Put(address, content.AsSpan(start, length));
        }
    }

    private byte[] Gather(ulong prp1, int blocks) => [.. Pieces(prp1, blocks).SelectMany(piece => _bench.Get(piece.Address, piece.Length))];

    /// <summary>A disk that counts how often it is flushed.</summary>
    private sealed class CountingBackend() : BlockBackend("store")
    {
        private readonly byte[] _contents = new byte[64 * 512];

        public int Flushes { get; private set; }

        public override ulong Bytes => (ulong)_contents.Length;

        public override uint BlockBytes => 512;

        public override bool IsReadOnly => false;

        public override IEnumerable<StateSlot> Slots => [];

        public override bool TryRead(ulong offset, Span<byte> destination)
        {
            _contents.AsSpan((int)offset, destination.Length).CopyTo(destination);
            return true;
        }

        public override bool TryWrite(ulong offset, ReadOnlySpan<byte> source)
        {
            source.CopyTo(_contents.AsSpan((int)offset));
            return true;
        }

        public override bool TryFlush()
        {
            Flushes++;
            return true;
        }
    }
}
