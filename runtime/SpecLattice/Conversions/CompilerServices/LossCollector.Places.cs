using System.Runtime.InteropServices;

namespace SpecLattice.CompilerServices;

/// <content>The places of values that are converted together.</content>
public ref partial struct LossCollector
{
    /// <summary>
    /// Says where the losses since a mark are in the document, which are of several values that were converted together: where they say, by beginning with the
    /// name of one of them, and else at the first place.
    /// </summary>
    /// <param name="mark">The place before the conversion.</param>
    /// <param name="first">The pointer of the place that is named where a loss says none.</param>
    /// <param name="places">The values that the document has, by the names that losses call them.</param>
    public readonly void PlaceAmong(LossMark mark, string first, params ReadOnlySpan<LossPlace> places)
    {
        foreach (ref LossEntry entry in Spelled(mark))
        {
            entry = Placed(entry, first, places);
        }
    }

    /// <summary>Says that the losses since a mark are at a place of the document, and are of what its value was converted to.</summary>
    /// <param name="mark">The place before the conversion.</param>
    /// <param name="pointer">The pointer of the place.</param>
    public readonly void PlaceMade(LossMark mark, string pointer)
    {
        foreach (ref LossEntry entry in Spelled(mark))
        {
            entry = entry.Pointer.Length == 0
                ? entry with { Pointer = pointer, Words = $"what it is converted to on the way: {entry.Words}", AbsentValue = null }
                : Whole(entry, pointer, isInDocument: false);
        }
    }

    /// <summary>Brings the losses since a mark into the order of the document.</summary>
    /// <param name="mark">The place before all of them.</param>
    /// <param name="pointers">The places, in the order of the document.</param>
    public readonly void Sort(LossMark mark, params ReadOnlySpan<string> pointers)
    {
        if (_entries is null || Count - mark.Count < 2)
        {
            return;
        }

        var ranked = new List<(int Rank, LossEntry Entry)>();
        foreach (LossEntry entry in Spelled(mark))
        {
            ranked.Add((RankOf(entry.Pointer, pointers), entry));
        }

        _entries.RemoveRange(mark.Count, _entries.Count - mark.Count);
        _entries.AddRange(ranked.OrderBy(loss => loss.Rank).Select(loss => loss.Entry));
    }

    /// <summary>The losses since a mark, with pointers and messages put together as far as is known, so that they can be changed.</summary>
    private readonly Span<LossEntry> Spelled(LossMark mark)
    {
        Span<LossEntry> entries = CollectionsMarshal.AsSpan(_entries);
        if (_enclosures is not null)
        {
            foreach (LossEnclosure enclosure in _enclosures)
            {
                string segment = SpecPointer.Segment(enclosure.Segment);
                foreach (ref LossEntry enclosed in entries[enclosure.From..enclosure.To])
                {
                    LossEntry spelled = enclosed.Spelled();
                    enclosed = spelled with { Pointer = segment + spelled.Pointer };
                }
            }

            _enclosures.Clear();
        }

        // Where losses are only counted there are none.
        Span<LossEntry> since = entries[Math.Min(mark.Count, entries.Length)..];
        foreach (ref LossEntry entry in since)
        {
            entry = entry.Spelled();
        }

        return since;
    }

    private static LossEntry Placed(LossEntry entry, string first, ReadOnlySpan<LossPlace> places)
    {
        foreach (LossPlace place in places)
        {
            string segment = SpecPointer.Segment(place.Name);
            if (entry.Pointer == segment)
            {
                return entry with { Pointer = place.Pointer };
            }

            if (entry.Pointer.StartsWith(segment + "/", StringComparison.Ordinal))
            {
                return Whole(entry with { Pointer = entry.Pointer[segment.Length..] }, place.Pointer, isInDocument: place.IsWhole);
            }
        }

        return Whole(entry, first, isInDocument: false);
    }

    private static LossEntry Whole(LossEntry entry, string pointer, bool isInDocument)
    {
        if (isInDocument || entry.Pointer.Length == 0)
        {
            return entry with { Pointer = pointer + entry.Pointer };
        }

        string place = SpecText.Show(entry.Pointer, SpecText.MaxPointerLength);
        return entry with { Pointer = pointer, Words = $"what it is converted to on the way, at {place}: {entry.Words}", AbsentValue = null };
    }

    private static int RankOf(string pointer, ReadOnlySpan<string> pointers)
    {
        for (int i = pointers.Length - 1; i >= 0; i--)
        {
            if (pointer == pointers[i] || pointer.StartsWith(pointers[i] + "/", StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
