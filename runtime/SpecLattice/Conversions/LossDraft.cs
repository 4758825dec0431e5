using System.Runtime.InteropServices;

namespace SpecLattice;

/// <summary>A report that nobody has read yet.</summary>
/// <param name="family">The family of the converted value.</param>
/// <param name="from">The version of the value.</param>
/// <param name="to">The version it was to be converted to.</param>
/// <param name="entries">The losses.</param>
/// <param name="enclosures">What encloses them, each before what encloses it.</param>
internal sealed class LossDraft(string family, int from, int to, List<LossEntry> entries, List<LossEnclosure> enclosures)
{
    public int Count => entries.Count;

    /// <summary>Puts pointers and messages together.</summary>
    public Loss[] ToLosses()
    {
        var losses = new Loss[entries.Count];
        var links = new List<(int Enclosure, int Inner)>(4 * losses.Length);
        Span<int> outermost = losses.Length <= 64 ? stackalloc int[losses.Length] : new int[losses.Length];
        Enclose(links, outermost);

        var parts = new List<string>();
        var message = "";
        for (var i = 0; i < losses.Length; i++)
        {
            ref readonly LossEntry entry = ref CollectionsMarshal.AsSpan(entries)[i];
            message = i > 0 && entry.SaysTheSameAs(entries[i - 1]) ? message : entry.Message;
            losses[i] = new Loss
            {
                Family = family,
                Pointer = PointerOf(entry, links, outermost[i], parts),
                Kind = entry.Kind,
                FromVersion = from,
                ToVersion = to,
                Step = entry.Step,
                Message = message,
                AbsentValue = entry.AbsentValue,
                Details = entry.Details ?? LossDetails.Empty,
                Reason = entry.Reason,
                HiddenLength = entry.HiddenLength,
            };
        }

        return losses;
    }

    /// <summary>Links what encloses each entry, from the outside.</summary>
    private void Enclose(List<(int Enclosure, int Inner)> links, Span<int> outermost)
    {
        outermost.Fill(-1);
        for (var k = 0; k < enclosures.Count; k++)
        {
            for (var i = enclosures[k].From; i < enclosures[k].To; i++)
            {
                links.Add((k, outermost[i]));
                outermost[i] = links.Count - 1;
            }
        }
    }

    private string PointerOf(in LossEntry entry, List<(int Enclosure, int Inner)> links, int link, List<string> parts)
    {
        if (link < 0 && entry.Member is null)
        {
            return entry.Pointer;
        }

        parts.Clear();
        for (; link >= 0; link = links[link].Inner)
        {
            Append(parts, enclosures[links[link].Enclosure].Segment);
        }

        if (entry.Member is { } member)
        {
            Append(parts, member);
        }

        parts.Add(entry.Pointer);
        return string.Concat(CollectionsMarshal.AsSpan(parts));
    }

    private static void Append(List<string> parts, string name)
    {
        if (name.AsSpan().ContainsAny('~', '/'))
        {
            parts.Add(SpecPointer.Segment(name));
        }
        else
        {
            parts.Add("/");
            parts.Add(name);
        }
    }
}
