using SpecLattice.Generators.Tests.RandomFamilies;

namespace SpecLattice.Generators.Tests.OddFamilies;

/// <summary>
/// Whatever a family's names, shapes and modifiers are: generated code compiles without a warning, or a rule says at the declaration why there is none.
/// SPECLATTICE_SEED repeats a run, SPECLATTICE_ODD_FAMILIES makes it longer.
/// </summary>
public sealed class OddFamilyTests(ITestOutputHelper output)
{
    private const int FamiliesInBatch = 50;
    private const int UsualSeed = 4200;

    [Fact]
    public async Task Generated_code_compiles_whatever_things_are_called()
    {
        var seed = RunSettings.SeedOr(UsualSeed);
        output.WriteLine($"SPECLATTICE_SEED={seed} SPECLATTICE_ODD_FAMILIES={RunSettings.OddFamilies}");
        var (families, clean) = (0, 0);
        for (var batchSeed = seed; families < RunSettings.OddFamilies; batchSeed++)
        {
            var batch = new OddBatch(batchSeed, FamiliesInBatch);

            var failures = await batch.FindFailuresAsync();

            Assert.True(failures.Count == 0, $"SPECLATTICE_SEED={batchSeed}: {failures.Count} failures\n{string.Join("\n\n", failures.Take(12))}");
            families += batch.Families;
            clean += batch.Clean;
        }

        output.WriteLine($"{families} families, {clean} of them without a mistake");
        Assert.InRange(clean, families / 3, families);
    }
}
