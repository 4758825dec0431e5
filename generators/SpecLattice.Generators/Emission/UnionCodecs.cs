using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Emission;

/// <summary>What is emitted for each layout of unions, one row each.</summary>
internal static class UnionCodecs
{
    private static readonly Dictionary<string, UnionCodec> All = new(StringComparer.Ordinal)
    {
        ["Adjacent"] = new AdjacentUnionCodec(),
        ["Internal"] = new InternalUnionCodec(),
        ["External"] = new ExternalUnionCodec(),
    };

    /// <summary>What is emitted for a union.</summary>
    public static UnionCodec Of(UnionModel union) => All[union.LayoutName];
}
