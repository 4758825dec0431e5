using System.Globalization;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Locking;

/// <summary>Reads a lock file. A line that cannot be trusted is a problem with its number and a reason, never skipped in silence.</summary>
internal sealed class LockParser
{
    /// <summary>The first line of every lock.</summary>
    public const string Header = "# specs.lock, format 2";

    // The first format told what shipped by sections, which merges put lines into the wrong one of.
    private const string FirstHeader = "# specs.lock, format 1";
    private const string AnyHeader = "# specs.lock, format ";
    private const string ShippedSection = "[shipped]";
    private const string UnshippedSection = "[unshipped]";

    private const int MaxLines = 200_000;
    private const int MaxLineLength = 8_192;

    private readonly List<(LockFact Fact, int Number, bool IsBelowShipped)> _facts = [];
    private readonly Dictionary<LockSubject, (string Seal, int Line)> _shippedSeals = [];
    private readonly List<(LockSubject Subject, string Seal)> _otherSeals = [];
    private readonly List<LockFileProblem> _problems = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private string _section = "";
    private bool _hasSections;

    public static LockFile Parse(string text)
    {
        var parser = new LockParser();
        parser.Read(text);
        var lines = parser._facts
            .Select(fact => new LockLine(fact.Fact, fact.Number, fact.IsBelowShipped || parser._shippedSeals.ContainsKey(fact.Fact.Subject)))
            .ToList();
        foreach (var version in lines.GroupBy(line => line.Fact.Subject))
        {
            parser.CheckVersion(version.Key, version.ToList());
        }

        foreach (var alone in parser._shippedSeals.Where(shipped => lines.TrueForAll(line => !line.Fact.Subject.Equals(shipped.Key))))
        {
            parser.Report(alone.Value.Line, $"{alone.Key} has shipped, and its lines are missing: restore them from history", alone.Key);
        }

        return new LockFile(lines, parser._problems.OrderBy(problem => problem.Line).ToList())
        {
            ShippedSeals = parser._shippedSeals.Select(shipped => (shipped.Key, shipped.Value.Seal)).Concat(parser._otherSeals).ToLookup(shipped => shipped.Item1, shipped => shipped.Item2),
        };
    }

    private void Read(string text)
    {
        var lines = text.Split('\n');
        var first = lines.Select(Plain).FirstOrDefault(line => line.Length > 0) ?? "";
        _hasSections = first == FirstHeader;
        if (first != Header && !_hasSections)
        {
            ReportHeader(first);
        }

        if (lines.Length > MaxLines)
        {
            Report(MaxLines, $"a lock has at most {Number(MaxLines)} lines");
            return;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            ReadLine(Plain(lines[i]), i + 1);
        }
    }

    private static string Plain(string line) => line.TrimEnd('\r').TrimStart('\uFEFF');

    private void ReportHeader(string first)
    {
        if (first.StartsWith(AnyHeader, StringComparison.Ordinal))
        {
            Report(1, $"expected `{Header}`; another version of SpecLattice has written it: use that one");
        }
        else
        {
            Repair(1, $"expected `{Header}` in the first line: run `spec lock update`");
        }
    }

