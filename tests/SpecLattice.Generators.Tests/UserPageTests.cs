using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests;

/// <summary>What the pages for users show compiles, all blocks of a page in one project, and no rule complains.</summary>
public sealed partial class UserPageTests
{
    private static readonly MetadataReference[] Libraries = [References.Laws, MetadataReference.CreateFromFile(typeof(NodaTime.Instant).Assembly.Location)];

    // What an SDK for the web adds to every file.
    private const string WebUsings = "using System.Collections.Generic;\nusing System.IO;\nusing System.Threading.Tasks;\n";

    [Theory]
    [InlineData("envelopes.md", 5)]
    [InlineData("interop.md", 3)]
    [InlineData("leaves.md", 2)]
    [InlineData("ordinary.md", 2)]
    [InlineData("records.md", 2)]
    [InlineData("scalars.md", 5)]
    public async Task Its_code_compiles(string page, int count)
    {
        var blocks = BlocksOf(page);

        Assert.Equal(count, blocks.Count);
        var libraries = page == "interop.md" ? [.. Libraries, .. FrameworkReferences.AspNetCore] : Libraries;
        var (reported, warnings) = await Generation.Of(Together(blocks), libraries: libraries).CheckAsync();
        Assert.Empty(reported.Concat(warnings).Where(complaint => complaint.Id != "CS1701").Select(complaint => complaint.ToString()));
    }

    [Fact]
    public void The_laws_hold_for_the_scalars_that_are_shown()
    {
        var blocks = BlocksOf("scalars.md");

        foreach (var (block, sum) in new[] { (blocks[0], "VersionedStock"), (blocks[1], "VersionedMix"), (blocks[2], "Noda.VersionedVisit") })
        {
            Assert.Equal(0, LawRun.Check("using System;\n" + block, sum, documents: 20, libraries: [Libraries[1]]).Refusals);
        }
    }

    /// <summary>The blocks as one file: usings first, then what is said of the assembly.</summary>
    private static string Together(IEnumerable<string> blocks)
    {
        var lines = blocks.SelectMany(block => block.Split('\n')).ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal) ? 0 : line.StartsWith("[assembly:", StringComparison.Ordinal) ? 1 : 2);
        return WebUsings + string.Join('\n', [.. lines[0].Append("using System;").Append("using SpecLattice;").Distinct().Where(line => !WebUsings.Contains(line, StringComparison.Ordinal)), .. lines[1], .. lines[2]]);
    }

    private static List<string> BlocksOf(string page) =>
        [.. CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", page)).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
