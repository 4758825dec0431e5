using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Memory;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

public sealed class MemoryTransferTests
{
    private const int Pages = 300 * 256;

    [Fact]
    public async Task Pages_of_all_regions_arrive_and_those_that_became_zeros_are_cleared()
    {
        var (source, target) = (new GuestRam(300 * GuestRam.Mebibyte), new GuestRam(300 * GuestRam.Mebibyte));
        var transfer = new Transfer(source, target, framePages: 3);
        var random = new Random(7);
        for (var round = 1; round <= 5; round++)
        {
            foreach (var page in Enumerable.Range(0, 40).Select(_ => random.Next(Pages)).Append(0).Append(Pages - 1))
            {
                var bytes = new byte[GuestRam.PageSize];
                random.NextBytes(bytes);
                source.WritePage(page, random.Next(3) == 0 ? new byte[GuestRam.PageSize] : bytes);
            }

            foreach (var page in source.PopulatedPages().SelectMany(run => Enumerable.Range((int)run.First, (int)run.Count)).Where(_ => random.Next(4) == 0))
            {
                if (!source.IsZeroPage(page))
                {
                    source.WritePage(page, new byte[GuestRam.PageSize]);
                }
            }

            await transfer.PushAsync(round);
            Assert.Equal(0, source.DirtyPageCount);
            Assert.Equal(-1, FirstDifference(source, target));
        }

        transfer.Sender.MarkDirtyAgain();
        Assert.True(source.DirtyPageCount > 100, $"{source.DirtyPageCount} dirty pages");
    }

    [Fact]
    public async Task Zeros_take_no_memory_at_the_target()
    {
        var (source, target) = (new GuestRam(64 * GuestRam.Mebibyte), new GuestRam(64 * GuestRam.Mebibyte));
        source.WritePage(5, [1, .. new byte[GuestRam.PageSize - 1]]);
        source.MarkDirty(PageSet.From(Enumerable.Range(0, (int)source.PageCount).Select(page => (long)page)));
        var transfer = new Transfer(source, target, framePages: 256);
        await transfer.PushAsync(1);
        Assert.Equal(source.AllocatedBytes, target.AllocatedBytes);
        Assert.Equal(1UL, transfer.Sent.Report.Pages);
        Assert.Equal((64UL * 256) - 1, transfer.Sent.Report.ZeroPages);
    }

    private static long FirstDifference(GuestRam one, GuestRam other)
    {
        var (left, right) = (new byte[GuestRam.PageSize], new byte[GuestRam.PageSize]);
        for (long page = 0; page < one.PageCount; page++)
        {
            one.ReadPage(page, left);
            other.ReadPage(page, right);
            if (!left.AsSpan().SequenceEqual(right))
            {
                return page;
            }
        }

        return -1;
    }

    private sealed class Transfer
    {
        private readonly MemoryReceiver _receiver;
        private readonly MigrationConnection _near;

        public Transfer(GuestRam source, GuestRam target, int framePages)
        {
            var limits = Hosts.Limits with { FramePages = framePages };
            var (near, far) = MemoryChannel.CreatePair();
            var sending = new MigrationConnection(near, MigrationRole.Source, limits, TimeProvider.System);
            _near = new MigrationConnection(far, MigrationRole.Destination, limits, TimeProvider.System);
            Sent = Tracker(MigrationRole.Source);
            Sender = new MemorySender(sending, source, limits, Sent);
            _receiver = new MemoryReceiver(_near, target, Tracker(MigrationRole.Destination));
        }

        public MemorySender Sender { get; }

        public MigrationTracker Sent { get; }

        public async Task PushAsync(int round)
        {
            var sending = Sender.PushAsync(new RamPush { Round = round });
            await _near.ExpectDocumentAsync<Phase>(MigrationErrorCode.Codec);
            await _receiver.ReceiveAsync();
            await sending;
        }

        private static MigrationTracker Tracker(MigrationRole role) => new(new MigrationReport { Id = Guid.Empty, Role = role }, _ => { });
    }
}
