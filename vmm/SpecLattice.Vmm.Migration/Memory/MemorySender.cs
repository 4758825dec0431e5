using System.Diagnostics;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration.Memory;

/// <summary>Sends the guest's dirty pages, and knows which, so that a failure can mark them dirty again.</summary>
internal sealed class MemorySender(MigrationConnection connection, GuestRam ram, MigrationLimits limits, MigrationTracker tracker)
{
    /// <summary>Where nothing was measured yet: bytes a second, low for a network between servers.</summary>
    private const double FirstRate = 100e6;

    private readonly List<PageSet> _taken = [];
    private readonly byte[][] _frames = [new byte[FrameBytes(limits)], new byte[FrameBytes(limits)]];
    private double _rate = FirstRate;

    /// <summary>Sends memory while the guest runs, round after round, until what is left can be sent within the downtime budget.</summary>
    /// <exception cref="MigrationException">Something failed, or the budget cannot be kept and must be.</exception>
    public async Task PushWhileRunningAsync()
    {
        // The target's memory is all zeros: what never held anything need not be sent.
        ram.MarkPopulatedDirty();
        for (var round = 1; ; round++)
        {
            await PushAsync(new RamPush { Round = round }).ConfigureAwait(false);
            tracker.Update(report => report with { Rounds = report.Rounds + 1 });
            var left = TimeSpan.FromSeconds(ram.DirtyPageCount * (double)GuestRam.PageSize / _rate);
            if (left <= limits.DowntimeBudget)
            {
                return;
            }

            if (round < limits.MaxRounds)
            {
                continue;
            }

            if (limits.RequireDowntimeBudget)
            {
                throw new MigrationException(
                    MigrationErrorCode.NotConverging,
                    $"after {round} rounds the guest would still be paused for {left.TotalMilliseconds:0} ms, the budget is {limits.DowntimeBudget.TotalMilliseconds:0} ms");
            }

            return;
        }
    }

    /// <summary>Takes the dirty pages and sends them.</summary>
    public async Task PushAsync(Phase phase)
    {
        var start = Stopwatch.GetTimestamp();
        var dirty = ram.TakeDirty();
        _taken.Add(dirty);
        await connection.SendDocumentAsync(phase).ConfigureAwait(false);
        var query = await connection.ExpectAsync(MessageTag.MemQuery).ConfigureAwait(false);
        if (query.Range != ram.AllPages)
        {
            throw new MigrationException(MigrationErrorCode.UnexpectedMessage, $"the destination asked for {query.Range.Count} pages, expected all {ram.PageCount}");
        }

        var regions = PageSets.Regions(dirty, ram.PageCount).ToDictionary(region => region.Range);
        foreach (var region in regions.Values)
        {
            await connection.SendAsync(MessageTag.MemOffer, region.Range, region.Pages).ConfigureAwait(false);
        }

        await connection.SendAsync(MessageTag.MemEnd, ram.AllPages).ConfigureAwait(false);
        ulong sent = 0;
        while (await connection.ReceiveAsync().ConfigureAwait(false) is var message && message.Tag != MessageTag.MemDone)
        {
            sent += await ServeFetchAsync(message, regions).ConfigureAwait(false);
        }

        if (regions.Count > 0)
        {
            throw new MigrationException(MigrationErrorCode.UnexpectedMessage, $"the destination left out {regions.Count} of the regions offered");
        }

        Measure(sent, start);
    }

    /// <summary>Marks dirty again whatever was sent: the next attempt goes to a machine that has none of it.</summary>
    public void MarkDirtyAgain()
    {
        foreach (var pages in _taken)
        {
            ram.MarkDirty(pages);
        }
    }

    private async Task<ulong> ServeFetchAsync(MigrationMessage fetch, Dictionary<PageRange, MemoryRegion> regions)
    {
        if (fetch.Tag != MessageTag.MemFetch)
        {
            throw MigrationConnection.Unexpected(fetch.Tag, "MemFetch or MemDone");
        }

        if (!regions.Remove(fetch.Range, out var region) || !PageSets.AreEqual(region.Pages, fetch.Pages!))
        {
            throw new MigrationException(MigrationErrorCode.UnexpectedMessage, "the destination asked for other pages than were offered, or for the same twice");
        }

        var filled = PageSets.NonZero(region.Pages, ram);
        await connection.SendAsync(MessageTag.MemXfer, region.Range, filled).ConfigureAwait(false);
        await SendPagesAsync(filled).ConfigureAwait(false);
        tracker.Update(report => report with
        {
            Bytes = connection.Bytes,
            Pages = report.Pages + (ulong)filled.LongCount,
            ZeroPages = report.ZeroPages + (ulong)(region.Pages.LongCount - filled.LongCount),
        });
        return filled.Bytes;
    }

    private static int FrameBytes(MigrationLimits limits) => (limits.FramePages * GuestRam.PageSize) + 1 + SealedChannel.SealBytes;

    /// <summary>Sends pages. One message is filled while the one before it is sent.</summary>
    private async Task SendPagesAsync(PageSet pages)
    {
        var (length, current, sending) = (0, 0, Task.CompletedTask);
        var room = limits.FramePages * GuestRam.PageSize;
        foreach (var whole in pages.Runs(limits.FramePages))
        {
            for (var run = whole; run.Count > 0;)
            {
                var fits = Math.Min(run.Count, (room - length) / GuestRam.PageSize);
                var piece = new PageRange(run.First, fits);
                ram.ReadPages(piece, _frames[current].AsSpan(length, (int)piece.Bytes));
                length += (int)piece.Bytes;
                run = new PageRange(piece.End, run.Count - fits);
                if (length == room)
                {
                    await sending.ConfigureAwait(false);
                    sending = SendFrameAsync(_frames[current], length);
                    (length, current) = (0, 1 - current);
                }
            }
        }

        await sending.ConfigureAwait(false);
        if (length > 0)
        {
            await SendFrameAsync(_frames[current], length).ConfigureAwait(false);
        }
    }

    private Task SendFrameAsync(byte[] frame, int length)
    {
        frame[length] = (byte)MessageTag.Pages;
        return connection.SendEncodedAsync(frame.AsMemory(0, length + 1 + SealedChannel.SealBytes));
    }

    private void Measure(ulong sent, long start)
    {
        // Of little memory nothing is learnt: what takes the time then is the way there and back.
        if (sent >= GuestRam.Mebibyte)
        {
            _rate = sent / Math.Max(Stopwatch.GetElapsedTime(start).TotalSeconds, 1e-6);
        }
    }
}
