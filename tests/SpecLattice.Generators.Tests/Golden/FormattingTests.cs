using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Golden;

/// <summary>What <c>dotnet format</c> would do to generated code: nothing.</summary>
public sealed class FormattingTests
{
    public static TheoryData<string> Names { get; } = [.. GoldenSource.Names(withMistakes: false)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Formatter_leaves_generated_code_as_it_is(string name)
    {
        using var workspace = new AdhocWorkspace();
        var options = workspace.Options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n");
        foreach (var tree in Generation.Of(GoldenSource.Read(name).Text).GeneratedTrees)
        {
            var root = tree.GetRoot(TestContext.Current.CancellationToken);

            var changes = Formatter.GetFormattedTextChanges(root, workspace, options, TestContext.Current.CancellationToken);

            var lines = tree.GetText(TestContext.Current.CancellationToken).Lines;
            Assert.True(
                changes.Count == 0,
                $"{tree.FilePath}:\n{string.Join("\n", changes.Select(change => $"{change} {lines.GetLineFromPosition(change.Span.Start)}: {lines.GetLineFromPosition(change.Span.Start).Text?.ToString(lines.GetLineFromPosition(change.Span.Start).Span)}"))}");
        }
    }

    [Fact]
    public void Formatter_is_one_that_changes_something()
    {
        using var workspace = new AdhocWorkspace();
        var root = CSharpSyntaxTree.ParseText("class C{ int  x ; }\n", cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);

        Assert.NotEmpty(Formatter.GetFormattedTextChanges(root, workspace, workspace.Options, TestContext.Current.CancellationToken));
    }
}
