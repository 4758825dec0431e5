namespace SpecLattice.Schemas;

/// <summary>The schemas of a union's cases in one layout: a row of <see cref="SpecUnionSchemas"/>.</summary>
internal abstract class SpecUnionSchema
{
    /// <summary>Writes the schema of one case.</summary>
    public abstract void WriteCase(SpecSchemaWriter writer, SpecSchemaUnion union, SpecSchemaCase candidate);
}
