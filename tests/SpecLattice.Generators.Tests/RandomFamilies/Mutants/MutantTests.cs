using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Emitting;
using SpecLattice.Generators.Tests.RandomFamilies.Making;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.RandomFamilies.Mutants;

/// <summary>The net catches fish: a generator that makes one mistake is found out.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int FewValues = 60;
    private const int ManyValues = 2000;
    private const int UsualSeed = 1;

    [Fact]
    public async Task Every_mistake_in_generated_code_is_caught()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        // Which mistakes can be made is as random as the families, so a usual run makes the same ones each time.
        var seed = RunSettings.SeedOr(UsualSeed);
        output.WriteLine($"SPECLATTICE_SEED={seed}");
        var batch = new FamilyBatch(seed, RunSettings.MutatedFamilies);
        var reported = await batch.AnalyzeAsync();
        Assert.True(reported.IsEmpty, string.Join("\n", reported));
        var mutants = MakeAll(batch, new Random(seed));
        var outcomes = Run(batch, mutants);
        var (unreached, missed) = (outcomes[Outcome.NotReached], outcomes[Outcome.Missed]);
        output.WriteLine($"{outcomes[Outcome.Caught].Count} caught, {unreached.Count} not reached by any value");
        foreach (var mutant in unreached)
        {
            output.WriteLine($"not reached: {mutant}");
        }

        foreach (var kind in mutants.GroupBy(pair => pair.Mutant.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Count()} x {kind.Key}");
        }

        Assert.True(mutants.Select(pair => pair.Mutant.Kind).Distinct().Count() >= 12, "too few kinds of mistakes");
        Assert.True(unreached.Count <= mutants.Count / 3, "too many mistakes were made where nothing comes by");
        Assert.True(missed.Count == 0, $"SPECLATTICE_SEED={seed}: not caught\n{string.Join("\n", missed)}");
    }

    /// <summary>Looks for every mistake, and for whether any value comes by the place of those that are not found.</summary>
    private static Dictionary<Outcome, List<Mutant>> Run(FamilyBatch batch, List<(FamilyShape Family, Mutant Mutant)> mutants)
    {
        var changed = mutants.ToDictionary(pair => pair.Mutant.Tree, pair => MutantReach.WithSwitch(pair.Mutant));
        var errors = batch.Compile(batch.Generated.Select(tree => changed.GetValueOrDefault(tree, tree)), out var assembly)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors.Take(10)));
        var entry = FamilyBatch.Load(assembly, out var context);
        try
        {
            var outcomes = new Outcome[mutants.Count];
            Parallel.For(0, mutants.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => outcomes[i] = OutcomeOf(entry, mutants[i].Family, mutants[i].Mutant));
            return Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, outcome => mutants.Select(pair => pair.Mutant).Where((_, i) => outcomes[i] == outcome).ToList());
        }
        finally
        {
            context.Unload();
        }
    }

    private static Outcome OutcomeOf(FamilyEntry entry, FamilyShape family, Mutant mutant)
    {
        if (IsCaught(entry, family, FewValues))
        {
            Assert.True(IsReached(entry, family, FewValues), $"{family.Name}: caught where no value comes by: {mutant}");
            return Outcome.Caught;
        }

        if (!IsReached(entry, family, ManyValues))
        {
            return Outcome.NotReached;
        }

        return IsCaught(entry, family, ManyValues) ? Outcome.Caught : Outcome.Missed;
    }

    /// <summary>Makes one mistake in each family, of the kind that was made least often so far.</summary>
    private static List<(FamilyShape Family, Mutant Mutant)> MakeAll(FamilyBatch batch, Random random)
    {
        var made = MutantKinds.All.ToDictionary(kind => kind.Name, _ => 0);
        var mutants = new List<(FamilyShape Family, Mutant Mutant)>();
        // A shortcut calls the conversions between its ends: a mistake in one of them could make it call itself.
        foreach (var family in batch.Families.Where(candidate => candidate.Shortcuts.Count == 0))
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
        .SelectMany(tree => GeneratedConcern.Members(tree, kind.Concern)
            .SelectMany(member => kind.Find(member, name => RecordOf(family, tree)?.Members.Find(candidate => candidate.Name == name)?.Type))
            .Select(changes => new Mutant(kind.Name, tree, changes)))
        .ToList();

    // F1N2.V3.Root.V3.g.cs
    private static RecordVersion? RecordOf(FamilyShape family, SyntaxTree tree)
    {
        var parts = Path.GetFileName(tree.FilePath).Split('.');
        return family.Types.OfType<RecordVersion>().FirstOrDefault(record => "V" + CodeText.Number(record.Version) == parts[1] && record.Lineage.Name == parts[2]);
    }

    private static bool IsCaught(FamilyEntry entry, FamilyShape family, int values)
    {
        MutantReach.Begin(isWrong: true);
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

    private static bool IsReached(FamilyEntry entry, FamilyShape family, int values)
    {
        MutantReach.Begin(isWrong: false);
        FamilyBatch.Visit(entry, family, values, new FamilyCalls(family), until: MutantReach.IsReached);
        return MutantReach.IsReached();
    }

    private enum Outcome
    {
        Caught,

        /// <summary>No value comes by the place of the mistake, so it changes nothing.</summary>
        NotReached,

        /// <summary>Values come by, and no law is broken.</summary>
        Missed,
    }
}
