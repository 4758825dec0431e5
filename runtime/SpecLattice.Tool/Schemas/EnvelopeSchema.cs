using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Catalog;

namespace SpecLattice.Tool.Schemas;

/// <summary>The documents of a family, of any version that this build knows, in the envelope that says which: as a JSON Schema.</summary>
internal static class EnvelopeSchema
{
    /// <summary>Writes the schema.</summary>
    public static void Write(Utf8JsonWriter json, SpecFamily family)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", family.Name);
        json.WriteStartArray("oneOf");
        foreach (var version in family.Versions)
        {
            json.WriteStartObject();
            json.WriteString("$ref", "#/$defs/" + NameOf(version));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("$defs");
        foreach (var version in family.Versions)
        {
            json.WritePropertyName(NameOf(version));
            Of(family, version).WriteTo(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string NameOf(SpecVersion version) => string.Create(CultureInfo.InvariantCulture, $"v{version.Number}");

    /// <summary>The documents of one version, with what they are made of inside.</summary>
    private static JsonObject Of(SpecFamily family, SpecVersion version)
    {
        var (root, types) = TypesOf(family, version.Number, $"#/$defs/{NameOf(version)}/$defs/");
        var envelope = family.Envelope;
        var isUnmarked = version.Number == envelope.Unmarked;
        var document = envelope.Form switch
        {
            SpecEnvelopeForm.Inside => WithMark((JsonObject)types[root]!.DeepClone(), envelope.Mark, MarkOf(envelope, version), !isUnmarked),
            SpecEnvelopeForm.Around when !isUnmarked => new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [envelope.Mark] = MarkOf(envelope, version), [envelope.Content] = Reference(version, root) },
                ["required"] = new JsonArray(envelope.Mark, envelope.Content),
                ["additionalProperties"] = false,
            },
            _ => Reference(version, root),
        };
        document["$defs"] = types;
        return document;
    }

    private static JsonObject Reference(SpecVersion version, string root) => new() { ["$ref"] = $"#/$defs/{NameOf(version)}/$defs/{Uri.EscapeDataString(root)}" };

    private static JsonObject MarkOf(SpecEnvelope envelope, SpecVersion version) => new()
    {
        ["const"] = envelope.MarkKind == SpecMarkKind.Integer ? long.Parse(version.WireTag, CultureInfo.InvariantCulture) : version.WireTag,
    };

    private static JsonObject WithMark(JsonObject record, string name, JsonObject mark, bool isRequired)
    {
        var properties = new JsonObject { [name] = mark };
        foreach (var (member, schema) in (JsonObject)record["properties"]!)
        {
            properties.Add(member, schema?.DeepClone());
        }

        record["properties"] = properties;
        if (isRequired)
        {
            var required = new JsonArray(name);
            foreach (var member in record["required"] as JsonArray ?? [])
            {
                required.Add(member!.GetValue<string>());
            }

            record["required"] = required;
        }

        return record;
    }

    private static (string Root, JsonObject Types) TypesOf(SpecFamily family, int version, string prefix)
    {
        var buffer = new ArrayBufferWriter<byte>();
        string root;
        using (var writer = new Utf8JsonWriter(buffer))
        {
            root = SchemaDocument.WriteTypes(writer, family, version, prefix);
        }

        return (root, (JsonObject)JsonNode.Parse(buffer.WrittenSpan, null, new JsonDocumentOptions { MaxDepth = 256 })!);
    }
}
