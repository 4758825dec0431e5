namespace SpecLattice.Schemas;

/// <summary>The schema of a part that another assembly defines: a family's own schema only names it.</summary>
public sealed record SpecPartSchema
{
    /// <summary>Gives the schema of a part. Generated sums call this.</summary>
    /// <param name="name">The part's name, as <see cref="SpecSchemaForeign"/> has it.</param>
    /// <param name="version">The part's version.</param>
    /// <param name="schema">The canonical schema text, of which the part is the first type.</param>
    public SpecPartSchema(string name, int version, string schema)
    {
        Name = name;
        Version = version;
        Schema = schema;
    }

    /// <summary>The part's name, as <see cref="SpecSchemaForeign"/> has it.</summary>
    public string Name { get; init; }

    /// <summary>The part's version.</summary>
    public int Version { get; init; }

    /// <summary>The canonical schema text, of which the part is the first type.</summary>
    public string Schema { get; init; }
}
