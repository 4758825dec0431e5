namespace SpecLattice.Vmm.Machine.State;

/// <summary>An imported state was refused. Nothing of it was applied.</summary>
/// <param name="place">The offending member, such as <c>uarts/com1/line_control</c>.</param>
/// <param name="problem">What is wrong, what was expected.</param>
public sealed class MachineStateException(string place, string problem) : Exception($"{place}: {problem}")
{
    /// <summary>The offending member, such as <c>uarts/com1/divisor</c>.</summary>
    public string Place { get; } = place;

    /// <summary>What is wrong and what was expected.</summary>
    public string Problem { get; } = problem;
}
