using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Golden;

/// <summary>The page about generated code shows what is generated.</summary>
public sealed partial class DocumentationTests
{
    private static string PagePath => Path.Combine(Repository.Root, "docs", "generated-code.md");

    [Fact]
    public void Page_shows_what_is_generated()
    {
        var page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        var source = GoldenSource.Read("AddedMember");
        var generated = Generation.Of(source.Text).GeneratedTrees
            .SelectMany(GoldenSource.Pieces)
            .ToDictionary(piece => piece.Name, piece => piece.Text, StringComparer.Ordinal);

        var current = Block().Replace(page, match => match.Groups[1].Value + generated[match.Groups[2].Value] + "```\n");

        Assert.Equal(3, Block().Count(page));
        if (Environment.GetEnvironmentVariable("SPECLATTICE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(PagePath, current);
            return;
        }

        Assert.Equal(current, page);
    }

    [Fact]
    public void Page_shows_the_family_and_what_it_says()
    {
        var page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        var source = GoldenSource.Read("AddedMember");
        var family = source.Text[source.Text.IndexOf("namespace Golden.V1", StringComparison.Ordinal)..source.Text.IndexOf("\nnamespace Golden\n", StringComparison.Ordinal)];

        Assert.Contains($"```csharp\n{family}```\n", page, StringComparison.Ordinal);
        Assert.Contains($"```\n{string.Join("\n", source.ExpectedLines().TakeLast(2))}\n```\n", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("(<!-- from AddedMember: ([^ ]+) -->\n```csharp\n)[^`]*(?:`[^`]+`[^`]*)*?```\n")]
    private static partial Regex Block();
}
