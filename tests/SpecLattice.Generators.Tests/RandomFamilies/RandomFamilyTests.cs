using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Emitting;

namespace SpecLattice.Generators.Tests.RandomFamilies;

/// <summary>
/// Random families obey the laws, and convert as a model says that knows nothing of the generator's planning.
/// SPECLATTICE_SEED repeats a run, SPECLATTICE_FAMILIES makes it longer.
/// </summary>
public sealed class RandomFamilyTests(ITestOutputHelper output)
{
    private const int FamiliesInBatch = 25;
    private const int FewFamilies = 12;
    private const int ValuesOfVersion = 20;
    private const int UsualSeed = 285786;
    private const int ShownFailures = 3;

    [Fact]
    public Task Random_families_obey_the_laws() => CheckAsync(maxFused: null, RunSettings.Families, FamiliesInBatch);

    [Fact]
    public Task Random_families_obey_the_laws_where_only_neighbours_are_fused() =>
        CheckAsync(maxFused: 1, Math.Max(FewFamilies, RunSettings.Families / 4), FewFamilies);

    private async Task CheckAsync(int? maxFused, int count, int inBatch)
    {
        var seed = RunSettings.SeedOr(UsualSeed);
        output.WriteLine($"SPECLATTICE_SEED={seed} SPECLATTICE_FAMILIES={count}");
        var watch = Stopwatch.StartNew();
        var failures = new ConcurrentQueue<string>();
        var (families, conversions, refused) = (0, 0, 0);
        var batches = Enumerable.Range(seed, (count + inBatch - 1) / inBatch);
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (batchSeed, _) =>
        {
            var totals = await CheckBatchAsync(batchSeed, inBatch, maxFused, failures);
            Interlocked.Add(ref families, totals.Families);
            Interlocked.Add(ref conversions, totals.Conversions);
            Interlocked.Add(ref refused, totals.Refused);
        });

        output.WriteLine($"{families} families, {conversions} conversions, {refused} of them refused, in {watch.Elapsed.TotalSeconds:F0} s");
        foreach (var failure in failures.Skip(ShownFailures))
        {
            output.WriteLine(failure[..Math.Min(failure.Length, 2000)]);
        }

        Assert.True(failures.IsEmpty, $"SPECLATTICE_SEED={seed}: {failures.Count} failures\n{string.Join("\n\n", failures.Take(ShownFailures))}");
        Assert.True(families >= count);
        Assert.InRange(refused, conversions / 10, conversions - (conversions / 10));
    }

    private static async Task<(int Families, int Conversions, int Refused)> CheckBatchAsync(int seed, int inBatch, int? maxFused, ConcurrentQueue<string> failures)
    {
        var batch = new FamilyBatch(seed, inBatch, maxFused: maxFused);
        if (batch.Exception is { } thrown)
        {
            failures.Enqueue($"batch {seed}: the generator threw {thrown}");
            return (0, 0, 0);
        }

        var mistakes = await batch.AnalyzeAsync();
        var diagnostics = batch.Compile(batch.Generated, out var assembly);
        if (mistakes.Length + diagnostics.Length > 0)
        {
            failures.Enqueue($"batch {seed} does not compile:\n{string.Join("\n", mistakes.Concat(diagnostics).Take(10).Select(Show))}");
            return (0, 0, 0);
        }

        var entry = FamilyBatch.Load(assembly, out var context);
        var (conversions, refused) = (0, 0);
        foreach (var family in batch.Families)
        {
            try
            {
                var counts = FamilyBatch.Check(entry, family, ValuesOfVersion);
                conversions += counts.Conversions;
                refused += counts.Refused;
                FamilyBatch.CheckDirections(entry, family);
            }
            catch (LawViolationException violation)
            {
                failures.Enqueue($"{family.Name}: {violation.Message}\n{FamilySource.Write(family)}");
            }
        }

        context.Unload();
        return (batch.Families.Length, conversions, refused);
    }

    private static string Show(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line];
        return $"{diagnostic}\n    {line}";
    }
}
