using System.Collections.Concurrent;
using System.Diagnostics;
using SpecLattice.Generators.Tests.RandomFamilies;
using SpecLattice.Generators.Tests.RandomFamilies.Mutants;
using SpecLattice.Testing;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>The laws and the corpus catch fish: a mistake in what is generated for the VMM's API is found out.</summary>
public sealed class ApiMutantTests(ITestOutputHelper output)
{
    private const int UsualSeed = 1;
    private const int Fewest = 40;
    private const int FewDocuments = 3;

    [Fact]
    public void Every_mistake_in_the_generated_code_of_the_api_is_found_by_a_law_or_is_known_to_make_no_difference()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var watch = Stopwatch.StartNew();
        var seed = RunSettings.SeedOr(UsualSeed);
        output.WriteLine($"SPECLATTICE_SEED={seed} SPECLATTICE_MUTANTS={RunSettings.MutantsOfKind}");
        var sources = new ApiSources();
        var program = new MutantProgram(sources, Choose(sources, new Random(seed)));
        output.WriteLine($"{program.Mutants.Length} mistakes, {program.NotCompiled.Count} of them found by the compiler ({watch.Elapsed.TotalSeconds:F0} s)");

        var survivors = Run(program);
        output.WriteLine($"{survivors.Count} not found ({watch.Elapsed.TotalSeconds:F0} s)");
        var names = survivors.Select(number => Name(program.Mutants[number])).Distinct().Order(StringComparer.Ordinal).ToList();
        var known = KnownSurvivors.Read();
        var unknown = names.Where(name => !known.ContainsKey(name)).ToList();
        Assert.True(unknown.Count == 0, $"SPECLATTICE_SEED={seed}: not found\n{string.Join("\n", unknown)}");
        var found = program.Mutants.Select(Name).Except(names).Where(known.ContainsKey).ToList();
        Assert.True(found.Count == 0, $"listed as not found, yet found\n{string.Join("\n", found)}");
    }

    /// <summary>Looks for every mistake, in the families that use the method it is in.</summary>
    private List<int> Run(MutantProgram program)
    {
        var corpus = FixtureCorpus.Open("fixtures");
        var workers = Math.Max(1, Environment.ProcessorCount);
        var copies = Enumerable.Range(0, workers).Select(_ => program.Load()).ToList();
        var right = Stopwatch.StartNew();
        var rights = Enumerable.Range(0, MutantProgram.Families).Select(family => copies[0].CheckRight(family, FewDocuments, corpus)).ToList();
        output.WriteLine($"the right program takes {right.Elapsed.TotalSeconds:F1} s");
        var found = new ConcurrentDictionary<int, string>();
        var numbers = new ConcurrentQueue<int>(Enumerable.Range(0, program.Mutants.Length).Where(number => !program.NotCompiled.Contains(number)));
        Parallel.ForEach(copies, new ParallelOptions { MaxDegreeOfParallelism = workers }, copy =>
        {
            while (numbers.TryDequeue(out var number))
            {
                for (var family = 0; family < MutantProgram.Families && !found.ContainsKey(number); family++)
                {
                    if (rights[family].Reached[number] && copy.FoundBy(number, family, rights[family].Steps, FewDocuments, corpus) is { } finder)
                    {
                        found[number] = finder;
                    }
                }
            }
        });
        foreach (var copy in copies)
        {
            copy.Dispose();
        }

        Assert.True(found.Count >= Fewest, $"only {found.Count} mistakes were found");
        foreach (var finder in found.Values.GroupBy(finder => finder).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"{finder.Count()} found by {finder.Key}");
        }

        var unused = Enumerable.Range(0, program.Mutants.Length).Where(number => !program.NotCompiled.Contains(number) && !rights.Exists(right => right.Reached[number])).ToHashSet();
        output.WriteLine($"{unused.Count} in methods that no family uses");
        return [.. Enumerable.Range(0, program.Mutants.Length).Where(number => !found.ContainsKey(number) && !program.NotCompiled.Contains(number) && !unused.Contains(number))];
    }

    private List<Mutant> Choose(ApiSources sources, Random random)
    {
        var chosen = new List<Mutant>();
        foreach (var kind in MutantKinds.All.Where(kind => kind.Name != CodecMutantKinds.NotHere).Concat(CodecMutantKinds.All))
        {
            var all = sources.Find(kind).ToArray();
            random.Shuffle(all);
            output.WriteLine($"{Math.Min(all.Length, RunSettings.MutantsOfKind)} of {all.Length} x {kind.Name}");
            chosen.AddRange(all.Take(RunSettings.MutantsOfKind));
        }

        return chosen;
    }

    private static string Name(Mutant mutant) => mutant.ToString().Replace("global::", "", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim();
}
