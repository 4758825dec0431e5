using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Parsing;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Locking;

/// <summary>
/// What the code says that a lock would record. Of a project that is read from its source: it need not compile, and does not while the lock forbids what it says or a merge
/// has damaged the lock.
/// </summary>
/// <param name="Facts">The facts.</param>
/// <param name="Drafts">What can be told of versions whose lineages have mistakes.</param>
/// <param name="Lock">The project's lock, whether there is one or not; null where the project says that it has none, or no project was given.</param>
/// <param name="IsProject">Whether a project was given.</param>
internal sealed record CodeFacts(IReadOnlyList<LockFact> Facts, IReadOnlyList<LockFact> Drafts, string? Lock, bool IsProject)
{
    private const int MaxMistakes = 20;

    private IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>What an assembly's catalog says.</summary>
    public static CodeFacts Of(LoadedCatalog catalog) => new(LockStore.FactsOf(catalog), [], null, IsProject: false);

    /// <summary>What a project's source says.</summary>
    /// <exception cref="CommandException">It cannot be told.</exception>
    public static CodeFacts Of(ProjectSource source)
    {
        var plans = CompilationPlans.Of(source.Compilation, CancellationToken.None);
        if (plans.Plan.Failure is { } failure)
        {
            throw new CommandException($"the project's types could not be planned: {failure}");
        }

        return new CodeFacts(plans.Plan.Lock, plans.Plan.Drafts, source.Lock, IsProject: true) { Mistakes = Describe(source.Compilation, plans.Plan.Problems) };
    }

    /// <summary>Stops where a version that has not shipped is declared with mistakes, so that its lines cannot be told.</summary>
    /// <exception cref="CommandException">There is such a version; the message says what is wrong.</exception>
    public void ThrowIfUnknown(LockFile file)
    {
        var unknown = Drafts.Select(fact => fact.Subject).Distinct().Where(subject => !file.Shipped.ContainsKey(subject)).ToList();
        if (unknown.Count > 0)
        {
            throw new CommandException(
                $"the lock was not written: {string.Join(", ", unknown.Take(MaxMistakes).Select(subject => subject.Label))} cannot be recorded while these mistakes are there\n{string.Join('\n', Mistakes.Take(MaxMistakes))}");
        }
    }

    private static List<string> Describe(Compilation compilation, EquatableArray<Problem> problems)
    {
        var types = compilation.Assembly.GlobalNamespace.AllTypes().ToLookup(type => type.Reference());
        return
        [
            .. problems.SelectMany(problem => types[problem.Place.Type].Take(1).Select(type => Diagnostic.Create(
                AnnotationDescriptors.Find(problem.Id), DeclarationFinder.Find(type, problem.Place, CancellationToken.None), [.. problem.Arguments]).ToString())),
        ];
    }
}
