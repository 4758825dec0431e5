using System.Reflection;
using System.Runtime.Loader;
using SpecLattice.Testing;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>A loaded copy of the program.</summary>
internal sealed class LoadedMutants(AssemblyLoadContext context, Assembly assembly, int count) : IDisposable
{
    private const int None = -1;

    /// <summary>How long a mistake may keep the laws busy: far longer than it takes to find one. Only endless loops take that long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Func<int, int, bool[]> _set = Method<Func<int, int, bool[]>>(assembly, "Switch", "Set");
    private readonly Action<int, int> _laws = Method<Action<int, int>>(assembly, "Laws", "Check");
    private readonly Action<int, FixtureCorpus> _corpus = Method<Action<int, FixtureCorpus>>(assembly, "Laws", "CheckCorpus");

    /// <summary>Checks the program without a mistake.</summary>
    /// <returns>The mistakes whose methods were called.</returns>
    public bool[] CheckRight(int family, int documents, FixtureCorpus corpus)
    {
        var reached = _set(None, count);
        _laws(family, documents);
        _corpus(family, corpus);
        return reached;
    }

    /// <summary>What finds a mistake in a family.</summary>
    /// <returns>The law, or the corpus; null where nothing does.</returns>
    public string? FoundBy(int mutant, int family, int documents, FixtureCorpus corpus)
    {
        _set(mutant, count);
        var found = Task.Run(() => Failure(() => _laws(family, documents)) ?? (Failure(() => _corpus(family, corpus)) is null ? null : "the corpus"));
        return found.Wait(Patience) ? found.Result : "an endless loop";
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
