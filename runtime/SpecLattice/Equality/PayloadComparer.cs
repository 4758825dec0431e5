using System.Collections;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>Compares values of which only the object is known.</summary>
internal sealed class PayloadComparer : IEqualityComparer
{
    private PayloadComparer()
    {
    }

    public static PayloadComparer Instance { get; } = new();

    // Tuples and arrays by their items: another array of the same items is another array.
    public new bool Equals(object? x, object? y) => x is null || y is null
        ? ReferenceEquals(x, y)
        : x is IStructuralEquatable several ? several.Equals(y, this) : SpecEquality.OfPayloads(x, y);

    public int GetHashCode(object obj) => obj.GetHashCode();
}
