namespace SpecLattice.Vmm.Machine.Memory;

public sealed partial class GuestRam
{
    private const int PagesPerChunk = ChunkSize / PageSize;

    /// <summary>
    /// The pages that may hold something other than zeros: those backed by host memory. All others are zeros, here and in any RAM
    /// that was just made.
    /// </summary>
    public IEnumerable<PageRange> PopulatedPages()
    {
        for (var index = 0; index < _chunks.Length; index++)
        {
            if (Volatile.Read(ref _chunks[index]) is not null)
            {
                var first = (long)index * PagesPerChunk;
                yield return new PageRange(first, Math.Min(PagesPerChunk, PageCount - first));
            }
        }
    }

    /// <summary>Whether a page holds only zeros. Costs next to nothing for a page that is not backed by host memory.</summary>
    /// <param name="page">The page's number.</param>
    public bool IsZeroPage(long page)
    {
        CheckPages(new PageRange(page, 1));
        var chunk = Volatile.Read(ref _chunks[page / PagesPerChunk]);
        return chunk is null || !chunk.AsSpan((int)(page % PagesPerChunk) << PageShift, PageSize).ContainsAnyExcept((byte)0);
    }

    /// <summary>Copies a page out of RAM.</summary>
    /// <param name="page">The page's number.</param>
    /// <param name="destination">Where it goes: exactly one page.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such page.</exception>
    public void ReadPage(long page, Span<byte> destination) => ReadPages(new PageRange(page, 1), destination);

    /// <summary>Copies a page into RAM and marks it dirty. Writing zeros over zeros takes no host memory.</summary>
    /// <param name="page">The page's number.</param>
    /// <param name="source">The page: exactly one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such page.</exception>
    public void WritePage(long page, ReadOnlySpan<byte> source) => WritePages(new PageRange(page, 1), source);

    /// <summary>Copies neighbouring pages out of RAM.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="destination">Where they go: exactly their size.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them exist.</exception>
    public void ReadPages(PageRange pages, Span<byte> destination)
    {
        CheckPages(pages);
        CheckLength(pages, destination.Length, nameof(destination));
        Read(pages.Offset, destination);
    }

    /// <summary>Copies neighbouring pages into RAM and marks them dirty. Writing zeros over zeros takes no host memory.</summary>
    /// <param name="pages">The pages, possibly from a hostile peer.</param>
    /// <param name="source">The pages' bytes: exactly their size.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them exist; nothing was written.</exception>
    public void WritePages(PageRange pages, ReadOnlySpan<byte> source)
    {
        CheckPages(pages);
        CheckLength(pages, source.Length, nameof(source));
        Write(pages.Offset, source);
    }

    /// <summary>Takes the dirty pages of a range: they are clean afterwards, and each write is seen by exactly one taker.</summary>
    /// <param name="range">The pages to look at.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them exist.</exception>
    public PageSet TakeDirty(PageRange range)
    {
        CheckPages(range);
        return _dirty.Take(range);
    }

    /// <summary>Takes all dirty pages: they are clean afterwards, and each write is seen by exactly one taker.</summary>
    public PageSet TakeDirty() => _dirty.Take(AllPages);

    /// <summary>Marks pages dirty.</summary>
    /// <param name="range">The pages.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them exist.</exception>
    public void MarkDirty(PageRange range)
    {
        CheckPages(range);
        _dirty.Mark(range);
    }

    /// <summary>Marks pages dirty again: what an aborted round does with the pages it took.</summary>
    /// <param name="pages">The pages.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them exist.</exception>
    public void MarkDirty(PageSet pages)
    {
        if (pages.Last >= PageCount)
        {
            throw new ArgumentOutOfRangeException(nameof(pages), $"a page is not below {PageCount}");
        }

        _dirty.Mark(pages);
    }

    /// <summary>Marks every page dirty that may hold something other than zeros: the start of a copy to RAM that was just made.</summary>
    public void MarkPopulatedDirty()
    {
        foreach (var range in PopulatedPages())
        {
            _dirty.Mark(range);
        }
    }

    private static void CheckLength(PageRange pages, int length, string name)
    {
        if ((ulong)length != pages.Bytes)
        {
            throw new ArgumentException($"{pages.Count} pages are {pages.Bytes} bytes, not {length}", name);
        }
    }

    private void CheckPages(PageRange range)
    {
        if (range.First < 0 || range.Count < 0 || range.First > PageCount || range.Count > PageCount - range.First)
        {
            throw new ArgumentOutOfRangeException(nameof(range), $"pages {range.First} (+{range.Count}) are not all below {PageCount}");
        }
    }
}
