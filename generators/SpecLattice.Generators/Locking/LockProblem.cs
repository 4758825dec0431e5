using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Locking;

/// <summary>Something that the code does and the lock forbids or does not know.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Subject">The version that it is about.</param>
/// <param name="Origin">The declaration at fault; nowhere where none is left.</param>
/// <param name="Arguments">What the rule's message says.</param>
internal sealed record LockProblem(string Id, LockSubject Subject, DeclarationPlace Origin, params string[] Arguments)
{
    /// <summary>The line of the lock that it is about; 0 for none.</summary>
    public int Line { get; init; }
}
