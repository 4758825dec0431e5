using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Locking;

/// <summary>Finds names that a version gave up and a later one, however far, uses again for something else.</summary>
internal sealed class DeadNames(LockFile file, IReadOnlyDictionary<LockSubject, List<LockFact>> code)
{
    public IEnumerable<LockProblem> Find()
    {
        var tombstones = file.Shipped.Values.SelectMany(lines => lines).Select(line => line.Fact)
            .Concat(code.Values.SelectMany(facts => facts))
            .Where(fact => fact.Keyword == LockKeywords.Dead)
            .GroupBy(fact => fact.Line)
            .Select(group => group.First())
            .OrderBy(fact => fact)
            .ToLookup(fact => (fact.Subject.Lineage, fact.Key));
        return
            from version in code.OrderBy(version => version.Key)
            where !file.Shipped.ContainsKey(version.Key)
            from fact in version.Value
            where fact.Keyword is LockKeywords.Member or LockKeywords.Case or LockKeywords.Value
            let reused = tombstones[(version.Key.Lineage, fact.Key)].LastOrDefault(dead => dead.Subject.Version <= version.Key.Version)
            where reused is not null && MeaningOf(fact) != MeaningOf(reused) && IsNew(version.Key, fact, reused)
            select new LockProblem(RuleIds.DeadNameReused, version.Key, fact.Origin, fact.Key, reused.Subject.Label, Was(reused), version.Key.Label);
    }

    /// <summary>Whether a version begins to use a name, rather than going on with it.</summary>
    private bool IsNew(LockSubject subject, LockFact fact, LockFact reused)
    {
        if (reused.Subject.Equals(subject))
        {
            return true;
        }

        // What got its old name back is what it was.
        if (code[subject].Any(candidate => candidate.Keyword == LockKeywords.Renamed && candidate.Key == fact.Key && reused.Value == $"renamed {candidate.Value}"))
        {
            return false;
        }

        var from = code[subject].First(candidate => candidate.Keyword == LockKeywords.From).Value;
        var older = code.Keys.FirstOrDefault(other => other.Lineage == subject.Lineage && FormattableString.Invariant($"{other.Version}") == from);
        return older is null || !code[older].Any(candidate => candidate.Keyword == fact.Keyword && candidate.Key == fact.Key);
    }

    private static string Was(LockFact dead) => dead.Value.StartsWith("renamed ", StringComparison.Ordinal)
        ? $"what is called '{dead.Value.Substring("renamed ".Length)}' since"
        : dead.Value == "name" ? "one of the names" : dead.Value;

    /// <summary>What a name stands for: the type, whichever of its versions. A renamed one stands for what has another name now, which nothing else is.</summary>
    private static string MeaningOf(LockFact fact) => fact.Keyword switch
    {
        LockKeywords.Member => LockText.WithoutVersions(LockText.SplitWord(fact.Value).Others),
        LockKeywords.Value => "name",
        _ => LockText.WithoutVersions(fact.Value),
    };
}
