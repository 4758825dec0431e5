using System.Globalization;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.ApiMapping;

/// <summary>Makes sets of CPUID values of an API spec's entries, and entries of a set.</summary>
internal static class CpuidMapping
{
    private const uint LastStandard = 0xFFFF;
    private const uint FirstExtended = 0x8000_0000;
    private const uint LastExtended = 0x8000_FFFF;

    /// <summary>Makes a set of an API spec's entries. Their order is lost: a set has them by leaf, then by subleaf.</summary>
    /// <param name="cpuid">The entries and the vendor.</param>
    /// <returns>The set, or what is wrong with the first wrong entry.</returns>
    public static Result<CpuidSet, ModelError> FromApi(V1.Cpuid cpuid)
    {
        var leaves = new SortedDictionary<CpuidLeaf, V1.CpuidValues>();
        var hasSubleaves = new Dictionary<uint, bool>();
        for (var i = 0; i < cpuid.Entries.Count; i++)
        {
            var entry = cpuid.Entries[i];
            if (FindProblem(entry, leaves, hasSubleaves) is { } problem)
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/board/cpuid/entries/{i}");
                return new ModelError(pointer, "instance spec's CPUID entries are invalid", problem);
            }

            hasSubleaves[entry.Leaf] = entry.Subleaf is not null;
            leaves.Add(
                new CpuidLeaf(entry.Leaf, entry.Subleaf),
                new V1.CpuidValues { Eax = entry.Eax, Ebx = entry.Ebx, Ecx = entry.Ecx, Edx = entry.Edx });
        }

        return new CpuidSet(SpecMap.From(leaves), cpuid.Vendor);
    }

    /// <summary>Makes an API spec's entries of a set, by leaf, then by subleaf.</summary>
    /// <param name="cpuid">The set.</param>
    /// <returns>The entries and the vendor.</returns>
    public static V1.Cpuid ToApi(CpuidSet cpuid)
    {
        var (leaves, vendor) = cpuid;
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
