using System.Runtime.Loader;
using System.Text.RegularExpressions;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.Golden;

/// <summary>What the generator makes of one feature each, to read; compiled and run as well.</summary>
public sealed partial class GoldenTests
{
    public static TheoryData<string> Names { get; } = [.. GoldenSource.Names(withMistakes: false)];

    public static TheoryData<string> Mistakes { get; } = [.. GoldenSource.Names(withMistakes: true)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_is_what_was_verified(string name)
    {
        var source = GoldenSource.Read(name);

        var shown = source.Shown(Generation.Of(source.Text).GeneratedTrees);

        Assert.NotEmpty(shown);
        GoldenFile.Verify(GoldenSource.Folder, name, shown);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Output_compiles_without_a_warning_and_does_what_the_comments_say(string name)
    {
        var source = GoldenSource.Read(name);
        var generation = Generation.Of(source.Text);
        var (reported, warnings) = await generation.CheckAsync();
        Assert.True(warnings.IsEmpty, generation.Explain(warnings));
        Assert.Empty(reported);

        using var stream = new MemoryStream();
        Assert.True(generation.Compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        stream.Position = 0;
        var context = new AssemblyLoadContext(name, isCollectible: true);
        var run = context.LoadFromStream(stream).GetType("Golden.Example")!.GetMethod("Run")!.CreateDelegate<Func<IEnumerable<string>>>();
        var lines = run().SelectMany(text => text.Split('\n')).ToList();
        context.Unload();

        Assert.Equal(source.ExpectedLines(), lines);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Mistakes_are_reported_where_the_comments_say(string name)
    {
        var source = GoldenSource.Read(name);

        var reported = await Generation.Of(source.Text).AnalyzeAsync();

        Assert.Equal(
            source.ExpectedErrors(),
            reported.OrderBy(found => found.Location.SourceSpan.Start).Select(found => $"{found.Location.GetLineSpan().StartLinePosition.Line + 1}: error {found.Id}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_is_laid_out_like_code_that_was_written(string name)
    {
        foreach (var tree in Generation.Of(GoldenSource.Read(name).Text).GeneratedTrees)
        {
            var text = tree.ToString();
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(TrailingSpace(), text);
            Assert.DoesNotMatch(StrayEmptyLine(), text);
            Assert.DoesNotMatch(StatementAfterBlock(), text);
        }
    }

    [GeneratedRegex(" \n")]
    private static partial Regex TrailingSpace();

    // Two together, one after an opening brace, or one before a closing one.
    [GeneratedRegex("\n\n\n|\\{\n\n|\n\n *\\}")]
    private static partial Regex StrayEmptyLine();

    [GeneratedRegex("\n *\\}\n *(?!case |default:|else)[a-zA-Z/\\[]")]
    private static partial Regex StatementAfterBlock();
}
