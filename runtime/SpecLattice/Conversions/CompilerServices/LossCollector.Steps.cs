using System.Runtime.InteropServices;

namespace SpecLattice.CompilerServices;

/// <content>Conversions that take several steps.</content>
public ref partial struct LossCollector
{
    /// <summary>Whether a step has lost something, so that the next is not taken: what a hand-written one made of the rest would be named beside it. What is discarded on purpose stops nothing.</summary>
    /// <param name="mark">The place before the step.</param>
    /// <returns>Whether the conversion ends.</returns>
    public bool Stops(LossMark mark)
    {
        foreach (ref LossEntry entry in CollectionsMarshal.AsSpan(_entries)[Math.Min(mark.Count, _entries?.Count ?? 0)..])
        {
            if (entry is { Ends: false, Reason: null })
            {
                entry = entry with { Ends = true };
                _ends++;
            }
        }

        return Here != mark;
    }

    /// <summary>
    /// Takes back what the steps of a conversion recorded, where all that is lost was said before in the terms of the document. Where a step has no value to go on with, the conversion has none.
    /// </summary>
    /// <param name="start">The place before anything was said.</param>
    /// <param name="said">The place behind it, and before the steps.</param>
    public void Settle(LossMark start, LossMark said)
    {
        if (_entries is null || said.Count == start.Count)
        {
            return;
        }

        Spelled(said);
        var isEnded = Here != said;
        for (var i = Count - 1; i >= said.Count; i--)
        {
            _ends -= _entries[i].Ends ? 1 : 0;
            _entries.RemoveAt(i);
        }

        if (isEnded)
        {
            _entries[^1] = _entries[^1] with { Ends = true };
            _ends++;
        }
    }
}
