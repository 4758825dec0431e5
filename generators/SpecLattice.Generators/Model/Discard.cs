namespace SpecLattice.Generators.Model;

/// <summary>That a member which another version does not have is left out on purpose, whatever it holds or for some values.</summary>
/// <param name="Reason">Why its author leaves it out.</param>
/// <param name="OnlyValues">The values that are left out; none where all are.</param>
internal sealed record Discard(string Reason, EquatableArray<DeclaredValue> OnlyValues);
