using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Analyzers;

/// <summary>A compilation compared with its lock.</summary>
internal sealed class LockCheck
{
    private readonly ILookup<LockSubject, LockFact> _code;

    private LockCheck(LockFile file, EquatableArray<LockFact> code, IReadOnlyList<LockProblem> problems)
    {
        File = file;
        _code = code.ToLookup(fact => fact.Subject);
        AtTypes = problems.Where(problem => problem.Origin.Type.Length > 0).ToLookup(problem => problem.Origin.Type, StringComparer.Ordinal);
        InFile = [.. problems.Where(problem => problem.Origin.Type.Length == 0)];
    }

    /// <summary>The lock.</summary>
    public LockFile File { get; }

    /// <summary>What is wrong with declarations, by their type.</summary>
    public ILookup<string, LockProblem> AtTypes { get; }

    /// <summary>What no declaration is left for.</summary>
    public IReadOnlyList<LockProblem> InFile { get; }

    public static LockCheck Of(Compilation compilation, string text, CancellationToken cancellation)
    {
        var plans = CompilationPlans.Of(compilation, cancellation);
        var file = LockParser.Parse(text);
        var code = plans.Plan.Lock;
        return new LockCheck(file, code, LockComparer.Compare(file, code, plans.Plan.Drafts));
    }

    /// <summary>What the code says of a version.</summary>
    public IReadOnlyList<LockFact> FactsOf(LockSubject subject) => [.. _code[subject]];

    /// <summary>The lines that a lock should have for a version.</summary>
    public string LinesOf(LockSubject subject) => string.Join("\n", _code[subject].Select(fact => fact.Line));
}
