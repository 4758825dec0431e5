using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Tool.Schemas;

/// <summary>Writes a schema as JSON Schema (2020-12), or as the schemas of an OpenAPI 3.0 document, which says null in its own way.</summary>
internal sealed class JsonSchemaWriter
{
    private readonly SpecSchema _schema;
    private readonly bool _isOpenApi;
    private readonly string _prefix;
    private readonly Dictionary<int, string> _names = [];

    private JsonSchemaWriter(SpecSchema schema, string name, bool isOpenApi)
    {
        _schema = schema;
        _isOpenApi = isOpenApi;
        _prefix = isOpenApi ? "#/components/schemas/" : "#/$defs/";
        Name(schema.Root, name);
    }

    /// <summary>A JSON Schema of a version.</summary>
    public static JsonObject JsonSchema(SpecFamily family, int version)
    {
        var writer = new JsonSchemaWriter(SpecSchema.Parse(family.SchemaOf(version)), family.Name, isOpenApi: false);
        var root = writer.Definition(writer._schema.Root);
        var document = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = $"{family.Name} version {version}" };
        foreach (var (key, value) in root.ToList())
        {
            root.Remove(key);
            document[key] = value;
        }

        var others = writer.Definitions(skipRoot: writer._schema.Types.All(type => !writer.RefersToRoot(type)));
        if (others.Count > 0)
        {
            document["$defs"] = others;
        }

        return document;
    }

    /// <summary>An OpenAPI document that holds a version's schemas.</summary>
    public static JsonObject OpenApi(SpecFamily family, int version)
    {
        var writer = new JsonSchemaWriter(SpecSchema.Parse(family.SchemaOf(version)), family.Name, isOpenApi: true);
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = family.Name, ["version"] = version.ToString(CultureInfo.InvariantCulture) },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = writer.Definitions(skipRoot: false) },
        };
    }

    private bool RefersToRoot(SpecSchemaType type) => type switch
    {
        SpecSchemaRecord record => record.Members.Any(member => Refers(member.Value)),
        SpecSchemaUnion union => union.Cases.Any(one => one.Value is { } value && Refers(value)),
        _ => false,
    };

    private bool Refers(SpecSchemaValue value) => value switch
    {
        SpecSchemaReference reference => reference.Number == _schema.Root.Number,
        SpecSchemaList list => Refers(list.Element),
        SpecSchemaSet set => Refers(set.Element),
        SpecSchemaMap map => Refers(map.Value),
        _ => false,
    };

    private JsonObject Definitions(bool skipRoot)
    {
        var result = new JsonObject();
        foreach (var type in _schema.Types.Where(type => !skipRoot || type.Number != _schema.Root.Number))
        {
            result[_names[type.Number]] = Definition(type);
        }

        return result;
    }

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

    private JsonObject Definition(SpecSchemaType type) => type switch
    {
        SpecSchemaRecord record => Object(record.Members.Select(member => (member, (JsonNode)ValueOf(member))), record.IgnoresUnknownMembers),
        SpecSchemaUnion union => new JsonObject { ["oneOf"] = new JsonArray([.. union.Cases.Select(one => (JsonNode)Case(union, one))]) },
        SpecSchemaEnum names => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. names.Members.Select(name => (JsonNode)name)]) },
        _ => [],
    };

    private static JsonObject Object(IEnumerable<(SpecSchemaMember Member, JsonNode Value)> members, bool ignoresUnknown)
    {
        var all = members.ToList();
        var properties = new JsonObject();
        foreach (var (member, value) in all)
        {
            properties[member.Name] = value;
        }

        var result = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (all.Any(one => one.Member.IsRequired))
        {
            result["required"] = new JsonArray([.. all.Where(one => one.Member.IsRequired).Select(one => (JsonNode)one.Member.Name)]);
        }

        if (!ignoresUnknown)
        {
            result["additionalProperties"] = false;
        }

        return result;
    }

    private JsonObject ValueOf(SpecSchemaMember member)
    {
        var value = Value(member.Value);
        if (!member.IsRequired && member.Default is { } text && text != "null" && !value.ContainsKey("$ref"))
        {
            value["default"] = JsonNode.Parse(text);
        }

        return value;
    }

    private JsonObject Case(SpecSchemaUnion union, SpecSchemaCase one)
    {
        var tag = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(one.Tag) };
        switch (union.Layout)
        {
            case SpecSchemaLayout.Adjacent:
                var members = new List<(SpecSchemaMember, JsonNode)> { (Required(union.Tag), tag) };
                if (one.Value is { } content)
                {
                    members.Add((Required(union.Content), Value(content)));
                }

                return Object(members, union.IgnoresUnknownMembers);
            case SpecSchemaLayout.Internal:
                var record = one.Value is SpecSchemaReference reference ? _schema.Resolve(reference) as SpecSchemaRecord : null;
                return Object(
                    (record?.Members ?? []).Select(member => (member, (JsonNode)ValueOf(member))).Prepend((Required(union.Tag), tag)),
                    union.IgnoresUnknownMembers || record is { IgnoresUnknownMembers: true });
            default:
                return one.Value is { } value ? Object([(Required(one.Tag), Value(value))], union.IgnoresUnknownMembers) : tag;
        }
    }

    private static SpecSchemaMember Required(string name) => new(name, new SpecSchemaPrimitive(SpecSchemaKind.String), true, null, null);

    private JsonObject Value(SpecSchemaValue value)
    {
        var plain = Plain(value);
        if (!value.IsNullable)
        {
            return plain;
        }

        if (_isOpenApi)
        {
            return plain.ContainsKey("$ref")
                ? new JsonObject { ["nullable"] = true, ["allOf"] = new JsonArray(plain) }
                : With(plain, "nullable", true);
        }

        return new JsonObject { ["anyOf"] = new JsonArray(plain, new JsonObject { ["type"] = "null" }) };
    }

    private static JsonObject With(JsonObject schema, string name, JsonNode value)
    {
        schema[name] = value;
        return schema;
    }

    private JsonObject Plain(SpecSchemaValue value) => value switch
    {
        SpecSchemaPrimitive primitive => Primitives.Schema(primitive.Kind),
        SpecSchemaScalar scalar => Primitives.Schema(scalar),
        SpecSchemaList list => new JsonObject { ["type"] = "array", ["items"] = Value(list.Element) },
        SpecSchemaSet set => new JsonObject { ["type"] = "array", ["items"] = Value(set.Element), ["uniqueItems"] = true },
        SpecSchemaMap map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(map.Value) },
        SpecSchemaReference reference => new JsonObject { ["$ref"] = _prefix + Uri.EscapeDataString(_names[reference.Number]) },
        SpecSchemaForeign foreign => new JsonObject { ["description"] = $"{foreign.Name} version {foreign.Version}, which another assembly defines" },
        _ => [],
    };
}
