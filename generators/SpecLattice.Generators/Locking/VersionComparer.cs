using System.Globalization;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Locking;

/// <summary>Compares a shipped version with what the code says of it now, each kind of change in its own words.</summary>
internal sealed class VersionComparer
{
    private readonly LockSubject _subject;
    private readonly Dictionary<(string Keyword, string Key), LockFact> _shipped;
    private readonly Dictionary<(string Keyword, string Key), LockFact> _code;
    private readonly DeclarationPlace _declaration;
    private readonly List<LockProblem> _problems = [];

    private VersionComparer(LockSubject subject, IEnumerable<LockFact> shipped, IReadOnlyList<LockFact> code)
    {
        _subject = subject;
        _shipped = shipped.GroupBy(fact => (fact.Keyword, fact.Key)).ToDictionary(group => group.Key, group => group.First());
        _code = code.GroupBy(fact => (fact.Keyword, fact.Key)).ToDictionary(group => group.Key, group => group.First());
        _declaration = new DeclarationPlace(code[0].Origin.Type);
    }

    public static List<LockProblem> Compare(LockSubject subject, IEnumerable<LockFact> shipped, IReadOnlyList<LockFact> code)
    {
        var comparer = new VersionComparer(subject, shipped, code);
        comparer.CompareTag();
        comparer.CompareEnvelope();
        comparer.CompareLayout();
        comparer.CompareNamed(LockKeywords.Member, RuleIds.ShippedNameChanged);
        comparer.CompareNamed(LockKeywords.Case, RuleIds.ShippedTagChanged);
        comparer.CompareNamed(LockKeywords.Value, RuleIds.ShippedNameChanged);
        comparer.CompareForeign();
        comparer.CompareOrdinary();
        comparer.CompareDefaults();
        comparer.CompareEdge();
        return comparer._problems;
    }

    private void CompareTag()
    {
        if (Changed(LockKeywords.Tag, "") is var (shipped, code))
        {
            Add(RuleIds.ShippedTagChanged, code.Origin, shipped.Value, _subject.Label, $"'{code.Value}'");
        }
    }

    private void CompareEnvelope()
    {
        var (shipped, code) = (EnvelopeIn(_shipped), EnvelopeIn(_code));
        if (shipped != code)
        {
            Add(RuleIds.ShippedLayoutChanged, _declaration, _subject.Label, shipped, code);
        }
    }

    // Where nothing is said, it is the usual one.
    private static string EnvelopeIn(Dictionary<(string Keyword, string Key), LockFact> facts) =>
        facts.TryGetValue((LockKeywords.Envelope, ""), out var fact) ? fact.Statement : $"{LockKeywords.Envelope} around mark=version content=spec";

    private void CompareLayout()
    {
        var shipped = Layout(_shipped);
        var code = Layout(_code);
        if (shipped == code || shipped is null || code is null)
        {
            return;
        }

        var id = WithoutTag(shipped) == WithoutTag(code) ? RuleIds.ShippedTagChanged : RuleIds.ShippedLayoutChanged;
        Add(id, _declaration, id == RuleIds.ShippedTagChanged ? [shipped, _subject.Label, $"'{code}'"] : [_subject.Label, shipped, code]);
    }

    private static string? Layout(Dictionary<(string Keyword, string Key), LockFact> facts) =>
        new[] { LockKeywords.Record, LockKeywords.Union, LockKeywords.Enum }.Select(keyword => facts.TryGetValue((keyword, ""), out var fact) ? fact.Statement : null).FirstOrDefault(line => line is not null);

    private static string WithoutTag(string layout) =>
        string.Join(" ", layout.Split(' ').Where(word => !word.StartsWith("tag=", StringComparison.Ordinal) && !word.StartsWith("content=", StringComparison.Ordinal)));

