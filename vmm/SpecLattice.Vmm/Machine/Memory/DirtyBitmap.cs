using System.Runtime.CompilerServices;

namespace SpecLattice.Vmm.Machine.Memory;

/// <summary>One bit a page: written since the bit was last taken.</summary>
/// <remarks>
/// A writer first writes the page and then sets the bit; a reader first takes the bit and then reads the page. So a write
/// that the reader missed always leaves its bit set. The writer's step must be an interlocked operation even when the bit is already
/// set: without the full fence a processor may look at the bit before its write to the page is visible.
/// </remarks>
internal sealed class DirtyBitmap(long pages)
{
    private readonly ulong[] _words = new ulong[(pages + 63) >> 6];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(long page) => Interlocked.Or(ref _words[page >> 6], 1UL << (int)(page & 63));

    public void Mark(PageRange range)
    {
        for (var word = range.First >> 6; word << 6 < range.End; word++)
        {
            Interlocked.Or(ref _words[word], MaskOf(word, range));
        }
    }

    public void Mark(PageSet pages)
    {
        foreach (var (word, bits) in pages.Words)
        {
            Interlocked.Or(ref _words[word], bits);
        }
    }

    /// <summary>Takes the bits of a range: each bit is returned once, to one taker.</summary>
    public PageSet Take(PageRange range)
    {
        var taken = new List<(long Word, ulong Bits)>();
        for (var word = range.First >> 6; word << 6 < range.End; word++)
        {
            if (Volatile.Read(ref _words[word]) == 0)
            {
                continue;
            }

            var mask = MaskOf(word, range);
            var bits = Interlocked.And(ref _words[word], ~mask) & mask;
            if (bits != 0)
            {
                taken.Add((word, bits));
            }
        }

        return PageSet.FromWords(taken);
    }

    public long Count()
    {
        long count = 0;
        foreach (var word in _words)
        {
            count += System.Numerics.BitOperations.PopCount(word);
        }

        return count;
    }

    private static ulong MaskOf(long word, PageRange range)
    {
        var from = Math.Max(range.First - (word << 6), 0);
        var to = Math.Min(range.End - (word << 6), 64);
        return (ulong.MaxValue << (int)from) & (ulong.MaxValue >> (int)(64 - to));
    }
}
