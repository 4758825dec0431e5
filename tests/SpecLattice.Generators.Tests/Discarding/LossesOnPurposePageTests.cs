using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Discarding;

/// <summary>The page for authors and callers: its blocks compile without a message, and do what it says.</summary>
public sealed partial class LossesOnPurposePageTests
{
    private static readonly string[] Blocks =
        [.. CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "losses-on-purpose.md"))).Select(match => match.Groups[1].Value)];

    [Fact]
    public async Task The_blocks_compile_and_show_what_the_page_says()
    {
        var source = $$"""
            using System;
            using SpecLattice;
            {{Blocks[0]}}
            public static class Reader
            {
                public static string Typed()
                {
                    {{Blocks[1]}}
                    return newer.Name + " " + discarded;
                }

                public static string Chosen()
                {
                    {{Blocks[2].Replace("Console.WriteLine(", "return (", StringComparison.Ordinal)}}
                    return report.ToString();
                }
            }
            """;
        var (reported, warnings) = await Generation.Of(source).CheckAsync(null);
        Assert.Empty(reported);
        Assert.Empty(warnings);

        var shown = SpecProgram.Evaluate(source[source.IndexOf("namespace", StringComparison.Ordinal)..], "Reader.Typed()", "Reader.Chosen()");
        Assert.Equal("Ada " + Said().Match(Blocks[1]).Groups[1].Value, shown[0]);
        Assert.Equal("version 2 without /TaxNumber: the law of 2027 forbids keeping it", shown[1]);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("// discarded: (.*)")]
    private static partial Regex Said();
}
