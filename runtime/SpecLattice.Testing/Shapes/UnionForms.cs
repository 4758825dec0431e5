using System.Collections.Frozen;
using SpecLattice.Schemas;

namespace SpecLattice.Testing.Shapes;

/// <summary>What a union's values look like in each layout, one row each.</summary>
internal static class UnionForms
{
    private static readonly FrozenDictionary<SpecSchemaLayout, UnionForm> All = new Dictionary<SpecSchemaLayout, UnionForm>
    {
        [SpecSchemaLayout.Adjacent] = new AdjacentForm(),
        [SpecSchemaLayout.Internal] = new InternalForm(),
        [SpecSchemaLayout.External] = new ExternalForm(),
    }.ToFrozenDictionary();

    /// <summary>The form of a layout.</summary>
    public static UnionForm Of(SpecSchemaLayout layout) => All.TryGetValue(layout, out var form)
        ? form
        : throw new InvalidOperationException($"no documents of the layout {layout} can be made: it needs a row in {nameof(UnionForms)}");
}
