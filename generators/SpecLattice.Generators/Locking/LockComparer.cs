using System.Globalization;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Locking;

/// <summary>Compares what a lock records with what the code says.</summary>
internal sealed class LockComparer
{
    private readonly LockFile _file;
    private readonly Dictionary<LockSubject, List<LockFact>> _code;
    private readonly Dictionary<LockSubject, List<LockFact>> _drafts;

    private LockComparer(LockFile file, IEnumerable<LockFact> code, IEnumerable<LockFact> drafts)
    {
        _file = file;
        _code = Group(code);
        _drafts = Group(drafts);
    }

    /// <summary>Finds what the lock forbids or does not know.</summary>
    /// <param name="file">The lock.</param>
    /// <param name="code">What the code says.</param>
    /// <param name="drafts">What can be told of versions whose lineages have mistakes. That a shipped one was edited is seen all the same.</param>
    public static IReadOnlyList<LockProblem> Compare(LockFile file, IEnumerable<LockFact> code, IEnumerable<LockFact> drafts) =>
        new LockComparer(file, code, drafts).Compare();

    private static Dictionary<LockSubject, List<LockFact>> Group(IEnumerable<LockFact> facts) =>
        facts.GroupBy(fact => fact.Subject).ToDictionary(group => group.Key, group => group.ToList());

    private List<LockProblem> Compare()
    {
        var problems = _file.Shipped.Where(IsTrusted).OrderBy(version => version.Key).SelectMany(CompareShipped).ToList();
        problems = WithoutConsequences(problems);
        problems.AddRange(new DeadNames(_file, _code).Find());
        problems.AddRange(_code.OrderBy(version => version.Key).SelectMany(version => CompareUnshipped(version.Key, version.Value)));
        problems.AddRange(_file.Unshipped.Where(version => !Exists(version.Key) && !_file.Shipped.ContainsKey(version.Key)).Select(version =>
            new LockProblem(RuleIds.LockLineWithoutCode, version.Key, DeclarationPlace.Nowhere, version.Key.Label) { Line = version.Value[0].Number }));
        problems.AddRange(_file.Problems.Where(problem => problem.IsTakenTwice).Select(problem =>
            new LockProblem(RuleIds.VersionTakenTwice, problem.Subject!, OriginOf(problem.Subject!), problem.Subject!.Label) { Line = problem.Line }));
        return problems;
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
                : Compare(version.Key, version.Value, code);
        }

        return _drafts.TryGetValue(version.Key, out var draft)
            ? Compare(version.Key, version.Value, draft)
            : [new LockProblem(RuleIds.ShippedVersionRemoved, version.Key, OriginOfLineage(version.Key), version.Key.Label) { Line = version.Value[0].Number }];
    }

    private List<LockProblem> Compare(LockSubject subject, IReadOnlyList<LockLine> lines, List<LockFact> code)
    {
        var shipped = lines.Select(line => line.Fact).ToList();
        return VersionComparer.Compare(subject, shipped, OrdinaryParts.AsShipped(shipped, code, _code));
    }

    private IEnumerable<LockProblem> CompareUnshipped(LockSubject subject, List<LockFact> code)
    {
        if (_file.Shipped.ContainsKey(subject) || (_file.Unshipped.TryGetValue(subject, out var lines) && SealOf(lines.Select(line => line.Fact)) == SealOf(code)))
        {
            return [];
        }

        return [new LockProblem(RuleIds.VersionNotLocked, subject, OriginOf(subject), subject.Label, "does not match specs.lock: add its lines, or run 'spec lock update'")];
    }

    /// <summary>
    /// Leaves out what only follows from a change that is reported elsewhere: a conversion that turned partial because that of a part did, or
    /// that has another start because the version it led from is gone or has another shape.
    /// </summary>
    private List<LockProblem> WithoutConsequences(List<LockProblem> problems)
    {
        var causes = new HashSet<LockSubject>(problems.Select(problem => problem.Subject));
        var broken = new HashSet<string>(
            problems.Where(problem => problem.Id == RuleIds.ShippedVersionRemoved).Select(problem => problem.Subject.Lineage), StringComparer.Ordinal);
        var reshaped = new HashSet<LockSubject>(problems.Where(problem => !IsAboutEdge(problem)).Select(problem => problem.Subject));
        return problems
            .Where(problem => !IsAboutClass(problem) || !Inside(problem.Subject).Any(causes.Contains))
            .Where(problem => !IsAboutSteps(problem) || PredecessorOf(problem.Subject) is not { } older || !reshaped.Contains(older))
            .Where(problem => !IsAboutEdge(problem) || !broken.Contains(problem.Subject.Lineage))
            .ToList();
    }

    private static bool IsAboutEdge(LockProblem problem) =>
        problem.Id is RuleIds.TotalTurnedPartial or RuleIds.ShippedEdgeChanged or RuleIds.ShippedAbsentValueChanged;

    private static bool IsAboutSteps(LockProblem problem) => problem.Id is RuleIds.TotalTurnedPartial or RuleIds.ShippedEdgeChanged;

    /// <summary>The version that a shipped one was made from.</summary>
    private LockSubject? PredecessorOf(LockSubject subject) =>
        _file.Shipped[subject].FirstOrDefault(line => line.Fact.Keyword == LockKeywords.From) is { } from
            && int.TryParse(from.Fact.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? subject with { Version = version }
            : null;

    private static bool IsAboutClass(LockProblem problem) =>
        problem.Id == RuleIds.TotalTurnedPartial || (problem.Id == RuleIds.ShippedEdgeChanged && problem.Arguments[1].Split(' ')[0] is LockKeywords.Up or LockKeywords.Down);

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

    private bool Exists(LockSubject subject) => _code.ContainsKey(subject) || _drafts.ContainsKey(subject);

    private static string? SealOf(IEnumerable<LockFact> facts) => facts.FirstOrDefault(fact => fact.Keyword == LockKeywords.Seal)?.Value;

    private DeclarationPlace OriginOf(LockSubject subject) =>
        FactsOf(subject) is { } facts ? new DeclarationPlace(facts[0].Origin.Type) : OriginOfLineage(subject);

    private List<LockFact>? FactsOf(LockSubject subject) =>
        _code.TryGetValue(subject, out var facts) || _drafts.TryGetValue(subject, out facts) ? facts : null;

    /// <summary>Of a version that is gone: the next newer one, else the newest of those before it.</summary>
    private DeclarationPlace OriginOfLineage(LockSubject subject)
    {
        var others = _code.Keys.Concat(_drafts.Keys).Where(other => other.Lineage == subject.Lineage).OrderBy(other => other.Version).ToList();
        var next = others.Find(other => other.Version > subject.Version) ?? others.LastOrDefault();
        return next is null ? DeclarationPlace.Nowhere : new DeclarationPlace(FactsOf(next)![0].Origin.Type);
    }
}
