namespace SpecLattice.Schemas;

/// <summary>The schema of a part that another assembly defines: a family's own schema only names it.</summary>
/// <param name="Name">The part's name, as <see cref="SpecSchemaForeign"/> has it.</param>
/// <param name="Version">The part's version.</param>
/// <param name="Schema">The canonical schema text, of which the part is the first type.</param>
public sealed record SpecPartSchema(string Name, int Version, string Schema);
