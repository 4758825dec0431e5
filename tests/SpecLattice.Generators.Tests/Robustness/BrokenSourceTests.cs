using System.Collections.Concurrent;
using CsCheck;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies;
using SpecLattice.Generators.Tests.Rules;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>While someone types, most sources are broken: neither the generator nor any rule may crash on one.</summary>
public sealed class BrokenSourceTests(ITestOutputHelper output)
{
    // The large samples take as long as many pages, so they come up less often.
    private static readonly string[] Large = [.. Samples.Names.Where(name => name.EndsWith(".cs", StringComparison.Ordinal)).Select(Samples.Read)];

    private static readonly string[] Small =
    [
        .. AllRules.Descriptors.Select(rule => rule.Id).Where(Samples.HasExamples).Select(RulePage.Of).SelectMany(page => new[] { MarkedSource.Parse(page.Bad).Text, page.Fixed, page.NotReported }),
    ];

    // The same variants each time, so that a change is judged by what it changes; SPECLATTICE_SEED makes others, SPECLATTICE_BROKEN_SOURCES more.
    private const int UsualSeed = 1;

    [Fact]
    public async Task Nothing_crashes_on_damaged_source()
    {
        var seed = RunSettings.SeedOr(UsualSeed);
        var count = RunSettings.BrokenSources;
        output.WriteLine($"SPECLATTICE_SEED={seed} SPECLATTICE_BROKEN_SOURCES={count}");
        var variants = Gen.Frequency((1, Gen.OneOf(Large)), (8, Gen.OneOf(Small))).SelectMany(Damage.Of);
        var failures = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (number, _) =>
        {
            var source = variants.Generate(new PCG((uint)number, (ulong)seed), null, out var _);
            if (await FindProblemAsync(source) is { } problem)
            {
                failures.Enqueue($"variant {number}: {problem}\n{source}");
            }
        });

        Assert.True(failures.IsEmpty, $"SPECLATTICE_SEED={seed}: {failures.Count} of {count} variants\n{string.Join("\n\n", failures.Take(3))}");
    }

    private static async Task<string?> FindProblemAsync(string source)
    {
        var generation = Generation.Of(source);
        if (generation.Exception is { } thrown)
        {
            return $"the generator threw {thrown}";
        }

        // Other generators run as well, and what they make of damaged source is theirs.
        var errors = generation.GeneratedTrees
            .Where(tree => tree.FilePath.StartsWith(typeof(SpecGenerator).Assembly.GetName().Name!, StringComparison.Ordinal))
            .SelectMany(tree => tree.GetDiagnostics(TestContext.Current.CancellationToken))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToList();
        if (errors.Count > 0)
        {
            return $"what is generated does not parse: {errors[0]}";
        }

        return (await generation.AnalyzeAsync()).FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } crash ? crash.ToString() : null;
    }
}
