using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers.Spellings;

/// <summary>
/// A table of snippets: a file in which a line of dashes separates one from the next, and <c>{|SPEC1001:token|}</c> marks what must be reported.
/// All snippets of a file are one compilation beside <c>Family.cs.txt</c>, each in a namespace of its own.
/// </summary>
/// <remarks>
/// A snippet is members of a class, or types where its first line is <c>// types</c>. <c>NEW</c> stands for the creation of a version 1.
/// A snippet that starts with <c>// open</c> is a mistake that no rule stops yet; once one does, the word goes.
/// </remarks>
internal sealed partial class SpellingFile
{
    private const string Old = "new OPENV1.InstanceSpecCLOSE { Board = new V1.Board { Cpus = 1 }, Components = SpecMap<string, V1.Component>.Empty }";

    private readonly List<(string Text, TextSpan Span)> _snippets = [];
    private readonly List<(string Id, TextSpan Span)> _marks = [];
    private readonly string _source;
    private readonly int _stopped;
    private readonly int _open;

    private SpellingFile(string name)
    {
        var source = new StringBuilder(Read("Family.cs.txt"));
        foreach (var snippet in Separator().Split(Read(name)).Select(snippet => snippet.Trim()).Where(snippet => snippet.Length > 0))
        {
            var start = source.Length;
            var isOpen = snippet.StartsWith("// open", StringComparison.Ordinal);
            var hasTypes = snippet.Split('\n').Take(2).Contains("// types");
            _open += isOpen ? 1 : 0;
            _stopped += !isOpen && Mark().IsMatch(snippet) ? 1 : 0;
            source.Append("\nnamespace Vmm.S").Append(_snippets.Count).Append(" {\n");
            source.Append(hasTypes ? "" : "public partial class Tool {\n");
            Append(source, snippet);
            source.Append(hasTypes ? "\n}\n" : "\n}\n}\n");
            _snippets.Add((snippet, TextSpan.FromBounds(start, source.Length)));
        }

        _source = source.ToString();
    }

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.cs.txt").Select(path => Path.GetFileName(path)).Where(name => name != "Family.cs.txt").Order(StringComparer.Ordinal);

    public int Count => _snippets.Count;

    /// <summary>How many snippets are mistakes, and how many of those a rule stops.</summary>
    public (int Tried, int Stopped) Mistakes => (_stopped + _open, _stopped);

    private static string Folder => Path.Combine(Repository.Root, "tests", "SpecLattice.Generators.Tests", "Analyzers", "Spellings");

    public static SpellingFile Of(string name) => new(name);

    /// <summary>What is reported and should not be, and the other way round, snippet by snippet.</summary>
    public async Task<IReadOnlyList<string>> FindMistakesAsync()
    {
        var generation = Generation.Of(_source);
        var errors = generation.CompilerDiagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            return [.. errors.Select(error => $"{error.GetMessage(null)} at {TextAt(error.Location)}\n{SnippetAt(error.Location.SourceSpan)}")];
        }

        var reported = (await generation.AnalyzeAsync()).Select(found => (found.Id, Span: found.Location.SourceSpan, Message: found.GetMessage(null))).ToList();
        var missing = _marks.Where(mark => !reported.Any(found => (found.Id, found.Span) == mark)).Select(mark => $"{mark.Id} is not reported at `{_source[mark.Span.Start..mark.Span.End]}`\n{SnippetAt(mark.Span)}");
        var wrong = reported.Where(found => !_marks.Contains((found.Id, found.Span))).Select(found => $"{found.Id} is reported at `{(found.Span.End <= _source.Length ? _source[found.Span.Start..found.Span.End] : "")}`: {found.Message}\n{SnippetAt(found.Span)}");
        var unclear = reported.Where(found => Unclear().IsMatch(found.Message)).Select(found => $"{found.Id} says: {found.Message}");
        return [.. missing, .. wrong, .. unclear];
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    [GeneratedRegex(@"^-{3,}\s*$", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\{\|(?<ids>[A-Z0-9,]+):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();

    // Names of metadata instead of C#'s words; a clamped value that "is cut"; a case that becomes itself.
    [GeneratedRegex(@"\b(S?Byte|U?Int(16|32|64)|Boolean|String|Single|Double|Decimal|Object)\b|`\d|is cut|(?<!\.)\b(?<same>\w+) becomes \k<same>\b")]
    private static partial Regex Unclear();

    [GeneratedRegex(@"\bNEW\b")]
    private static partial Regex Creation();

    private void Append(StringBuilder source, string snippet)
    {
        snippet = Regex.Replace(snippet, @"\{\|([A-Z0-9,]+):NEW\|\}", match => OldWith("{|" + match.Groups[1].Value + ":", "|}"));
        snippet = Creation().Replace(snippet, OldWith("", ""));
        var position = 0;
        foreach (Match mark in Mark().Matches(snippet))
        {
            source.Append(snippet, position, mark.Index - position);
            var start = source.Length;
            source.Append(mark.Groups["text"].Value);
            _marks.AddRange(mark.Groups["ids"].Value.Split(',').Select(id => (id, TextSpan.FromBounds(start, source.Length))));
            position = mark.Index + mark.Length;
        }

        source.Append(snippet, position, snippet.Length - position);
    }

    private static string OldWith(string open, string close) => Old.Replace("OPEN", open, StringComparison.Ordinal).Replace("CLOSE", close, StringComparison.Ordinal);

    private static string TextAt(Location location) => $"`{location.SourceTree?.GetText().ToString(location.SourceSpan)}`";

    private string SnippetAt(TextSpan span) => "    " + _snippets.FirstOrDefault(snippet => snippet.Span.IntersectsWith(span)).Text?.Replace("\n", "\n    ", StringComparison.Ordinal) ?? "(the family)";
}
