using CsCheck;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class GuestRamTests
{
    private const int SmallSize = 5 << 20; // two chunks and a half

    [Fact]
    public void Reads_return_what_was_written_and_zeros_elsewhere()
    {
        var pieces = Gen.Select(Gen.Int[0, SmallSize - 1], Gen.Int[0, 10_000], Gen.Byte).List[1, 20];
        pieces.Sample(
            list =>
            {
                var ram = new GuestRam(SmallSize);
                var model = new byte[SmallSize];
                var dirty = new SortedSet<long>();
                foreach (var (offset, wanted, value) in list)
                {
                    var bytes = new byte[Math.Min(wanted, SmallSize - offset)];
                    Array.Fill(bytes, value);
                    ram.Write((ulong)offset, bytes);
                    bytes.CopyTo(model, offset);
                    for (var page = offset >> 12; bytes.Length > 0 && page <= (offset + bytes.Length - 1) >> 12; page++)
                    {
                        dirty.Add(page);
                    }
                }

                var all = new byte[SmallSize];
                ram.Read(0, all);
                Assert.True(model.AsSpan().SequenceEqual(all));
                Assert.Equal(dirty, ram.TakeDirty());
                Assert.Empty(ram.TakeDirty());
            },
            iter: 30,
            threads: 1);
    }

    [Theory]
    [InlineData(SmallSize, 1)]
    [InlineData(SmallSize - 1, 2)]
    [InlineData(ulong.MaxValue, 1)]
    [InlineData(ulong.MaxValue - 7, 8)]
    [InlineData(ulong.MaxValue - 7, 100)]
    [InlineData(1UL << 63, 4096)]
    public void Pieces_outside_are_refused_without_overflow(ulong offset, int length)
    {
        var ram = new GuestRam(SmallSize);
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)1);
        Assert.False(ram.TryRead(offset, new byte[length]));
        Assert.False(ram.TryWrite(offset, bytes));
        Assert.Throws<ArgumentOutOfRangeException>(() => ram.Write(offset, bytes));
        Assert.Equal((0UL, 0L), (ram.AllocatedBytes, ram.DirtyPageCount));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1280, 1)]
    [InlineData(1279, 2)]
    [InlineData(0, -1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(1, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue)]
    public void Pages_outside_are_refused_without_overflow(long first, long count)
    {
        var ram = new GuestRam(SmallSize);
        Assert.Throws<ArgumentOutOfRangeException>(() => ram.TakeDirty(new PageRange(first, count)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ram.MarkDirty(new PageRange(first, count)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ram.ReadPages(new PageRange(first, count), new byte[4096]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ram.WritePages(new PageRange(first, count), new byte[4096]));
    }

    [Fact]
    public void Pages_have_exactly_their_size()
    {
        var ram = new GuestRam(SmallSize);
        Assert.Throws<ArgumentException>(() => ram.WritePage(0, new byte[4095]));
        Assert.Throws<ArgumentException>(() => ram.ReadPage(0, new byte[4097]));
        Assert.Throws<ArgumentException>(() => ram.WritePages(new PageRange(0, 2), new byte[4096]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ram.MarkDirty(PageSet.From([5, 1280])));
        ram.MarkDirty(PageSet.From([1279]));
        Assert.Equal([1279], ram.TakeDirty());
    }

    [Fact]
    public void Zeros_over_nothing_take_no_memory_but_are_dirty()
    {
        var ram = new GuestRam(8192 * GuestRam.Mebibyte);
        ram.WritePage(1_000_000, new byte[4096]);
        Assert.Equal(0UL, ram.AllocatedBytes);
        Assert.Equal([1_000_000], ram.TakeDirty());
        Assert.True(ram.IsZeroPage(1_000_000));
        Assert.Empty(ram.PopulatedPages());
    }

    [Fact]
    public void Zeros_over_something_are_zeros()
    {
        var ram = new GuestRam(SmallSize);
        ram.WriteUInt64(4096, 5);
        Assert.False(ram.IsZeroPage(1));
        ram.WritePage(1, new byte[4096]);
        Assert.True(ram.IsZeroPage(1));
        Assert.Equal(0UL, ram.ReadUInt64(4096));
    }

    [Fact]
    public void Taking_a_range_leaves_the_rest()
    {
        Gen.Select(Gen.Int[0, 1279].HashSet[0, 200], Gen.Int[0, 1280], Gen.Int[0, 1280]).Sample(
            (pages, a, b) =>
            {
                var ram = new GuestRam(SmallSize);
                ram.MarkDirty(PageSet.From(pages.Select(page => (long)page)));
                var (from, to) = (Math.Min(a, b), Math.Max(a, b));
                var sorted = pages.Order().Select(page => (long)page).ToList();
                Assert.Equal(sorted.Where(page => page >= from && page < to), ram.TakeDirty(new PageRange(from, to - from)));
                Assert.Equal(sorted.Where(page => page < from || page >= to), ram.TakeDirty());
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public void Everything_populated_can_be_marked()
    {
        var ram = new GuestRam(SmallSize);
        ram.WriteUInt64(SmallSize - 8, 1);
        ram.TakeDirty();
        ram.MarkPopulatedDirty();
        Assert.Equal(Enumerable.Range(1024, 256).Select(page => (long)page), ram.TakeDirty());
    }

    [Fact]
    public void Runs_are_whole_and_bounded()
    {
        Gen.Select(Gen.Int[0, 400].HashSet[0, 300], Gen.Int[1, 70]).Sample(
            (pages, max) =>
            {
                var set = PageSet.From(pages.Select(page => (long)page));
                var runs = set.Runs(max).ToList();
                Assert.Equal(set, runs.SelectMany(run => Enumerable.Range((int)run.First, (int)run.Count).Select(page => (long)page)));
                Assert.All(runs, run => Assert.InRange(run.Count, 1, max));
                Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.First || pair.First.Count == max));
                Assert.Equal(pages.Count, set.Count);
                Assert.All(Enumerable.Range(0, 401), page => Assert.Equal(pages.Contains(page), set.Contains(page)));
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void Guest_stores_are_dirty_and_loads_are_not()
    {
        using var machine = Guests.Machine(code => code
            .Li(Register.T0, (long)MemoryMap.RamBase + 0x20_0000)
            .Ld(Register.T1, 0, Register.T0)
            .Li(Register.T2, 0x1000)
            .Add(Register.T0, Register.T0, Register.T2)
            .Sb(Register.T0, 2047, Register.T0)
            .Label("stop").J("stop"));
        machine.Ram.TakeDirty();
        machine.Step(100);
        Assert.Equal([0x201], machine.Ram.TakeDirty());
        machine.Step(100);
        Assert.Empty(machine.Ram.TakeDirty());
    }

    /// <summary>
    /// One thread writes two words, one takes and copies as fast as it can: after the last take the copy must be the same, every time.
    /// </summary>
    [Fact]
    public async Task No_write_escapes_a_concurrent_copier()
    {
        const int Rounds = 20_000;
        var ram = new GuestRam(GuestRam.Mebibyte);
        var page = new PageRange(0, 1);
        var (started, finished) = (0UL, 0UL);
        ram.WriteUInt64(0, 0);
        var writer = Task.Factory.StartNew(
            () =>
            {
                for (ulong round = 1; round <= Rounds; round++)
                {
                    WaitFor(ref started, round);
                    ram.TryStore(0, round);
                    ram.TryStore(GuestRam.PageSize - 8, round);
                    Volatile.Write(ref finished, round);
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var (first, second, lost) = (0UL, 0UL, 0);
        for (ulong round = 1; round <= Rounds; round++)
        {
            Volatile.Write(ref started, round);
            bool last;
            do
            {
                last = Volatile.Read(ref finished) == round;
                if (!ram.TakeDirty(page).IsEmpty)
                {
                    (first, second) = (ram.ReadUInt64(0), ram.ReadUInt64(GuestRam.PageSize - 8));
                }
            }
            while (!last);
            lost += (first, second) == (round, round) ? 0 : 1;
        }

        await writer;
        Assert.Equal(0, lost);

        static void WaitFor(ref ulong place, ulong value)
        {
            var spin = default(SpinWait);
            while (Volatile.Read(ref place) != value)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    [Fact]
    public void A_big_guest_that_touches_little_costs_little()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var machine = Guests.PageCounter(new() { Pages = 256 }, Guests.Small with { MemoryMib = 8192 });
        machine.Step(100_000);
        var ram = machine.Ram;
        ram.WriteUInt64(ram.Size - 8, 1);
        Assert.Equal(4UL << 20, ram.AllocatedBytes);
        Assert.Equal(2, ram.PopulatedPages().Count());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 4 << 20, 8 << 20);
        Assert.Equal(1UL, ram.ReadUInt64(ram.Size - 8));
    }
}
