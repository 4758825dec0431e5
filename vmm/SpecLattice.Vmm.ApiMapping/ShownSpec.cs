using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.ApiMapping;

/// <summary>The spec of an instance as it is shown and sent.</summary>
public static class ShownSpec
{
    /// <summary>A spec as it came, with its CPUID entries by leaf, then by subleaf: their order means nothing.</summary>
    /// <param name="source">The spec that the instance was made from.</param>
    /// <returns>The spec.</returns>
    public static Latest.InstanceSpec Of(Latest.InstanceSpec source) => source.Board.Cpuid is not { } cpuid ? source : source with
    {
        Board = source.Board with
        {
            Cpuid = cpuid with { Entries = SpecList.From(cpuid.Entries.OrderBy(entry => new CpuidLeaf(entry.Leaf, entry.Subleaf))) },
        },
    };
}
