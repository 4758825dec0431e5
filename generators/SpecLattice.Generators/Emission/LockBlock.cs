namespace SpecLattice.Generators.Emission;

/// <summary>
/// The lines of a lock in the form that the runtime's <c>SpecCatalogs</c> reads: what lines have in common once, and of each version only what differs from the one before it in the text.
/// </summary>
internal static class LockBlock
{
    /// <summary>The text of some lines.</summary>
    /// <param name="lines">Lines such as <c>spec camera@2 member Width required int32</c>, sorted.</param>
    public static string Of(IEnumerable<string> lines)
    {
        var text = new List<string>();
        var (lastHeading, last) = ("", new List<string>());
        foreach (var group in lines.Select(Split).GroupBy(line => line.Heading, line => line.Fact, StringComparer.Ordinal))
        {
            var facts = group.ToList();
            text.Add(group.Key);
            var (gone, come) = (last.Except(facts, StringComparer.Ordinal).ToList(), facts.Except(last, StringComparer.Ordinal).ToList());
            if (last.Count > 0 && 1 + gone.Count + come.Count < facts.Count)
            {
                text.Add(" like " + lastHeading);
                text.AddRange(gone.Select(fact => " without" + fact));
                text.AddRange(come);
            }
            else
            {
                text.AddRange(facts);
            }

            (lastHeading, last) = (group.Key, facts);
        }

        return string.Concat(text.Select(line => line + "\n"));
    }

    // After the second word, which names the type and its version.
    private static (string Heading, string Fact) Split(string line)
    {
        var end = line.IndexOf(' ', line.IndexOf(' ') + 1);
        return (line.Substring(0, end), line.Substring(end));
    }
}