    private void ReadLine(string line, int number)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        if (line.Length > MaxLineLength)
        {
            Report(number, "the line is too long");
        }
        else if (ConflictSides.IsMarker(line))
        {
            Repair(number, "a merge conflict is not resolved: run `spec lock update`, which needs no other resolution");
        }
        else if (line is ShippedSection or UnshippedSection)
        {
            ReadSection(line, number);
        }
        else if (_hasSections && _section.Length == 0)
        {
            Report(number, $"expected {ShippedSection} or {UnshippedSection} before the first fact");
        }
        else
        {
            ReadFact(line, number);
        }
    }

    private void ReadSection(string line, int number)
    {
        if (line == ShippedSection && _section == UnshippedSection)
        {
            Report(number, $"{ShippedSection} appears below {UnshippedSection}: move the lines that have shipped above it");
        }
        else if (line == _section)
        {
            Repair(number, $"{line} appears twice: run `spec lock update`");
        }

        _section = line;
    }

    private void ReadFact(string line, int number)
    {
        // What is not shipped is written anew from the code.
        var isWrittenAnew = _section == UnshippedSection;
        if (LockFactReader.Read(line, out var reason) is not { } fact)
        {
            _problems.Add(new LockFileProblem(number, isWrittenAnew ? reason + ": run `spec lock update`" : reason) { IsRepairable = isWrittenAnew });
        }
        else if (fact.Line != line)
        {
            var expected = $"expected the fact to be written as `{fact.Line}`";
            _problems.Add(new LockFileProblem(number, isWrittenAnew ? expected + ": run `spec lock update`" : expected) { Subject = fact.Subject, IsRepairable = isWrittenAnew });
        }
        else if (_seen.TryGetValue(line, out var first))
        {
            Repair(number, $"the line is the same as line {Number(first)}: run `spec lock update`");
        }
        else
        {
            _seen.Add(line, number);
            Add(fact, number);
        }
    }

    private void Add(LockFact fact, int number)
    {
        if (fact.Keyword != LockKeywords.Shipped)
        {
            _facts.Add((fact, number, _section == ShippedSection));
        }
        else if (_shippedSeals.TryGetValue(fact.Subject, out var other))
        {
            _otherSeals.Add((fact.Subject, fact.Value));
            Report(number, $"{fact.Subject} has shipped with another shape in line {Number(other.Line)}: keep the lines of the one that others have, restored from history, and give the other a new number", fact.Subject);
        }
        else
        {
            _shippedSeals.Add(fact.Subject, (fact.Value, number));
        }
    }

    private void CheckVersion(LockSubject subject, List<LockLine> all)
    {
        var isShipped = all.Exists(line => line.IsShipped);
        var lines = all.FindAll(line => line.IsShipped == isShipped);
        var first = lines[0].Number;
        if (lines.Count < all.Count)
        {
            var left = all.Find(line => !line.IsShipped)!.Number;
            _problems.Add(new LockFileProblem(left, $"{subject} has shipped, and has lines that have not: run `spec lock update`") { Subject = subject, IsRepairable = true });
        }

        var seals = lines.Where(line => line.Fact.Keyword == LockKeywords.Seal).ToList();
        if (seals.Count > 1 && !isShipped)
        {
            var reason = $"{subject} has another shape in line {Number(seals[0].Number)}: renumber one of the two, then run `spec lock update`";
            _problems.Add(new LockFileProblem(seals[seals.Count - 1].Number, reason) { Subject = subject, IsTakenTwice = true, IsRepairable = true });
            return;
        }

        var reasonOf = Doubt(subject, lines, seals, isShipped);
        if (reasonOf is null)
        {
            return;
        }

        if (isShipped)
        {
            Report(first, $"{reasonOf}: restore them from history", subject);
        }
        else
        {
            _problems.Add(new LockFileProblem(first, $"{reasonOf}: run `spec lock update`") { Subject = subject, IsRepairable = true });
        }
    }

    /// <summary>Why the lines of a version are not as they were written; null where they are.</summary>
    private string? Doubt(LockSubject subject, List<LockLine> lines, List<LockLine> seals, bool isShipped)
    {
        if (seals.Count != 1)
        {
            return seals.Count == 0
                ? $"the lines of {subject} have no seal: lines are missing"
                : $"{subject} has shipped, and a merge has mixed other lines into its own ({string.Join(", ", seals.Select(seal => $"a seal in line {Number(seal.Number)}"))})";
        }

        if (LockText.Seal(lines.Where(line => line != seals[0]).Select(line => line.Fact.Line)) != seals[0].Fact.Value)
        {
            return $"the lines of {subject} were edited by hand or mixed by a merge, they do not match their seal";
        }

        return isShipped && _shippedSeals.TryGetValue(subject, out var shipped) && shipped.Seal != seals[0].Fact.Value
            ? $"the lines of {subject} are not those that shipped, whose seal is in line {Number(shipped.Line)}"
            : null;
    }

    private void Report(int line, string reason, LockSubject? subject = null) => _problems.Add(new LockFileProblem(line, reason) { Subject = subject });

    private void Repair(int line, string reason) => _problems.Add(new LockFileProblem(line, reason) { IsRepairable = true });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
