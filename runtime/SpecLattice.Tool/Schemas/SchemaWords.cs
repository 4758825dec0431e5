using SpecLattice.Schemas;

namespace SpecLattice.Tool.Schemas;

/// <summary>Says in few words what is in a schema.</summary>
internal static class SchemaWords
{
    public static string Kind(SpecSchemaType type) => type switch
    {
        SpecSchemaRecord => "an object",
        SpecSchemaUnion => "a choice of cases",
        _ => "a name",
    };

    public static string Default(SpecSchemaMember member) => member.IsRequired ? "none" : member.Default ?? member.DefaultMember ?? "null";

    public static string Value(SpecSchema schema, SpecSchemaValue value)
    {
        var text = value switch
        {
            SpecSchemaPrimitive primitive => primitive.Kind.ToString().ToLowerInvariant(),
            SpecSchemaScalar scalar => scalar.Text,
            SpecSchemaList list => $"list of {Value(schema, list.Element)}",
            SpecSchemaSet set => $"set of {Value(schema, set.Element)}",
            SpecSchemaMap map => $"map from {Value(schema, map.Key)} to {Value(schema, map.Value)}",
            SpecSchemaForeign foreign => $"{foreign.Name}@{foreign.Version}",
            SpecSchemaReference reference => Kind(schema.Resolve(reference)),
            _ => "something",
        };
        return value.IsNullable ? text + " or null" : text;
    }
}
