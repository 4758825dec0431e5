using System.Reflection;
using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests;

/// <summary>
/// The code of guides: all pages in one compilation, as a reader would put them into one project with implicit usings. Behind the language of a block that is run stands what a renderer
/// ignores, <c>run</c>; the block of text that follows is what it prints.
/// </summary>
public sealed partial class GuidePageTests
{
    private static readonly string[] Pages = ["concepts", "enums", "union-changes", "conversions-by-hand", "branches"];

    // What a project with implicit usings has.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    [Fact]
    public async Task The_blocks_compile_without_a_complaint_and_print_what_the_pages_say()
    {
        var blocks = Pages.ToDictionary(page => page, page => (IReadOnlyList<Block>)[.. BlocksOf(page)]);
        var generation = Generation.Of(
            ImplicitUsings
            + string.Concat(UsingsOf(blocks.Values.SelectMany(page => page)))
            + string.Concat(blocks.SelectMany(page => page.Value.Select((block, index) => block.Source($"{NameOf(page.Key)}{index}")))),
            libraries: [References.Laws]);
        var (reported, warnings) = await generation.CheckAsync();
        Assert.Empty(reported);
        // A build runs the suppressor, which knows the cases of a union, and says nothing of the framework's versions (CS1701); this does neither.
        Assert.Empty(warnings.Where(warning => warning.Id is not ("CS8509" or "CS1701")));

        using var image = new MemoryStream();
        Assert.True(generation.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var assembly = Assembly.Load(image.ToArray());
        foreach (var page in Pages)
        {
            var (text, index) = (Read(page), 0);
            var current = Code().Replace(text, block => block.Groups["run"].Success ? WithOutput(block, assembly.GetType($"Guides.{NameOf(page)}{index++}")!) : Skip(block, ref index));
            if (Environment.GetEnvironmentVariable("SPECLATTICE_UPDATE_GOLDEN") == "1")
            {
                File.WriteAllText(PathOf(page), current);
            }
            else
            {
                Assert.Equal(current, text);
            }
        }
    }

    private static string WithOutput(Match block, Type program) =>
        $"```csharp run\n{block.Groups["code"].Value}```\n\n```text\n{program.GetMethod("Run")!.Invoke(null, null)}```\n";

    private static string Skip(Match block, ref int index)
    {
        index++;
        return block.Value;
    }

    private static string PathOf(string page) => Path.Combine(Repository.Root, "docs", $"{page}.md");

    private static string Read(string page) => File.ReadAllText(PathOf(page)).ReplaceLineEndings("\n");

    private static string NameOf(string page) => page.Replace("-", "", StringComparison.Ordinal);

    // Those of declarations stand in front of everything; a program keeps its own.
    private static IEnumerable<string> UsingsOf(IEnumerable<Block> blocks) => blocks.Where(block => !block.IsRun).SelectMany(block => block.Usings).Append("using SpecLattice;\n").Distinct();

    private static IEnumerable<Block> BlocksOf(string page) => Code().Matches(Read(page)).Select(match => new Block(match.Groups["code"].Value, match.Groups["run"].Success));

    private sealed record Block(string Code, bool IsRun)
    {
        public IEnumerable<string> Usings => Code.Split('\n').Where(IsUsing).Select(line => line + "\n");

        private string Rest => string.Join('\n', Code.Split('\n').Where(line => !IsUsing(line)));

        public string Source(string name) => !IsRun ? Rest : $$"""
            namespace Guides
            {
                {{string.Concat(Usings)}}
                public static class {{name}}
                {
                    public static string Run()
                    {
                        var Console = new StringWriter { NewLine = "\n" };
                        {{Rest}}
                        return Console.ToString();
                    }
                }
            }

            """;

        private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("using var", StringComparison.Ordinal);
    }

    [GeneratedRegex("^```csharp(?<run> run)?\n(?<code>.*?)^```\n(?(run)\n```text\n(?<output>.*?)^```\n)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
