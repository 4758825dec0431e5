using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>Where the document has one of several values that are converted together.</summary>
/// <param name="Name">What losses call it: its JSON name in the version whose values are converted.</param>
/// <param name="Pointer">The place in the document.</param>
/// <param name="IsWhole">Whether the document has what is inside it as well: it was not converted before.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LossPlace(string Name, string Pointer, bool IsWhole);
