namespace SpecLattice.Generators.Locking;

/// <summary>A fact in a lock file.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="IsShipped">Whether the version that it is about has shipped.</param>
internal sealed record LockLine(LockFact Fact, int Number, bool IsShipped);

/// <summary>Why a lock cannot be trusted.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Reason">What is wrong, and what to do.</param>
internal sealed record LockFileProblem(int Line, string Reason)
{
    /// <summary>The version that it is about, where it is about one.</summary>
    public LockSubject? Subject { get; init; }

    /// <summary>Whether two branches gave the version different shapes, neither of which has shipped.</summary>
    public bool IsTakenTwice { get; init; }

    /// <summary>Whether <c>spec lock update</c> puts it right: nothing that has shipped is in doubt.</summary>
    public bool IsRepairable { get; init; }
}
