using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>While someone types, most sources are broken: neither the generator nor the analyzer may crash on one.</summary>
public sealed class BrokenSourceTests
{
    private const int Variants = 250;
    private const int MostDeletions = 3;

    private static readonly string[] Sources = [.. Samples.Names.Select(Samples.Read)];

    [Fact]
    public Task Nothing_crashes_when_tokens_are_missing()
    {
        // A failure prints the seed that repeats it.
        var variants = Gen.Int[0, Sources.Length - 1].SelectMany(source =>
            Gen.Int[0, TokensOf(Sources[source]).Length - 1].Array[1, MostDeletions].Select(tokens => Delete(Sources[source], tokens)));

        return variants.SampleAsync(CheckAsync, iter: Variants, threads: 2, print: text => text);
    }

    private static async Task CheckAsync(string source)
    {
        var generation = Generation.Of(source);
        Assert.Null(generation.Exception);
        foreach (var tree in generation.GeneratedTrees)
        {
            Assert.DoesNotContain(tree.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }

        Assert.DoesNotContain(await generation.AnalyzeAsync(), diagnostic => diagnostic.Id == "AD0001");
    }

    private static string Delete(string source, int[] indices)
    {
        var tokens = TokensOf(source);
        foreach (var index in indices.Distinct().OrderDescending())
        {
            source = source.Remove(tokens[index].SpanStart, tokens[index].Span.Length);
        }

        return source;
    }

    private static SyntaxToken[] TokensOf(string source) => [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()];
}
