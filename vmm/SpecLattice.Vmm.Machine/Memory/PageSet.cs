using System.Collections;
using System.Numerics;

namespace SpecLattice.Vmm.Machine.Memory;

/// <summary>An immutable, sparse set of page numbers.</summary>
public sealed class PageSet : IReadOnlyCollection<long>
{
    private readonly (long Word, ulong Bits)[] _words;

    private PageSet((long Word, ulong Bits)[] words)
    {
        _words = words;
        foreach (var (_, bits) in words)
        {
            LongCount += BitOperations.PopCount(bits);
        }
    }

    /// <summary>The set of no pages.</summary>
    public static PageSet Empty { get; } = new([]);

    /// <summary>The number of pages.</summary>
    public long LongCount { get; }

    /// <summary>The number of pages. RAM never has more than <see cref="int.MaxValue"/> of them.</summary>
    public int Count => checked((int)LongCount);

    /// <summary>Whether there are no pages.</summary>
    public bool IsEmpty => _words.Length == 0;

    /// <summary>The number of bytes in the pages.</summary>
    public ulong Bytes => (ulong)LongCount << GuestRam.PageShift;

    /// <summary>The highest page; -1 when there are none.</summary>
    internal long Last => IsEmpty ? -1 : (_words[^1].Word << 6) + BitOperations.Log2(_words[^1].Bits);

    /// <summary>The non-zero words, 64 pages each, by word number.</summary>
    public ReadOnlySpan<(long Word, ulong Bits)> Words => _words;

    /// <summary>Makes a set of page numbers.</summary>
    /// <param name="pages">The pages, in any order.</param>
    public static PageSet From(IEnumerable<long> pages)
    {
        var words = new SortedDictionary<long, ulong>();
        foreach (var page in pages)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(page, nameof(pages));
            words[page >> 6] = words.GetValueOrDefault(page >> 6) | (1UL << (int)(page & 63));
        }

        return new PageSet([.. words.Select(pair => (pair.Key, pair.Value))]);
    }

    /// <summary>Whether a page is in the set.</summary>
    /// <param name="page">The page's number.</param>
    public bool Contains(long page)
    {
        var at = Array.BinarySearch(_words, (page >> 6, 0UL), WordOrder.Instance);
        return at >= 0 && (_words[at].Bits & (1UL << (int)(page & 63))) != 0;
    }

    /// <summary>The pages as runs of neighbours, in order: what goes into one frame.</summary>
    /// <param name="maxPages">The most pages in one run.</param>
    public IEnumerable<PageRange> Runs(int maxPages = 256)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPages, 1);
        return RunsCore(maxPages);
    }

    /// <inheritdoc/>
    public IEnumerator<long> GetEnumerator()
    {
        foreach (var (word, bits) in _words)
        {
            for (var rest = bits; rest != 0; rest &= rest - 1)
            {
                yield return (word << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Makes a set of words of 64 pages each.</summary>
    /// <param name="words">The words by their numbers, in ascending order, none of them zero.</param>
    public static PageSet FromWords(IReadOnlyCollection<(long Word, ulong Bits)> words) => words.Count == 0 ? Empty : new PageSet([.. words]);

    private IEnumerable<PageRange> RunsCore(int maxPages)
    {
        var run = default(PageRange);
        for (var at = 0; at < _words.Length; at++)
        {
            var (word, bits) = _words[at];
            while (bits != 0)
            {
                // The ones next to each other, from the lowest on.
                var skipped = BitOperations.TrailingZeroCount(bits);
                var ones = BitOperations.TrailingZeroCount(~(bits >> skipped));
                var first = (word << 6) + skipped;
                bits = skipped + ones == 64 ? 0 : bits & (ulong.MaxValue << (skipped + ones));
                if (run.Count > 0 && first != run.End)
                {
                    yield return run;
                    run = default;
                }

                run = new PageRange(run.Count > 0 ? run.First : first, run.Count + ones);
                for (; run.Count >= maxPages; run = new PageRange(run.First + maxPages, run.Count - maxPages))
                {
                    yield return run with { Count = maxPages };
                }
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private sealed class WordOrder : IComparer<(long Word, ulong Bits)>
    {
        public static WordOrder Instance { get; } = new();

        public int Compare((long Word, ulong Bits) x, (long Word, ulong Bits) y) => x.Word.CompareTo(y.Word);
    }
}
