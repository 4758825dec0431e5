using System.Reflection;
using System.Runtime.Loader;
using SpecLattice.Testing;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>A loaded copy of the program.</summary>
internal sealed class LoadedMutants(AssemblyLoadContext context, Assembly assembly, int count) : IDisposable
{
    private const int None = -1;

    /// <summary>
    /// How many times as many steps as the right program a mistake may take: calls of methods with mistakes, and turns of their loops. Only endless loops take more, and
    /// they are ended by an exception, which finds them. Steps are the same on every machine; time is not.
    /// </summary>
    private const int Patience = 20;

    private readonly Func<int, int, long, bool[]> _set = Method<Func<int, int, long, bool[]>>(assembly, "Switch", "Set");
    private readonly Func<long> _steps = Method<Func<long>>(assembly, "Switch", "get_Steps");
    private readonly Action<int, int> _laws = Method<Action<int, int>>(assembly, "Laws", "Check");
    private readonly Action<int, FixtureCorpus> _corpus = Method<Action<int, FixtureCorpus>>(assembly, "Laws", "CheckCorpus");

    /// <summary>Checks the program without a mistake.</summary>
    /// <returns>The mistakes whose methods were called, and how many steps it took.</returns>
    public (bool[] Reached, long Steps) CheckRight(int family, int documents, FixtureCorpus corpus)
    {
        var reached = _set(None, count, long.MaxValue);
        _laws(family, documents);
        _corpus(family, corpus);
        return (reached, _steps());
    }

    /// <summary>What finds a mistake in a family.</summary>
    /// <param name="mutant">The mistake.</param>
    /// <param name="family">The family.</param>
    /// <param name="steps">How many steps the right program takes.</param>
    /// <param name="documents">How many documents the laws are checked for.</param>
    /// <param name="corpus">The corpus.</param>
    /// <returns>The law, or the corpus; null where nothing does.</returns>
    public string? FoundBy(int mutant, int family, long steps, int documents, FixtureCorpus corpus)
    {
        _set(mutant, count, steps * Patience);
        return Failure(() => _laws(family, documents)) ?? (Failure(() => _corpus(family, corpus)) is null ? null : "the corpus");
    }

    /// <inheritdoc/>
    public void Dispose() => context.Unload();

#pragma warning disable CA1031 // A mistake may throw anything.
    private static string? Failure(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (SpecLawException error)
        {
            return error.Law ?? "a law";
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }
    }
#pragma warning restore CA1031

    private static T Method<T>(Assembly assembly, string type, string name)
        where T : Delegate => assembly.GetType($"SpecLattice.Mutants.{type}", throwOnError: true)!.GetMethod(name)!.CreateDelegate<T>();
}
