using System.ComponentModel;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>The sum of a family whose documents say their version outside of themselves: <see cref="SpecJson"/> reads them with their mark, and gives the mark to write. Generated.</summary>
/// <typeparam name="TSelf">The sum itself.</typeparam>
public interface ISpecMarked<TSelf>
    where TSelf : notnull, ISpecMarked<TSelf>
{
    /// <summary>Reads and writes the documents.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract SpecEnvelopeCodec<TSelf> EnvelopeCodec { get; }
}
