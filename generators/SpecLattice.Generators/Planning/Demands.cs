using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>What must hold of the converted record for nothing to be lost.</summary>
/// <param name="Presences">The parts that must be there.</param>
/// <param name="Checks">The values that must be absent ones.</param>
internal sealed record Demands(List<PresenceCheck> Presences, List<AbsenceCheck> Checks)
{
    public Demands Copy() => new([.. Presences], [.. Checks]);

    public void Add(Demands others)
    {
        Presences.AddRange(others.Presences);
        Checks.AddRange(others.Checks);
    }
}
