using System.Globalization;
using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Specs;

/// <summary>The CPUID values that guest software sees.</summary>
/// <param name="Leaves">The values of every leaf and subleaf.</param>
/// <param name="Vendor">The vendor whose meaning the leaves of the extended range have.</param>
public sealed record CpuidSet(SpecMap<CpuidLeaf, V1.CpuidValues> Leaves, V1.CpuidVendor Vendor)
{
    private const uint LastStandard = 0xFFFF;
    private const uint FirstExtended = 0x8000_0000;
    private const uint LastExtended = 0x8000_FFFF;

    /// <summary>Makes a set of an API spec's entries. Their order is lost: a set has them by leaf, then by subleaf.</summary>
    /// <param name="cpuid">The entries and the vendor.</param>
    /// <returns>The set, or what is wrong with the first wrong entry.</returns>
    public static SpecResult<CpuidSet> FromApi(V1.Cpuid cpuid)
    {
        var leaves = new SortedDictionary<CpuidLeaf, V1.CpuidValues>();
        var hasSubleaves = new Dictionary<uint, bool>();
        for (var i = 0; i < cpuid.Entries.Count; i++)
        {
            var entry = cpuid.Entries[i];
            if (FindProblem(entry, leaves, hasSubleaves) is { } problem)
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/board/cpuid/entries/{i}");
                return new SpecError(pointer, "instance spec's CPUID entries are invalid", problem);
            }

            hasSubleaves[entry.Leaf] = entry.Subleaf is not null;
            leaves.Add(
                new CpuidLeaf(entry.Leaf, entry.Subleaf),
                new V1.CpuidValues { Eax = entry.Eax, Ebx = entry.Ebx, Ecx = entry.Ecx, Edx = entry.Edx });
        }

        return new CpuidSet(SpecMap.From(leaves), cpuid.Vendor);
    }

    /// <summary>Makes an API spec's entries of the set, by leaf, then by subleaf.</summary>
    /// <returns>The entries and the vendor.</returns>
    public V1.Cpuid ToApi()
    {
        var (leaves, vendor) = this;
        var entries = leaves.Select(pair =>
        {
            var (leaf, subleaf) = pair.Key;
            var values = pair.Value;
            return new V1.CpuidEntry
            {
                Leaf = leaf,
                Subleaf = subleaf,
                Eax = values.Eax,
                Ebx = values.Ebx,
                Ecx = values.Ecx,
                Edx = values.Edx,
            };
        });
        return new V1.Cpuid { Entries = SpecList.From(entries), Vendor = vendor };
    }

    private static string? FindProblem(
        V1.CpuidEntry entry, SortedDictionary<CpuidLeaf, V1.CpuidValues> leaves, Dictionary<uint, bool> hasSubleaves)
    {
        var leaf = entry.Leaf;
        if (leaf is > LastStandard and (< FirstExtended or > LastExtended))
        {
            return string.Create(CultureInfo.InvariantCulture, $"leaf {leaf:x} not in standard or extended range");
        }

        if (hasSubleaves.TryGetValue(leaf, out var withSubleaves) && withSubleaves != (entry.Subleaf is not null))
        {
            return withSubleaves
                ? string.Create(CultureInfo.InvariantCulture, $"leaf {leaf:x} has entries with subleaves")
                : string.Create(CultureInfo.InvariantCulture, $"leaf {leaf:x} has an entry with no subleaves");
        }

        if (leaves.ContainsKey(new CpuidLeaf(leaf, entry.Subleaf)))
        {
            return entry.Subleaf is { } subleaf
                ? string.Create(CultureInfo.InvariantCulture, $"duplicate leaf and subleaf ({leaf:x}, Some({subleaf}))")
                : string.Create(CultureInfo.InvariantCulture, $"duplicate leaf and subleaf ({leaf:x}, None)");
        }

        return null;
    }
}

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
