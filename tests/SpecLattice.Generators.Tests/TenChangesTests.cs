using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests;

/// <summary>The page of the ten changes: each change compiles without a warning, takes as many lines as it says, and converts the documents under it into each other.</summary>
public sealed partial class TenChangesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ten-changes.md"));

    public static TheoryData<string> Titles { get; } = [.. Sections().Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_change_compiles_and_is_counted_and_converts_its_documents(string title)
    {
        var section = Sections()[title];
        var documents = Blocks(section, "json").Single().Trim().Split('\n');
        var diffs = Blocks(section, "diff").ToList();
        var counts = Counts().Match(section);

        Assert.Equal(counts.Groups[1].Value, Count(diffs[0]));
        Assert.Equal(counts.Groups[2].Value, Count(diffs[^1]));
        Assert.Contains($"| {title} | {counts.Groups[1].Value} | {counts.Groups[2].Value} |\n", Page, StringComparison.Ordinal);
        foreach (var diff in diffs)
        {
            var specs = Usings + Nest(Base) + Nest(Apply(Copy(diff), diff));
            var (reported, warnings) = await Generation.Of(specs).CheckAsync(null);
            Assert.Empty(reported);
            Assert.Empty(warnings);
            var shown = SpecProgram.Evaluate(specs[Usings.Length..].Replace("CultureInfo.", "System.Globalization.CultureInfo.", StringComparison.Ordinal), Convert(documents[0], 1), Convert(documents[1], 2));
            Assert.Equal([documents[1], documents[0]], shown);
        }
    }

    private const string Usings = "using System.Globalization;\nusing SpecLattice;\n";

    private static string Base => Blocks(Page, "csharp").First();

    private static string Convert(string document, int version) =>
        $"Driver.ShowSpec(SpecJson.Deserialize<Shop.VersionedOrder>({SpecProgram.Quote($$"""{"version":"V{{version}}","spec":{{document}}}""")}).ToVersion({3 - version}))";

    /// <summary>The copy of the record, which names the parts of version 1 unless the change brings one of its own.</summary>
    private static string Copy(string diff)
    {
        var record = Base[..(Base.IndexOf("\n}\n", StringComparison.Ordinal) + 3)].Replace("V1", "V2", StringComparison.Ordinal).Replace(", 1)", ", 2)", StringComparison.Ordinal);
        foreach (var part in (string[])["Speed", "Payment"])
        {
            if (!diff.Contains($"enum {part}\n", StringComparison.Ordinal) && !diff.Contains($"struct {part};", StringComparison.Ordinal))
            {
                record = record.Replace($"required {part} ", $"required V1.{part} ", StringComparison.Ordinal);
            }
        }

        return record;
    }

    /// <summary>Applies a diff: the lines between <c>@@</c> are looked for one hunk after the other. One of additions alone goes to the end.</summary>
    private static string Apply(string text, string diff)
    {
        var lines = text.TrimEnd('\n').Split('\n').ToList();
        var at = 0;
        foreach (var hunk in diff.Split("@@\n").Select(hunk => hunk.TrimEnd('\n').Split('\n')))
        {
            var old = hunk.Where(line => line[..1] is not "+").Select(line => line[1..]).ToList();
            var place = old.Count == 0 ? lines.Count : Enumerable.Range(at, lines.Count - at).FirstOrDefault(i => lines.Skip(i).Take(old.Count).Select(Unversioned).SequenceEqual(old), -1);
            Assert.True(place >= 0, $"not found in\n{string.Join('\n', lines)}\n{string.Join('\n', old)}");
            var kept = new Queue<string>(lines.Skip(place).Take(old.Count));
            lines.RemoveRange(place, old.Count);
            foreach (var line in hunk)
            {
                var was = line[..1] is "+" ? line[1..] : kept.Dequeue();
                if (line[..1] is not "-")
                {
                    lines.Insert(place++, was);
                }
            }

            at = place;
        }

        return string.Join('\n', lines) + "\n";
    }

    // The page shows the copy as the base has it.
    private static string Unversioned(string line) => line.Replace("required V1.", "required ", StringComparison.Ordinal);

    private static string Nest(string file) => FileScopedNamespace().Replace(file, "namespace $1 {", 1) + "}\n";

    private static string Count(string diff) => diff.Split('\n').Count(line => line.StartsWith('+') || line.StartsWith('-')).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Blocks(string text, string language) =>
        Regex.Matches(text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value);

    private static Dictionary<string, string> Sections() => Page.Split("\n## ").Skip(1).ToDictionary(
        section => section[(section.IndexOf(' ', StringComparison.Ordinal) + 1)..section.IndexOf('\n', StringComparison.Ordinal)]);

    [GeneratedRegex("Lines: ([0-9]+)\\. Before: ([0-9]+)\\.")]
    private static partial Regex Counts();

    [GeneratedRegex("namespace ([A-Za-z0-9.]+);")]
    private static partial Regex FileScopedNamespace();
}
