using System.Globalization;
using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Schemas;

namespace SpecLattice.Tool.Schemas;

/// <summary>A version's schemas as a document for other tools: JSON Schema (2020-12), or the schemas of an OpenAPI 3.0 document.</summary>
internal sealed class SchemaDocument
{
    private readonly SpecSchema _schema;
    private readonly Dictionary<int, string> _names = [];

    private SchemaDocument(SpecFamily family, int version)
    {
        _schema = SpecSchema.Parse(family.GetSchema(version));
        Name(_schema.Root, family.Name);
    }

    /// <summary>Writes a JSON Schema of a version.</summary>
    public static void WriteJsonSchema(Utf8JsonWriter json, SpecFamily family, int version)
    {
        var document = new SchemaDocument(family, version);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", string.Create(CultureInfo.InvariantCulture, $"{family.Name} version {version}"));
        json.WriteString("$ref", document.ReferenceTo("#/$defs/", document._schema.Root));
        json.WritePropertyName("$defs");
        document.WriteDefinitions(json, SpecSchemaDialect.Draft202012, "#/$defs/");
        json.WriteEndObject();
    }

    /// <summary>Writes what a version is made of as an object of named schemas.</summary>
    /// <param name="json">Where they go.</param>
    /// <param name="family">The family.</param>
    /// <param name="version">The version.</param>
    /// <param name="prefix">How a reference to one begins.</param>
    /// <returns>The name of the version's own.</returns>
    public static string WriteTypes(Utf8JsonWriter json, SpecFamily family, int version, string prefix)
    {
        var document = new SchemaDocument(family, version);
        document.WriteDefinitions(json, SpecSchemaDialect.Draft202012, prefix);
        return document._names[document._schema.Root.Number];
    }

    /// <summary>Writes an OpenAPI document that holds a version's schemas.</summary>
    public static void WriteOpenApi(Utf8JsonWriter json, SpecFamily family, int version)
    {
        json.WriteStartObject();
        json.WriteString("openapi", "3.0.3");
        json.WriteStartObject("info");
        json.WriteString("title", family.Name);
        json.WriteString("version", version.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteStartObject("paths");
        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WritePropertyName("schemas");
        new SchemaDocument(family, version).WriteDefinitions(json, SpecSchemaDialect.OpenApi30, "#/components/schemas/");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteDefinitions(Utf8JsonWriter json, SpecSchemaDialect dialect, string prefix)
    {
        var types = new SpecSchemaWriter(json, new SpecSchemaWriterOptions { Dialect = dialect, Schema = _schema, ReferenceTo = type => ReferenceTo(prefix, type) });
        json.WriteStartObject();
        foreach (var type in _schema.Types)
        {
            json.WritePropertyName(_names[type.Number]);
            types.WriteType(type);
        }

        json.WriteEndObject();
    }

    private string ReferenceTo(string prefix, SpecSchemaType type) => prefix + Uri.EscapeDataString(_names[type.Number]);

    /// <summary>The canonical schema knows no names, so types are called by what first holds them.</summary>
    private void Name(SpecSchemaType type, string name)
    {
        if (_names.ContainsKey(type.Number))
        {
            return;
        }

        var unique = name;
        for (var i = 2; _names.ContainsValue(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        _names.Add(type.Number, unique);
        switch (type)
        {
            case SpecSchemaRecord record:
                foreach (var member in record.Members)
                {
                    Name(member.Value, member.Name);
                }

                break;
            case SpecSchemaUnion union:
                foreach (var one in union.Cases.Where(one => one.Value is not null))
                {
                    Name(one.Value!, one.Tag);
                }

                break;
        }
    }

    private void Name(SpecSchemaValue value, string name)
    {
        switch (value)
        {
            case SpecSchemaReference reference:
                Name(_schema.Resolve(reference), name);
                break;
            case SpecSchemaList list:
                Name(list.Element, name + "_item");
                break;
            case SpecSchemaSet set:
                Name(set.Element, name + "_item");
                break;
            case SpecSchemaMap map:
                Name(map.Value, name + "_item");
                break;
        }
    }
}
