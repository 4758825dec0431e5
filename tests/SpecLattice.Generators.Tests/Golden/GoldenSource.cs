using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>What the golden file shows: of types' files what is for one thing, and whole files: <c>// shows: *.Conversions, Golden.VersionedBadge</c>.</summary>
    public string Shown(IEnumerable<SyntaxTree> generated)
    {
        var patterns = Text.Split('\n')[0]["// shows: ".Length..].Split(", ").Select(Pattern).ToList();
        var shown = generated
            .SelectMany(Pieces)
            .Where(piece => patterns.Exists(pattern => pattern.IsMatch(piece.Name)))
            .OrderBy(piece => piece.Name, StringComparer.Ordinal)
            .Select(piece => $"// {piece.Name}\n{piece.Text}");
        return string.Join("\n", shown);
    }

    /// <summary>What running the source gives, line by line: <c>//> text</c>.</summary>
    public IReadOnlyList<string> ExpectedLines() => [.. LineComment().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>What the analyzer says and where: <c>// error SPEC0006</c>.</summary>
    public IReadOnlyList<string> ExpectedErrors() =>
    [
        .. Text.Split('\n').SelectMany((line, i) => ErrorComment().Matches(line).Select(match => $"{i + 1}: {match.Groups[1].Value}")),
    ];

    /// <summary>A family's file as a whole, and a type's file by what its members are for: <c>Badge.V2.Conversions</c>.</summary>
    public static IEnumerable<(string Name, string Text)> Pieces(SyntaxTree tree)
    {
        var file = Path.GetFileName(tree.FilePath);
        var name = file.Replace(".g.cs", "", StringComparison.Ordinal);
        return !GeneratedConcern.IsOfType(file) ? [(name, tree.ToString())] : GeneratedConcern.All
            .Select(concern => (Name: $"{name}.{concern}", Members: GeneratedConcern.Members(tree, concern).ToList()))
            .Where(piece => piece.Members.Count > 0)
            .Select(piece => (piece.Name, string.Concat(piece.Members.Select(Text)).TrimStart('\n')));

        // Without the indentation that it has inside its type, or inside a namespace with braces.
        static string Text(MemberDeclarationSyntax member) =>
            member.Parent is TypeDeclarationSyntax or NamespaceDeclarationSyntax ? member.ToFullString().Replace("\n    ", "\n", StringComparison.Ordinal)[(member.ToFullString()[0] == ' ' ? 4 : 0)..] : member.ToFullString();
    }

    private static Regex Pattern(string pattern) => new($"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");

    [GeneratedRegex("//> (.*)")]
    private static partial Regex LineComment();

    [GeneratedRegex("// (error SPEC[0-9]{4})")]
    private static partial Regex ErrorComment();
}
