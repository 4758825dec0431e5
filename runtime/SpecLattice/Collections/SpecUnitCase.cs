using System.ComponentModel;

namespace SpecLattice;

/// <summary>What a union holds for a case that has no value.</summary>
/// <param name="Tag">The case's tag in JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SpecUnitCase(string Tag);
