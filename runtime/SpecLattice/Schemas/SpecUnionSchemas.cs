using System.Collections.Frozen;

namespace SpecLattice.Schemas;

/// <summary>The schemas of each layout of unions, one row each.</summary>
internal static class SpecUnionSchemas
{
    private static readonly FrozenDictionary<SpecSchemaLayout, SpecUnionSchema> All = new Dictionary<SpecSchemaLayout, SpecUnionSchema>
    {
        [SpecSchemaLayout.Adjacent] = new SpecAdjacentSchema(),
        [SpecSchemaLayout.Internal] = new SpecInternalSchema(),
        [SpecSchemaLayout.External] = new SpecExternalSchema(),
    }.ToFrozenDictionary();

    /// <summary>The schemas of a layout.</summary>
    public static SpecUnionSchema Of(SpecSchemaLayout layout) => All.TryGetValue(layout, out var schema)
        ? schema
        : throw new InvalidOperationException($"no JSON Schema of the layout {layout} is known: it needs a row in {nameof(SpecUnionSchemas)}");
}
