using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Emitting;
using SpecLattice.Generators.Tests.RandomFamilies.Making;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Mutants;

/// <summary>The net catches fish: a generator that makes one mistake is found out.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int FamiliesInBatch = 63;
    private const int FewValues = 60;
    private const int ManyValues = 2000;
    private const int UsualSeed = 1;

    [Fact]
    public void Every_mistake_in_generated_code_is_caught()
    {
        // Which mistakes can be made is as random as the families, so a usual run makes the same ones each time.
        var seed = RunSettings.SeedOr(UsualSeed);
        output.WriteLine($"SPECLATTICE_SEED={seed}");
        var batch = new FamilyBatch(seed, FamiliesInBatch);
        var mutants = MakeAll(batch, new Random(seed));
        var survivors = Run(batch, mutants.ToDictionary(pair => pair.Mutant.Tree, pair => pair.Mutant.Apply()), entry =>
            mutants.Where(pair => !IsCaught(entry, pair.Family, FewValues) && !IsCaught(entry, pair.Family, ManyValues)).ToList());
        var reached = Run(batch, survivors.ToDictionary(pair => pair.Mutant.Tree, pair => MutantReach.WithMark(pair.Mutant, pair.Family.Name)), entry =>
            survivors.Where(pair => !IsCaught(entry, pair.Family, ManyValues) && MutantReach.IsReached(pair.Family.Name)).ToList());

        output.WriteLine($"{mutants.Count - survivors.Count} caught, {survivors.Count - reached.Count} not reached by any value");
        foreach (var kind in mutants.GroupBy(pair => pair.Mutant.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Count()} x {kind.Key}");
        }

        Assert.True(mutants.Select(pair => pair.Mutant.Kind).Distinct().Count() >= 12, "too few kinds of mistakes");
        Assert.True(survivors.Count - reached.Count <= mutants.Count / 3, "too many mistakes were made where nothing comes by");
        Assert.True(reached.Count == 0, $"SPECLATTICE_SEED={seed}: not caught\n{string.Join("\n", reached.Select(pair => pair.Mutant))}");
    }

    private static T Run<T>(FamilyBatch batch, Dictionary<SyntaxTree, SyntaxTree> changed, Func<FamilyEntry, T> check)
    {
        var errors = batch.Compile(batch.Generated.Select(tree => changed.GetValueOrDefault(tree, tree)), out var assembly)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors.Take(10)));
        var entry = FamilyBatch.Load(assembly, out var context);
        try
        {
            return check(entry);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Makes one mistake in each family, of the kind that was made least often so far.</summary>
    private static List<(FamilyShape Family, Mutant Mutant)> MakeAll(FamilyBatch batch, Random random)
    {
        var made = MutantKinds.All.ToDictionary(kind => kind.Name, _ => 0);
        var mutants = new List<(FamilyShape Family, Mutant Mutant)>();
        foreach (var family in batch.Families)
        {
            var candidates = MutantKinds.All
                .OrderBy(kind => made[kind.Name])
                .Select(kind => Find(batch, family, kind))
                .First(found => found.Count > 0);
            var mutant = random.Pick(candidates);
            made[mutant.Kind]++;
            mutants.Add((family, mutant));
        }

        return mutants;
    }

    private static List<Mutant> Find(FamilyBatch batch, FamilyShape family, MutantKind kind) => batch.GeneratedFor(family)
        .Where(tree => tree.FilePath.EndsWith(kind.File, StringComparison.Ordinal))
        .SelectMany(tree => kind.Find(
                tree.GetRoot(TestContext.Current.CancellationToken),
                name => RecordOf(family, tree)?.Members.Find(member => member.Name == name)?.Type)
            .Select(changes => new Mutant(kind.Name, tree, changes)))
        .ToList();

    // F1N2.V3.Root.V3.Conversions.g.cs
    private static RecordVersion? RecordOf(FamilyShape family, SyntaxTree tree)
    {
        var parts = Path.GetFileName(tree.FilePath).Split('.');
        return family.Types.OfType<RecordVersion>().FirstOrDefault(record => "V" + CodeText.Number(record.Version) == parts[1] && record.Lineage.Name == parts[2]);
    }

    private static bool IsCaught(FamilyEntry entry, FamilyShape family, int values)
    {
        try
        {
            FamilyBatch.Check(entry, family, values);
            return false;
        }
        catch (LawViolationException)
        {
            return true;
        }
    }
}
