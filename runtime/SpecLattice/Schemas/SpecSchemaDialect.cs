namespace SpecLattice.Schemas;

/// <summary>The language in which a schema is written.</summary>
public enum SpecSchemaDialect
{
    /// <summary>Schema objects of OpenAPI 3.0: <c>nullable</c>, and formats for the sizes of integers.</summary>
    OpenApi30,

    /// <summary>JSON Schema 2020-12: <c>null</c> as a type, and bounds for the sizes of integers.</summary>
    Draft202012,
}
