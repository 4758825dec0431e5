namespace SpecLattice.Generators.Locking;

/// <summary>
/// Reads a lock that is about to be written, whatever a merge did to it. What has not shipped is written anew from the code, so only shipped versions matter: each must be
/// found whole, on one side of a conflict or in the code itself.
/// </summary>
internal static class LockRepair
{
    /// <summary>The lock with its shipped versions, and with those problems alone that no command can put right.</summary>
    /// <param name="text">The file.</param>
    /// <param name="code">What the code says. Where its seal is that of a shipped version, the code has that version's lines.</param>
    public static LockFile Read(string text, IReadOnlyList<LockFact> code)
    {
        var known = code.ToLookup(fact => fact.Subject);
        var sides = ConflictSides.Of(text).Select(LockParser.Parse).ToList();
        var whole = new Dictionary<LockSubject, IReadOnlyList<LockLine>>();
        var problems = new List<LockFileProblem>();
        foreach (var subject in sides.SelectMany(side => side.Shipped.Keys).Distinct())
        {
            var copies = sides.Select(side => WholeOf(side, subject, known, isMerged: sides.Count > 1)).OfType<IReadOnlyList<LockLine>>().ToList();
            if (copies.Select(SealOf).Distinct().Count() > 1)
            {
                problems.Add(new LockFileProblem(
                    copies[0][0].Number,
                    $"{subject} has shipped with two shapes, one on each side of a conflict: keep the one that others have, and give the other a new number")
                { Subject = subject });
            }
            else if (copies.Count > 0)
            {
                whole.Add(subject, copies[0]);
            }
        }

        problems.AddRange(sides
            .SelectMany(side => side.Problems)
            .Where(problem => !problem.IsRepairable && (problem.Subject is not { } subject || !whole.ContainsKey(subject)))
            .Distinct());
        return new LockFile(whole.Values.SelectMany(lines => lines).ToList(), problems);
    }

    /// <summary>The lines of a shipped version as they shipped; null where they cannot be told.</summary>
    private static IReadOnlyList<LockLine>? WholeOf(LockFile side, LockSubject subject, ILookup<LockSubject, LockFact> code, bool isMerged)
    {
        if (!side.Shipped.TryGetValue(subject, out var lines))
        {
            return null;
        }

        if (side.Problems.All(problem => problem.IsRepairable || !subject.Equals(problem.Subject)))
        {
            return lines;
        }

        // What was edited by hand is for people to look at; what a merge mixed is told by the seals.
        if (!isMerged && lines.Count(line => line.Fact.Keyword == LockKeywords.Seal) < 2)
        {
            return null;
        }

        // Only one may have shipped, or there would be a choice between shapes.
        var seals = side.ShippedSeals.Contains(subject)
            ? side.ShippedSeals[subject].ToList()
            : lines.Where(line => line.Fact.Keyword == LockKeywords.Seal).Select(line => line.Fact.Value).ToList();
        return seals.Count == 1 && code[subject].Any(fact => fact.Keyword == LockKeywords.Seal && fact.Value == seals[0])
            ? code[subject].Select(fact => new LockLine(fact, lines[0].Number, IsShipped: true)).ToList()
            : null;
    }

    private static string? SealOf(IReadOnlyList<LockLine> lines) => lines.FirstOrDefault(line => line.Fact.Keyword == LockKeywords.Seal)?.Fact.Value;
}
