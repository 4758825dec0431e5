using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.RandomFamilies.Mutants;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>The API's types with many mistakes, of which at most one is switched on at a time.</summary>
internal sealed class MutantProgram
{
    private const string Harness = """
        namespace SpecLattice.Mutants
        {
            using System;
            using SpecLattice.Testing;
            using SpecLattice.Vmm.Api;

            public static class Switch
            {
                private static int _active;
                private static bool[] _reached = [];
                private static long _most;

                public static long Steps { get; private set; }

                public static bool On(int number)
                {
                    Step();
                    _reached[number] = true;
                    return _active == number;
                }

                public static void Step()
                {
                    if (++Steps > _most)
                    {
                        throw new InvalidOperationException("an endless loop");
                    }
                }

                public static bool[] Set(int active, int count, long most)
                {
                    (_active, _most, Steps) = (active, most, 0);
                    return _reached = new bool[count];
                }
            }

            public static class Laws
            {
                private static readonly SpecLawOptions Options = new() { Seed = 1, Output = _ => { } };

                public static void Check(int family, int documents)
                {
                    var options = Options with { Documents = documents };
                    switch (family)
                    {
                        case 0: SpecLaws.Check<AnyInstanceSpec>(options: options); break;
                        case 1: SpecLaws.Check<AnyInstanceEnsureRequest>(options: options); break;
                        default: SpecLaws.Check<AnyInstanceSpecGetResponse>(options: options); break;
                    }
                }

                public static void CheckCorpus(int family, FixtureCorpus corpus)
                {
                    switch (family)
                    {
                        case 0: corpus.Check<AnyInstanceSpec>(); break;
                        case 1: corpus.Check<AnyInstanceEnsureRequest>(); break;
                        default: corpus.Check<AnyInstanceSpecGetResponse>(); break;
                    }
                }
            }
        }
        """;

    private readonly byte[] _assembly;

    /// <summary>Compiles the types; mistakes that do not compile are left out.</summary>
    /// <param name="sources">The types.</param>
    /// <param name="mutants">The mistakes.</param>
    public MutantProgram(ApiSources sources, IEnumerable<Mutant> mutants)
    {
        Mutants = [.. mutants.Where(mutant => MutantSwitch.HostOf(mutant) is not null)];
        var errors = Compile(sources, [], out _assembly);
        var broken = errors.Select(error => MutantSwitch.NumberAt(error.Location)).ToHashSet();
        Assert.False(broken.Contains(null), string.Join("\n", errors.Where(error => MutantSwitch.NumberAt(error.Location) is null).Take(5)));
        if (broken.Count > 0)
        {
            errors = Compile(sources, broken, out _assembly);
            Assert.True(errors.Count == 0, string.Join("\n", errors.Take(5)));
        }

        NotCompiled = [.. broken.Select(number => number!.Value)];
    }

    /// <summary>The number of families.</summary>
    public const int Families = 3;

    /// <summary>The mistakes, by number.</summary>
    public ImmutableArray<Mutant> Mutants { get; }

    /// <summary>The numbers of the mistakes that the compiler would have found.</summary>
    public ImmutableHashSet<int> NotCompiled { get; }

    /// <summary>Loads a copy of the program, with a switch of its own.</summary>
    public LoadedMutants Load()
    {
        var context = new AssemblyLoadContext("mutants", isCollectible: true);
        using var stream = new MemoryStream(_assembly);
        return new LoadedMutants(context, context.LoadFromStream(stream), Mutants.Length);
    }

    private List<Diagnostic> Compile(ApiSources sources, HashSet<int?> without, out byte[] assembly)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var numbered = Mutants.Select((mutant, number) => (Number: number, Mutant: mutant))
            .Where(pair => !without.Contains(pair.Number))
            .ToLookup(pair => pair.Mutant.Tree);
        var files = sources.Generated.Select(tree => numbered.Contains(tree) ? MutantSwitch.Apply(tree, numbered[tree]) : tree);
        using var stream = new MemoryStream();
        var result = sources.Declared
            .AddSyntaxTrees(files.Append(ApiSources.Tree(Harness, "Harness.cs")))
            .Emit(stream, cancellationToken: cancellation);
        assembly = stream.ToArray();
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
