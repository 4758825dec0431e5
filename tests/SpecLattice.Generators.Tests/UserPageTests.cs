using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests;

/// <summary>What the pages for users show compiles, and no rule complains.</summary>
public sealed partial class UserPageTests
{
    private static readonly MetadataReference[] Libraries = [References.Laws, MetadataReference.CreateFromFile(typeof(NodaTime.Instant).Assembly.Location)];

    public static TheoryData<string> Pages { get; } = ["ordinary.md", "scalars.md", "interop.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_code_compiles(string page)
    {
        var blocks = BlocksOf(page);

        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            var generation = Generation.Of("using System;\n" + (block.Contains("using SpecLattice;", StringComparison.Ordinal) ? "" : "using SpecLattice;\n") + block, libraries: Libraries);
            var (reported, warnings) = await generation.CheckAsync();
            Assert.Empty(reported.Concat(warnings).Where(complaint => complaint.Id != "CS1701").Select(complaint => $"{complaint}\n{block}"));
        }
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

    private static List<string> BlocksOf(string page) =>
        [.. CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", page)).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
