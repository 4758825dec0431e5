using System.Globalization;

namespace SpecLattice.Generators.Locking;

/// <summary>Reads a lock file. A line that cannot be trusted is a problem with its number and a reason, never skipped in silence.</summary>
internal sealed class LockParser
{
    /// <summary>The first line of every lock.</summary>
    public const string Header = "# specs.lock, format 1";

    public const string ShippedSection = "[shipped]";
    public const string UnshippedSection = "[unshipped]";

    private const int MaxLines = 200_000;
    private const int MaxLineLength = 8_192;

    private readonly List<LockLine> _lines = [];
    private readonly List<LockFileProblem> _problems = [];
    private readonly HashSet<string> _sections = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private string _section = "";

    public static LockFile Parse(string text)
    {
        var parser = new LockParser();
        parser.Read(text);
        return new LockFile(parser._lines, parser._problems.OrderBy(problem => problem.Line).ToList());
    }

    private void Read(string text)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd('\r').TrimStart('\uFEFF') != Header)
        {
            Report(1, $"expected `{Header}`; create a lock with `spec lock update`");
        }

        if (lines.Length > MaxLines)
        {
            Report(MaxLines, $"a lock has at most {MaxLines.ToString(CultureInfo.InvariantCulture)} lines");
            return;
        }

        for (var i = 1; i < lines.Length; i++)
        {
            ReadLine(lines[i].TrimEnd('\r'), i + 1);
        }

        foreach (var version in _lines.GroupBy(line => line.Fact.Subject))
        {
            CheckVersion(version.Key, version.ToList());
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
        else if (line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal)
            || line.StartsWith(">>>>>>>", StringComparison.Ordinal) || line.StartsWith("|||||||", StringComparison.Ordinal))
        {
            Report(number, "a merge conflict is not resolved: keep the lines of both sides, then run `spec lock update`");
        }
        else if (line is ShippedSection or UnshippedSection)
        {
            _section = line;
            if (!_sections.Add(line))
            {
                Report(number, $"{line} appears twice");
            }
        }
        else if (_section.Length == 0)
        {
            Report(number, $"expected {ShippedSection} or {UnshippedSection} before the first fact");
        }
        else
        {
            ReadFact(line, number);
        }
    }

    private void ReadFact(string line, int number)
    {
        if (LockFactReader.Read(line, out var reason) is not { } fact)
        {
            Report(number, reason);
        }
        else if (fact.Line != line)
        {
            Report(number, $"expected the fact to be written as `{fact.Line}`");
        }
        else if (_seen.TryGetValue(line, out var first))
        {
            Report(number, $"the line is the same as line {first.ToString(CultureInfo.InvariantCulture)}; run `spec lock update`");
        }
        else
        {
            _seen.Add(line, number);
            _lines.Add(new LockLine(fact, number, _section == ShippedSection));
        }
    }

    private void CheckVersion(LockSubject subject, List<LockLine> lines)
    {
        var seals = lines.Where(line => line.Fact.Keyword == LockKeywords.Seal).ToList();
        if (seals.Count > 1)
        {
            var last = seals[seals.Count - 1];
            _problems.Add(new LockFileProblem(last.Number, $"{subject} has another shape in line {seals[0].Number.ToString(CultureInfo.InvariantCulture)}", subject));
            return;
        }

        var first = lines[0].Number;
        if (seals.Count == 0)
        {
            Report(first, $"the lines of {subject} have no seal: lines are missing; restore them from history");
            return;
        }

        var seal = LockText.Seal(lines.Where(line => line != seals[0]).Select(line => line.Fact.Line));
        if (seal != seals[0].Fact.Value)
        {
            Report(first, $"the lines of {subject} were edited by hand, they do not match their seal: restore them from history" + (lines[0].IsShipped ? "" : ", or run `spec lock update`"));
        }
    }

    private void Report(int line, string reason) => _problems.Add(new LockFileProblem(line, reason));
}
