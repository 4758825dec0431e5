using CsCheck;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.Rules;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>While someone types, most sources are broken: neither the generator nor any rule may crash on one.</summary>
public sealed class BrokenSourceTests
{
    private const int Variants = 2_000;

    // The large samples take as long as many pages, so they come up less often.
    private static readonly string[] Large = [.. Samples.Names.Where(name => name.EndsWith(".cs", StringComparison.Ordinal)).Select(Samples.Read)];

    private static readonly string[] Small =
    [
        .. AllRules.Descriptors.Select(rule => rule.Id).Where(Samples.HasExamples).Select(RulePage.Of).SelectMany(page => new[] { MarkedSource.Parse(page.Bad).Text, page.Fixed, page.NotReported }),
    ];

    [Fact]
    public Task Nothing_crashes_on_damaged_source()
    {
        // A failure prints the seed that repeats it.
        var variants = Gen.Frequency((1, Gen.OneOf(Large)), (8, Gen.OneOf(Small))).SelectMany(Damage.Of);

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
}
