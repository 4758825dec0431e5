using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests;

/// <summary>The code of guides compiles: all blocks of a page together, as a reader would put them into one project.</summary>
public sealed partial class GuidePageTests
{
    [Theory]
    [InlineData("concepts", 2)]
    public void The_blocks_of_a_page_compile(string page, int expected)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", $"{page}.md")).ReplaceLineEndings("\n");
        var lines = Block().Matches(text).SelectMany(block => block.Groups[1].Value.Split('\n')).ToList();
        var usings = lines.Where(line => line.StartsWith("using ", StringComparison.Ordinal)).Prepend("using System;").Distinct();

        Assert.Equal(expected, Block().Count(text));
        Assert.Empty(Generation.Of(string.Join('\n', [.. usings, .. lines.Where(line => !line.StartsWith("using ", StringComparison.Ordinal))])).CompilerDiagnostics);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
