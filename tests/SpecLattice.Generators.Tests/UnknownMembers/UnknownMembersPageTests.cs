using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.UnknownMembers;

/// <summary>The page about unknown members: its blocks compile without a message, and print what it says.</summary>
public sealed partial class UnknownMembersPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "unknown-members.md"));

    [Fact]
    public async Task The_blocks_compile_and_print_what_the_page_says()
    {
        var blocks = CodeBlock().Matches(Page).Select(match => match.Groups[2].Value).ToList();
        var source = $$"""
            using System;
            using System.Text.Json;
            using SpecLattice;
            {{blocks[0]}}
            public static class Reader
            {
                public static string Read()
                {
                    var Console = new System.IO.StringWriter();
                    {{blocks[1]}}
                    return Console.ToString();
                }
            }
            """;
        var (reported, warnings) = await Generation.Of(source).CheckAsync(null);
        Assert.Empty(reported);
        Assert.Empty(warnings);

        var specs = source[source.IndexOf("namespace", StringComparison.Ordinal)..].Replace("JsonSerializer", "System.Text.Json.JsonSerializer", StringComparison.Ordinal).Replace(" JsonCommentHandling", " System.Text.Json.JsonCommentHandling", StringComparison.Ordinal);
        Assert.Equal(blocks[2].TrimEnd('\n').Split('\n'), SpecProgram.Evaluate(specs, "Reader.Read()")[0].TrimEnd('\n').Split(Environment.NewLine));
    }

    [GeneratedRegex("```(csharp|text)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
