using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Locking;

/// <summary>
/// What had no versions when something shipped that holds it, and is a part now: as long as the part looks like it, no document looks different, and nothing was edited.
/// </summary>
internal sealed class OrdinaryParts
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private OrdinaryParts(IEnumerable<LockFact> shipped, IReadOnlyDictionary<LockSubject, List<LockFact>> code)
    {
        var shapes = shipped.Where(fact => fact.Keyword == LockKeywords.Ordinary).ToLookup(fact => fact.Value, fact => fact.Key, StringComparer.Ordinal);
        var parts = code.Where(version => !version.Key.IsSpec).ToList();

        // A part may hold another one that was found before it.
        for (var found = -1; found != _names.Count && shapes.Count > 0;)
        {
            found = _names.Count;
            foreach (var part in parts.Where(part => !_names.ContainsKey(part.Key.Label)))
            {
                if (shapes[ShapeOf(part.Value)].FirstOrDefault() is { } name)
                {
                    _names.Add(part.Key.Label, name);
                }
            }
        }
    }

    /// <summary>What the code says of a version, where parts that were ordinary types are called as they were.</summary>
    /// <param name="shipped">The version as it shipped.</param>
    /// <param name="facts">The version as it is.</param>
    /// <param name="code">All versions as they are.</param>
    public static IReadOnlyList<LockFact> AsShipped(IReadOnlyList<LockFact> shipped, IReadOnlyList<LockFact> facts, IReadOnlyDictionary<LockSubject, List<LockFact>> code)
    {
        if (shipped.All(fact => fact.Keyword != LockKeywords.Ordinary))
        {
            return facts;
        }

        var parts = new OrdinaryParts(shipped, code);
        return facts.Select(fact => fact.Keyword is LockKeywords.Member or LockKeywords.Case or LockKeywords.Dead ? new LockFact(fact.Subject, fact.Keyword, fact.Key, parts.Renamed(fact.Value)) { Origin = fact.Origin } : fact).ToList();
    }

    private string Renamed(string value) => LockText.ReplaceLabels(value, label => _names.TryGetValue(label, out var name) ? "#" + SchemaNames.Foreign(name) : label);

    /// <summary>A part as the line of an ordinary type says it.</summary>
    private string ShapeOf(List<LockFact> part)
    {
        var defaults = part.Where(fact => fact.Keyword == LockKeywords.Default).ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
        var head = part.FirstOrDefault(fact => fact.Keyword is LockKeywords.Record or LockKeywords.Enum);
        var inner = part
            .Where(fact => fact.Keyword is LockKeywords.Member or LockKeywords.Value)
            .OrderBy(fact => fact.Key, StringComparer.Ordinal)
            .Select(fact => fact.Keyword == LockKeywords.Value ? SchemaNames.Member(fact.Key) : MemberOf(fact, defaults));
        return string.Join("; ", inner.Prepend(head?.Statement ?? ""));
    }

    private string MemberOf(LockFact member, Dictionary<string, string> defaults)
    {
        var (presence, type) = LockText.SplitWord(member.Value);
        var missing = presence == "optional" && defaults.TryGetValue(member.Key, out var value) ? $"optional={value}" : presence;
        return $"{SchemaNames.Member(member.Key)}: {Renamed(type)} {missing}";
    }
}
