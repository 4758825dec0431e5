using System.Globalization;
using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <summary>The CPUID values that guest software sees.</summary>
/// <param name="Leaves">The values of every leaf and subleaf.</param>
/// <param name="Vendor">The vendor whose meaning the leaves of the extended range have.</param>
public sealed record CpuidSet(SpecMap<CpuidLeaf, V1.CpuidValues> Leaves, V1.CpuidVendor Vendor);

/// <summary>What names a value of the CPUID instruction. Ordered by leaf, then by subleaf, none before any.</summary>
/// <param name="Leaf">The value in <c>eax</c> that asks for it.</param>
/// <param name="Subleaf">The value in <c>ecx</c> that asks for it; null, which is not 0, where the leaf ignores <c>ecx</c>.</param>
public readonly record struct CpuidLeaf(uint Leaf, uint? Subleaf) : IComparable<CpuidLeaf>
{
    /// <summary>Whether the left one comes first.</summary>
    /// <param name="left">A leaf.</param>
    /// <param name="right">Another leaf.</param>
    public static bool operator <(CpuidLeaf left, CpuidLeaf right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes first or is the right one.</summary>
    /// <param name="left">A leaf.</param>
    /// <param name="right">Another leaf.</param>
    public static bool operator <=(CpuidLeaf left, CpuidLeaf right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the right one comes first.</summary>
    /// <param name="left">A leaf.</param>
    /// <param name="right">Another leaf.</param>
    public static bool operator >(CpuidLeaf left, CpuidLeaf right) => left.CompareTo(right) > 0;

    /// <summary>Whether the right one comes first or is the left one.</summary>
    /// <param name="left">A leaf.</param>
    /// <param name="right">Another leaf.</param>
    public static bool operator >=(CpuidLeaf left, CpuidLeaf right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(CpuidLeaf other) =>
        Leaf != other.Leaf ? Leaf.CompareTo(other.Leaf) : Nullable.Compare(Subleaf, other.Subleaf);
}
