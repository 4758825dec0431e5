using Microsoft.CodeAnalysis;
using SpecLattice.Catalog;
using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Emitting;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies;

/// <summary>
/// In families of many versions, only conversions between neighbours are fused. The others must not show it: the same success, the same value, the same losses.
/// SPECLATTICE_SEED repeats a run with other families.
/// </summary>
public sealed class ComposedConversionTests(ITestOutputHelper output)
{
    private const int UsualSeed = 4711;
    private const int Versions = 13;
    private const int UsualFamilies = 1;
    private const int ValuesOfVersion = 8;
    private const int All = 1000;

    private static int Families => Math.Max(UsualFamilies, RunSettings.Families * UsualFamilies / 100);

    [Fact]
    public void Composed_conversions_say_what_fused_ones_say()
    {
        var seed = RunSettings.SeedOr(UsualSeed);
        output.WriteLine($"SPECLATTICE_SEED={seed}");
        var fused = new FamilyBatch(seed, Families, Versions, maxFused: All);
        var composed = new FamilyBatch(seed, Families, Versions);

        Assert.True(composed.Generated.Sum(tree => tree.Length) < fused.Generated.Sum(tree => tree.Length), "the conversions were not composed");
        var (expected, actual) = (Enter(fused), Enter(composed));
        foreach (var family in fused.Families)
        {
            CompareFacts(FamilyBatch.CatalogOf(expected, family), FamilyBatch.CatalogOf(actual, family));
            foreach (var version in family.Versions)
            {
                for (var i = 0; i < ValuesOfVersion; i++)
                {
                    var (said, says) = (Transcribe(expected, family, version, i), Transcribe(actual, family, version, i));
                    var different = said.Zip(says).FirstOrDefault(pair => pair.First != pair.Second);
                    Assert.True(different == default, $"SPECLATTICE_SEED={seed} {family.Name} {said[0]}\nfused    {different.First}\ncomposed {different.Second}\n{FamilySource.Write(family)}");
                }
            }
        }
    }

    [Fact]
    public void Families_of_many_versions_obey_the_laws()
    {
        var seed = RunSettings.SeedOr(UsualSeed) + 1;
        var batch = new FamilyBatch(seed, Families, Versions);
        var entry = Enter(batch);
        var failures = new List<string>();
        foreach (var family in batch.Families)
        {
            try
            {
                FamilyBatch.Check(entry, family, values: 10);
            }
            catch (LawViolationException violation)
            {
                failures.Add($"{family.Name}: {violation.Message}\n{FamilySource.Write(family)}");
            }
        }

        Assert.True(failures.Count == 0, $"SPECLATTICE_SEED={seed - 1}: {failures.Count} failures\n{string.Join("\n\n", failures)}");
    }

    /// <summary>What the catalog says of a composed conversion is what it says of the fused one, though it is said once for all routes.</summary>
    private static void CompareFacts(SpecFamily fused, SpecFamily composed)
    {
        Assert.Equal(fused.Conversions.Select(Show), composed.Conversions.Select(Show));

        static string Show(SpecConversionFacts facts) => $"{string.Join(" -> ", facts.Route)} {facts.Class}: {string.Join(", ", facts.Conditions.Select(condition => condition.ToString()).Order(StringComparer.Ordinal))}";
    }

    private static FamilyEntry Enter(FamilyBatch batch)
    {
        Assert.Null(batch.Exception);
        var diagnostics = batch.Compile(batch.Generated, out var assembly);
        Assert.True(diagnostics.IsEmpty, string.Join("\n", diagnostics.Take(10).Select(Show)));
        return FamilyBatch.Load(assembly, out _);
    }

    private static IReadOnlyList<string> Transcribe(FamilyEntry entry, FamilyShape family, RecordVersion version, int number)
    {
        var transcript = new Transcript();
        var plainness = (number % 4) switch { 0 => 0.3, 1 => 0.8, 2 => 0.95, _ => 1 };
        var dice = new ValueDice(number, plainness);
        entry(family.Name, version.Version, dice, transcript);
        entry(family.Name, version.Version, new ValueDice(number, plainness, number * 7 % Math.Max(1, dice.Draws)), transcript);
        return transcript.Lines;
    }

    private static string Show(Diagnostic diagnostic) =>
        $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";
}