    private void CompareNamed(string keyword, string renamedId)
    {
        var gone = _shipped.Values.Where(fact => fact.Keyword == keyword && !_code.ContainsKey((keyword, fact.Key))).OrderBy(fact => fact).ToList();
        var added = _code.Values.Where(fact => fact.Keyword == keyword && !_shipped.ContainsKey((keyword, fact.Key))).OrderBy(fact => fact).ToList();
        var isComplete = gone.Count + added.Count == 0;
        foreach (var (old, now, others) in Renames(gone, added))
        {
            var like = others == 0 ? "" : $", and {others.ToString(CultureInfo.InvariantCulture)} more {(others == 1 ? "follows" : "follow")} another naming policy too";
            Add(renamedId, others == 0 ? now.Origin : _declaration, renamedId == RuleIds.ShippedTagChanged
                ? [old.Key, _subject.Label, $"'{now.Key}'{like}"]
                : [old.Key, _subject.Label, $"is called '{now.Key}' now{like}"]);
        }

        foreach (var fact in gone)
        {
            Add(RuleIds.ShippedNameChanged, _declaration, fact.Key, _subject.Label, "is gone");
        }

        foreach (var fact in added)
        {
            Add(RuleIds.AddedToShippedVersion, fact.Origin, fact.Key, _subject.Label);
        }

        var kept = _shipped.Keys.Where(key => key.Keyword == keyword).OrderBy(key => key.Key, StringComparer.Ordinal).ToList();
        foreach (var key in kept)
        {
            if (Changed(keyword, key.Key) is var (shipped, code))
            {
                CompareValue(keyword, shipped, code, isAlone: isComplete);
            }
        }
    }

    /// <summary>
    /// What is there under another name. Names that differ in their style alone are told as one, for one policy has changed them all. What is found is taken from both lists.
    /// </summary>
    private static List<(LockFact Old, LockFact Now, int Others)> Renames(List<LockFact> gone, List<LockFact> added)
    {
        var restyled = Take((old, now) => SameLetters(old.Key, now.Key));
        var renames = restyled.Count > 1
            ? [(restyled[0].Old, restyled[0].Now, restyled.Count - 1)]
            : restyled.Select(pair => (pair.Old, pair.Now, 0)).ToList();
        renames.AddRange(Take((old, now) => old.Value == now.Value).Select(pair => (pair.Old, pair.Now, 0)));
        return renames;

        List<(LockFact Old, LockFact Now)> Take(Func<LockFact, LockFact, bool> belong)
        {
            var pairs = new List<(LockFact Old, LockFact Now)>();
            foreach (var old in gone.ToList())
            {
                if (added.Find(candidate => belong(old, candidate)) is { } now)
                {
                    gone.Remove(old);
                    added.Remove(now);
                    pairs.Add((old, now));
                }
            }

            return pairs;
        }
    }

