using System.Globalization;
using SpecLattice.Generators.Locking;

namespace SpecLattice.Tool.Schemas;

/// <summary>What members, cases and names of enums were called in other versions. Schemas do not tell: it is among the facts that a lock records.</summary>
internal sealed class NameHistory(IEnumerable<LockFact> facts)
{
    private readonly ILookup<LockSubject, LockFact> _facts = facts.ToLookup(fact => fact.Subject);

    public static NameHistory Empty { get; } = new([]);

    /// <summary>What is called otherwise in one version of a type than in another: the other's names by the one's.</summary>
    public IReadOnlyDictionary<string, string> Between(LockSubject? one, LockSubject? other)
    {
        if (one is null || other is null || one.Lineage != other.Lineage)
        {
            return new Dictionary<string, string>();
        }

        if (Ancestry(other, one) is { } older)
        {
            return older.ToDictionary(name => name.Value, name => name.Key);
        }

        return Ancestry(one, other) ?? [];
    }

    /// <summary>What became of members that were converted or moved together between two neighbouring versions.</summary>
    public TogetherFacts TogetherOf(LockSubject? older, LockSubject? newer) =>
        older is not null && newer is not null && older.Lineage == newer.Lineage && PredecessorOf(newer) == older.Version
            ? TogetherFacts.Of(_facts[newer])
            : TogetherFacts.None;

    /// <summary>The version of a part that a member or a case of a version holds, if it holds exactly one.</summary>
    public LockSubject? Inside(LockSubject? version, string keyword, string key)
    {
        var value = version is null ? null : _facts[version].FirstOrDefault(fact => fact.Keyword == keyword && fact.Key == key)?.Value;
        var parts = value is null ? [] : LockText.Labels(value).Select(label => _facts.FirstOrDefault(entry => !entry.Key.IsSpec && entry.Key.Label == label)?.Key).OfType<LockSubject>().ToList();
        return parts.Count == 1 ? parts[0] : null;
    }

    /// <summary>The names of a version by those that they have become in a later one; null where the later one was not made from it.</summary>
    private Dictionary<string, string>? Ancestry(LockSubject later, LockSubject earlier)
    {
        var names = new Dictionary<string, string>();
        for (var at = later; at != earlier; at = at with { Version = PredecessorOf(at) })
        {
            if (PredecessorOf(at) == 0)
            {
                return null;
            }

            foreach (var fact in _facts[at].Where(fact => fact.Keyword == LockKeywords.Renamed))
            {
                var latest = names.FirstOrDefault(name => name.Value == fact.Key).Key ?? fact.Key;
                names[latest] = LockFactReader.ReadWords($"name={fact.Value}")?["name"] ?? fact.Value;
            }
        }

        return names;
    }

    private int PredecessorOf(LockSubject version) =>
        int.TryParse(_facts[version].FirstOrDefault(fact => fact.Keyword == LockKeywords.From)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var older) ? older : 0;
}
