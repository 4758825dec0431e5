namespace SpecLattice.Schemas;

/// <summary>How schemas are written.</summary>
public sealed record SpecSchemaWriterOptions
{
    /// <summary>The language.</summary>
    public SpecSchemaDialect Dialect { get; init; }

    /// <summary>The schema whose types are written.</summary>
    public required SpecSchema Schema { get; init; }

    /// <summary>What <c>$ref</c> says of a type, such as <c>#/components/schemas/Board</c>.</summary>
    public required Func<SpecSchemaType, string> ReferenceTo { get; init; }

    /// <summary>The schemas of scalars, as JSON text, by the line that describes the scalar. One that is not here is described by that line alone.</summary>
    public IReadOnlyDictionary<string, string> Scalars { get; init; } = new Dictionary<string, string>();
}
