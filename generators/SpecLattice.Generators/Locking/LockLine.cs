namespace SpecLattice.Generators.Locking;

/// <summary>A fact in a lock file.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="IsShipped">Whether it is in the shipped section.</param>
internal sealed record LockLine(LockFact Fact, int Number, bool IsShipped);

/// <summary>Why a lock cannot be trusted.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Reason">What is wrong, and what to do.</param>
/// <param name="Subject">The version that two branches gave different shapes, where it is that.</param>
internal sealed record LockFileProblem(int Line, string Reason, LockSubject? Subject = null);
