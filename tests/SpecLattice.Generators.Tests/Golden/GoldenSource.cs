using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Golden;

/// <summary>A file in the folder of golden files, and what its comments say of it.</summary>
internal sealed partial record GoldenSource(string Name, string Text)
{
    public static string Folder => Path.Combine(Repository.Root, "tests", "SpecLattice.Generators.Tests", "Golden", "Files");

    /// <summary>The names of the sources: those whose output is golden, or those that have mistakes.</summary>
    public static IEnumerable<string> Names(bool withMistakes) => Directory.GetFiles(Folder, "*.cs")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => !name.Contains('.', StringComparison.Ordinal) && name.StartsWith("Mistake", StringComparison.Ordinal) == withMistakes)
        .Order(StringComparer.Ordinal);

    public static GoldenSource Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name + ".cs")).ReplaceLineEndings("\n"));

    /// <summary>The generated files that the golden file shows: <c>// shows: *.Conversions, Golden.VersionedBadge</c>.</summary>
    public string Shown(IEnumerable<SyntaxTree> generated)
    {
        var patterns = Text.Split('\n')[0]["// shows: ".Length..].Split(", ").Select(Pattern).ToList();
        var shown = generated
            .Select(tree => (Name: Path.GetFileName(tree.FilePath).Replace(".g.cs", "", StringComparison.Ordinal), Tree: tree))
            .Where(file => patterns.Exists(pattern => pattern.IsMatch(file.Name)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"// {file.Name}.g.cs\n{file.Tree}");
        return string.Join("\n", shown);
    }

    /// <summary>What running the source gives, line by line: <c>//> text</c>.</summary>
    public IReadOnlyList<string> ExpectedLines() => [.. LineComment().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>What the analyzer says and where: <c>// error SPEC0006</c>.</summary>
    public IReadOnlyList<string> ExpectedErrors() =>
    [
        .. Text.Split('\n').SelectMany((line, i) => ErrorComment().Matches(line).Select(match => $"{i + 1}: {match.Groups[1].Value}")),
    ];

    private static Regex Pattern(string pattern) => new($"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");

    [GeneratedRegex("//> (.*)")]
    private static partial Regex LineComment();

    [GeneratedRegex("// (error SPEC[0-9]{4})")]
    private static partial Regex ErrorComment();
}
