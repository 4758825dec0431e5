using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Migration.Memory;

/// <summary>Takes pages into a machine's memory. What the source says of them is checked before it is believed.</summary>
internal sealed class MemoryReceiver(MigrationConnection connection, GuestRam ram, MigrationTracker tracker)
{
    private static readonly byte[] Zeros = new byte[MigrationLimits.MaxFramePages * GuestRam.PageSize];

    /// <summary>Takes one round of pages.</summary>
    public async Task ReceiveAsync()
    {
        await connection.SendAsync(MessageTag.MemQuery, ram.AllPages).ConfigureAwait(false);
        foreach (var offer in await ReceiveOffersAsync().ConfigureAwait(false))
        {
            await connection.SendAsync(MessageTag.MemFetch, offer.Range, offer.Pages).ConfigureAwait(false);
            var transfer = await connection.ExpectAsync(MessageTag.MemXfer).ConfigureAwait(false);
            if (transfer.Range != offer.Range || !PageSets.Except(transfer.Pages!, offer.Pages).IsEmpty)
            {
                throw Unexpected("the source sends other pages than it was asked for");
            }

            Clear(PageSets.Except(offer.Pages, transfer.Pages!));
            await ReceivePagesAsync(transfer.Pages!).ConfigureAwait(false);
            tracker.Update(report => report with
            {
                Bytes = connection.Bytes,
                Pages = report.Pages + (ulong)transfer.Pages!.LongCount,
                ZeroPages = report.ZeroPages + (ulong)(offer.Pages.LongCount - transfer.Pages.LongCount),
            });
        }

        await connection.SendAsync(MessageTag.MemDone).ConfigureAwait(false);
    }

    private async Task<List<MemoryRegion>> ReceiveOffersAsync()
    {
        // Whole regions in ascending order: so there cannot be more of them than the memory has.
        var offers = new List<MemoryRegion>();
        while (true)
        {
            var message = await connection.ReceiveAsync().ConfigureAwait(false);
            if (message.Tag == MessageTag.MemEnd)
            {
                return message.Range == ram.AllPages ? offers : throw Unexpected("the source ended its offers with another range than was asked for");
            }

            if (message.Tag != MessageTag.MemOffer)
            {
                throw MigrationConnection.Unexpected(message.Tag, "MemOffer or MemEnd");
            }

            var range = message.Range;
            if (range.First % MessageCodec.RegionPages != 0
                || range.First >= ram.PageCount
                || range.Count != Math.Min(MessageCodec.RegionPages, ram.PageCount - range.First)
                || (offers.Count > 0 && range.First < offers[^1].Range.End))
            {
                throw Unexpected("the source offers a range that is not a region of memory, or not the next one");
            }

            offers.Add(new MemoryRegion(range, message.Pages!));
        }
    }

    private void Clear(PageSet pages)
    {
        foreach (var run in pages.Runs(MigrationLimits.MaxFramePages))
        {
            ram.WritePages(run, Zeros.AsSpan(0, (int)run.Bytes));
        }
    }

    private async Task ReceivePagesAsync(PageSet pages)
    {
        var frame = ReadOnlyMemory<byte>.Empty;
        foreach (var whole in pages.Runs(MigrationLimits.MaxFramePages))
        {
            for (var run = whole; run.Count > 0;)
            {
                if (frame.IsEmpty)
                {
                    frame = (await connection.ExpectAsync(MessageTag.Pages).ConfigureAwait(false)).Body;
                }

                var piece = new PageRange(run.First, Math.Min(run.Count, frame.Length / GuestRam.PageSize));
                ram.WritePages(piece, frame.Span[..(int)piece.Bytes]);
                frame = frame[(int)piece.Bytes..];
                run = new PageRange(piece.End, run.Count - piece.Count);
            }
        }

        if (!frame.IsEmpty)
        {
            throw Unexpected("the source sent more pages than it had announced");
        }
    }

    private static MigrationException Unexpected(string problem) => new(MigrationErrorCode.UnexpectedMessage, problem);
}
