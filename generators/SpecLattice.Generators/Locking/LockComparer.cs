using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Locking;

/// <summary>Compares what a lock records with what the code says.</summary>
internal sealed class LockComparer
{
    private readonly LockFile _file;
    private readonly Dictionary<LockSubject, List<LockFact>> _code;
    private readonly HashSet<LockSubject> _unsound;

    private LockComparer(LockFile file, IEnumerable<LockFact> code, IEnumerable<LockSubject> unsound)
    {
        _file = file;
        _code = code.GroupBy(fact => fact.Subject).ToDictionary(group => group.Key, group => group.ToList());
        _unsound = [.. unsound];
    }

    /// <summary>Finds what the lock forbids or does not know.</summary>
    /// <param name="file">The lock.</param>
    /// <param name="code">What the code says.</param>
    /// <param name="unsound">Versions that are declared with mistakes, of which nothing can be said.</param>
    public static IReadOnlyList<LockProblem> Compare(LockFile file, IEnumerable<LockFact> code, IEnumerable<LockSubject> unsound) =>
        new LockComparer(file, code, unsound).Compare();

    private List<LockProblem> Compare()
    {
        var findings = _file.Shipped.Where(IsTrusted).OrderBy(version => version.Key).SelectMany(CompareShipped).ToList();
        findings = WithoutConsequences(findings);
        findings.AddRange(new DeadNames(_file, _code).Find());
        findings.AddRange(_code.OrderBy(version => version.Key).SelectMany(version => CompareUnshipped(version.Key, version.Value)));
        findings.AddRange(_file.Unshipped.Where(version => !Exists(version.Key) && !_file.Shipped.ContainsKey(version.Key)).Select(version =>
            new LockProblem(RuleIds.LockLineWithoutCode, version.Key, LockOrigin.Nowhere, version.Key.Label) { Line = version.Value[0].Number }));
        findings.AddRange(_file.Problems.Where(problem => problem.Subject is not null).Select(problem =>
            new LockProblem(RuleIds.VersionTakenTwice, problem.Subject!, OriginOf(problem.Subject!), problem.Subject!.Label) { Line = problem.Line }));
        return findings;
    }

    // Where lines of a version are damaged, comparing with them would only say so again.
    private bool IsTrusted(KeyValuePair<LockSubject, IReadOnlyList<LockLine>> version) =>
        _file.Problems.All(problem => problem.Subject is { } subject
            ? !subject.Equals(version.Key)
            : version.Value.All(line => line.Number != problem.Line));

    private IEnumerable<LockProblem> CompareShipped(KeyValuePair<LockSubject, IReadOnlyList<LockLine>> version)
    {
        if (_code.TryGetValue(version.Key, out var code))
        {
            return SealOf(code) == SealOf(version.Value.Select(line => line.Fact))
                ? []
                : VersionComparer.Compare(version.Key, version.Value.Select(line => line.Fact), code);
        }

        return _unsound.Contains(version.Key)
            ? []
            : [new LockProblem(RuleIds.ShippedVersionRemoved, version.Key, OriginOfLineage(version.Key), version.Key.Label) { Line = version.Value[0].Number }];
    }

    private IEnumerable<LockProblem> CompareUnshipped(LockSubject subject, List<LockFact> code)
    {
        if (_file.Shipped.ContainsKey(subject) || (_file.Unshipped.TryGetValue(subject, out var lines) && SealOf(lines.Select(line => line.Fact)) == SealOf(code)))
        {
            return [];
        }

        return [new LockProblem(RuleIds.VersionNotLocked, subject, OriginOf(subject), subject.Label)];
    }

    /// <summary>
    /// Leaves out what only follows from a change that is reported elsewhere: a conversion that turned partial because that of a part did, or
    /// that has another start because the version it led from is gone.
    /// </summary>
    private List<LockProblem> WithoutConsequences(List<LockProblem> findings)
    {
        var causes = new HashSet<LockSubject>(findings.Select(finding => finding.Subject));
        var broken = new HashSet<string>(
            findings.Where(finding => finding.Id == RuleIds.ShippedVersionRemoved).Select(finding => finding.Subject.Lineage), StringComparer.Ordinal);
        return findings
            .Where(finding => !IsAboutClass(finding) || !Inside(finding.Subject).Any(causes.Contains))
            .Where(finding => !IsAboutEdge(finding) || !broken.Contains(finding.Subject.Lineage))
            .ToList();
    }

    private static bool IsAboutEdge(LockProblem finding) =>
        finding.Id is RuleIds.TotalTurnedPartial or RuleIds.ShippedEdgeChanged or RuleIds.ShippedAbsentValueChanged;

    private static bool IsAboutClass(LockProblem finding) =>
        finding.Id == RuleIds.TotalTurnedPartial || (finding.Id == RuleIds.ShippedEdgeChanged && finding.Arguments[1].Split(' ')[0] is LockKeywords.Up or LockKeywords.Down);

    /// <summary>The versions that a version's values can hold, and those that these were made from.</summary>
    private HashSet<LockSubject> Inside(LockSubject start)
    {
        var labels = _code.Keys.ToLookup(subject => subject.Label);
        var reached = new HashSet<LockSubject>();
        var queue = new Queue<LockSubject>([start]);
        while (queue.Count > 0)
        {
            foreach (var next in _code[queue.Dequeue()]
                .Where(fact => fact.Keyword is LockKeywords.Member or LockKeywords.Case)
                .SelectMany(fact => LockText.Labels(fact.Value))
                .SelectMany(label => labels[label])
                .SelectMany(subject => _code.Keys.Where(other => other.Lineage == subject.Lineage && other.Version <= subject.Version)))
            {
                if (reached.Add(next))
                {
                    queue.Enqueue(next);
                }
            }
        }

        reached.Remove(start);
        return reached;
    }

    private bool Exists(LockSubject subject) => _code.ContainsKey(subject) || _unsound.Contains(subject);

    private static string? SealOf(IEnumerable<LockFact> facts) => facts.FirstOrDefault(fact => fact.Keyword == LockKeywords.Seal)?.Value;

    private LockOrigin OriginOf(LockSubject subject) =>
        _code.TryGetValue(subject, out var facts) ? new LockOrigin(facts[0].Origin.Type) : OriginOfLineage(subject);

    /// <summary>Of a version that is gone: the next newer one, else the newest of those before it.</summary>
    private LockOrigin OriginOfLineage(LockSubject subject)
    {
        var others = _code.Keys.Where(other => other.Lineage == subject.Lineage).OrderBy(other => other.Version).ToList();
        var next = others.Find(other => other.Version > subject.Version) ?? others.LastOrDefault();
        return next is null ? LockOrigin.Nowhere : new LockOrigin(_code[next][0].Origin.Type);
    }
}