    private static bool SameLetters(string one, string other) => string.Equals(Letters(one), Letters(other), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => string.Concat(name.Where(character => character is not ('_' or '-')));

    private void CompareValue(string keyword, LockFact shipped, LockFact code, bool isAlone)
    {
        switch (keyword)
        {
            case LockKeywords.Value:
                // A name that came or went moves those after it, which is not a change of its own.
                if (isAlone)
                {
                    Add(RuleIds.ShippedOrderChanged, code.Origin, shipped.Key, _subject.Label, shipped.Value, code.Value);
                }

                break;
            case LockKeywords.Case:
                Add(RuleIds.ShippedTypeChanged, code.Origin, shipped.Key, _subject.Label, shipped.Value, code.Value);
                break;
            default:
                var (oldPresence, oldType) = LockText.SplitWord(shipped.Value);
                var (newPresence, newType) = LockText.SplitWord(code.Value);
                if (oldPresence != newPresence)
                {
                    Add(RuleIds.ShippedPresenceChanged, code.Origin, shipped.Key, _subject.Label, oldPresence, newPresence);
                }

                if (oldType != newType)
                {
                    Add(RuleIds.ShippedTypeChanged, code.Origin, shipped.Key, _subject.Label, oldType, newType);
                }

                break;
        }
    }

    /// <summary>Parts of other assemblies. Locks that were written before these were recorded have none.</summary>
    private void CompareForeign()
    {
        foreach (var key in _shipped.Keys.Where(key => key.Keyword == LockKeywords.Foreign).OrderBy(key => key.Key, StringComparer.Ordinal))
        {
            if (Changed(LockKeywords.Foreign, key.Key) is var (shipped, code))
            {
                Add(RuleIds.ShippedTypeChanged, code.Origin, shipped.Key, _subject.Label, $"a part of another assembly with the schema {shipped.Value}", $"one with the schema {code.Value}");
            }
        }
    }

    /// <summary>Ordinary types, which every version that holds them has shipped with.</summary>
    private void CompareOrdinary()
    {
        foreach (var key in _shipped.Keys.Where(key => key.Keyword == LockKeywords.Ordinary).OrderBy(key => key.Key, StringComparer.Ordinal))
        {
            if (Changed(LockKeywords.Ordinary, key.Key) is var (shipped, code))
            {
                Add(
                    RuleIds.ShippedTypeChanged,
                    code.Origin,
                    shipped.Key,
                    _subject.Label,
                    $"`{shipped.Value}`",
                    $"`{code.Value}`, but it has no versions of its own (to give the next version another one, mark it [SpecPart] as it was, and declare the next version of the part)");
            }
        }
    }

    private void CompareDefaults()
    {
        foreach (var key in _shipped.Keys.Where(key => key.Keyword == LockKeywords.Default).OrderBy(key => key.Key, StringComparer.Ordinal))
        {
            if (Changed(LockKeywords.Default, key.Key) is var (shipped, code))
            {
                Add(RuleIds.ShippedDefaultChanged, code.Origin, shipped.Key, _subject.Label, shipped.Value, code.Value);
            }
        }
    }

    private void CompareEdge()
    {
        foreach (var keyword in new[] { LockKeywords.Added, LockKeywords.Removed })
        {
            foreach (var key in _shipped.Keys.Where(key => key.Keyword == keyword).OrderBy(key => key.Key, StringComparer.Ordinal))
            {
                if (Changed(keyword, key.Key) is var (shipped, code))
                {
                    Add(RuleIds.ShippedAbsentValueChanged, code.Origin, shipped.Key, _subject.Label, shipped.Value, code.Value);
                }
            }
        }

        if (_problems.Count == 0)
        {
            CompareSteps();
        }

        CompareClass(LockKeywords.Up);
        CompareClass(LockKeywords.Down);
    }

    /// <summary>What else an edge is made of. Where the shape changed too, that says it all.</summary>
    private void CompareSteps()
    {
        foreach (var keyword in new[] { LockKeywords.From, LockKeywords.Added, LockKeywords.Removed, LockKeywords.Discard, LockKeywords.Renamed, LockKeywords.Gathered, LockKeywords.Scattered, LockKeywords.Custom, LockKeywords.Meaning, LockKeywords.Shortcut, LockKeywords.Dead })
        {
            foreach (var key in _shipped.Keys.Concat(_code.Keys).Where(key => key.Keyword == keyword).Distinct().OrderBy(key => key.Key, StringComparer.Ordinal))
            {
                _shipped.TryGetValue(key, out var shipped);
                _code.TryGetValue(key, out var code);
                if (shipped?.Statement != code?.Statement && _problems.Count == 0)
                {
                    Add(RuleIds.ShippedEdgeChanged, code?.Origin ?? _declaration, _subject.Label, shipped?.Statement ?? "nothing of it", code?.Statement ?? "nothing of it");
                }
            }
        }
    }

    private void CompareClass(string keyword)
    {
        if (Changed(keyword, "") is not var (shipped, code))
        {
            return;
        }

        // Where the shape or the steps changed too, that is the cause.
        var direction = keyword == LockKeywords.Up ? "up to" : "down from";
        if (_problems.Exists(problem => problem.Id != RuleIds.TotalTurnedPartial))
        {
            return;
        }

        if (shipped.Value == "total")
        {
            Add(RuleIds.TotalTurnedPartial, _declaration, $"{direction} {_subject.Label}", code.Value);
        }
        else
        {
            Add(RuleIds.ShippedEdgeChanged, _declaration, _subject.Label, shipped.Statement, code.Statement);
        }
    }

    private (LockFact Shipped, LockFact Code)? Changed(string keyword, string key) =>
        _shipped.TryGetValue((keyword, key), out var shipped) && _code.TryGetValue((keyword, key), out var code) && shipped.Value != code.Value
            ? (shipped, code)
            : null;

    private void Add(string id, DeclarationPlace origin, params string[] arguments) => _problems.Add(new LockProblem(id, _subject, origin, arguments));
}
