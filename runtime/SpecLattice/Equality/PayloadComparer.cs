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

    public new bool Equals(object? x, object? y) => x is null || y is null ? ReferenceEquals(x, y) : SpecEquality.OfPayloads(x, y);

    public int GetHashCode(object obj) => obj.GetHashCode();
}
