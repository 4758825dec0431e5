using SpecLattice.Generators.Locking;

namespace SpecLattice.Tool.Schemas;

/// <summary>What a version's facts say of members that were converted or moved together.</summary>
/// <param name="Gone">What became of members of the version before, by their names.</param>
/// <param name="Made">What members were made of, by their names.</param>
internal sealed record TogetherFacts(IReadOnlyDictionary<string, string> Gone, IReadOnlyDictionary<string, string> Made)
{
    private const string From = "from ";

    public static TogetherFacts None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    public static TogetherFacts Of(IEnumerable<LockFact> facts)
    {
        var (gone, made) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        var all = facts.ToList();
        foreach (var group in all.Where(fact => fact.Keyword == LockKeywords.Custom && fact.Value.StartsWith(From, StringComparison.Ordinal)).GroupBy(fact => fact.Value))
        {
            var names = group.Key[From.Length..].Split(' ');
            foreach (var fact in group)
            {
                made[fact.Key] = $", made by hand of {string.Join(", ", names)}";
            }

            foreach (var name in names)
            {
                gone[name] = $", converted by hand into {string.Join(", ", group.Select(fact => fact.Key))}";
            }
        }

        foreach (var fact in all.Where(fact => fact.Keyword is LockKeywords.Gathered or LockKeywords.Scattered))
        {
            var moved = fact.Value.Split(' ').Select(word => word.Split('=')).Where(pair => pair.Length == 2).ToList();
            var isGathered = fact.Keyword == LockKeywords.Gathered;
            (isGathered ? made : gone)[fact.Key] = isGathered ? $", gathered from {string.Join(", ", moved.Select(pair => pair[0]))}" : $", scattered into {string.Join(", ", moved.Select(pair => pair[0]))}";
            foreach (var pair in moved)
            {
                (isGathered ? gone : made)[pair[0]] = isGathered ? $", moved to {fact.Key}/{pair[1]}" : $", moved from {fact.Key}/{pair[1]}";
            }
        }

        return new TogetherFacts(gone, made);
    }
}
