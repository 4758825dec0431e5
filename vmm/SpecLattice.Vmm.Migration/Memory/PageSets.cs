using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Migration.Memory;

/// <summary>What the memory phases do with sets of pages.</summary>
internal static class PageSets
{
    private const int RegionWords = MessageCodec.RegionPages / 64;

    /// <summary>Takes a set apart into regions, each small enough for one bitmap.</summary>
    public static IEnumerable<MemoryRegion> Regions(PageSet pages, long pageCount)
    {
        var words = pages.Words.ToArray();
        for (var at = 0; at < words.Length;)
        {
            var region = words[at].Word / RegionWords;
            var piece = new List<(long Word, ulong Bits)>();
            while (at < words.Length && words[at].Word / RegionWords == region)
            {
                piece.Add(words[at++]);
            }

            var first = region * MessageCodec.RegionPages;
            yield return new MemoryRegion(new PageRange(first, Math.Min(MessageCodec.RegionPages, pageCount - first)), PageSet.FromWords(piece));
        }
    }

    /// <summary>The pages of a set that hold something other than zeros.</summary>
    public static PageSet NonZero(PageSet pages, GuestRam ram)
    {
        var words = new List<(long Word, ulong Bits)>();
        foreach (var (word, bits) in pages.Words)
        {
            var kept = bits;
            for (var rest = bits; rest != 0; rest &= rest - 1)
            {
                var bit = System.Numerics.BitOperations.TrailingZeroCount(rest);
                if (ram.IsZeroPage((word << 6) + bit))
                {
                    kept &= ~(1UL << bit);
                }
            }

            if (kept != 0)
            {
                words.Add((word, kept));
            }
        }

        return PageSet.FromWords(words);
    }

    /// <summary>The pages of a set without those of another.</summary>
    public static PageSet Except(PageSet pages, PageSet without)
    {
        var taken = without.Words;
        var words = new List<(long Word, ulong Bits)>();
        var at = 0;
        foreach (var (word, bits) in pages.Words)
        {
            while (at < taken.Length && taken[at].Word < word)
            {
                at++;
            }

            var left = at < taken.Length && taken[at].Word == word ? bits & ~taken[at].Bits : bits;
            if (left != 0)
            {
                words.Add((word, left));
            }
        }

        return PageSet.FromWords(words);
    }

    /// <summary>Whether two sets hold the same pages.</summary>
    public static bool AreEqual(PageSet one, PageSet other) => one.Words.SequenceEqual(other.Words);
}

/// <summary>Pages of a region.</summary>
/// <param name="Range">The region: at most what one bitmap speaks of.</param>
/// <param name="Pages">The pages.</param>
internal sealed record MemoryRegion(PageRange Range, PageSet Pages);
