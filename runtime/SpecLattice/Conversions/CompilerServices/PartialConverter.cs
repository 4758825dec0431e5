using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>Converts a part, or adds to the losses why it cannot.</summary>
/// <typeparam name="TIn">The part's type.</typeparam>
/// <typeparam name="TOut">The part's type in the target version.</typeparam>
/// <param name="value">The part.</param>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted part; anything where a loss was added.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate TOut? PartialConverter<TIn, TOut>(TIn value, ref LossCollector losses);
