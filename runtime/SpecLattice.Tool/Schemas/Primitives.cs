using System.Globalization;
using System.Text.Json.Nodes;

namespace SpecLattice.Tool.Schemas;

/// <summary>The JSON schemas of values that have no parts.</summary>
internal static class Primitives
{
    public static JsonObject Schema(SpecSchemaKind kind) => kind switch
    {
        SpecSchemaKind.Bool => new JsonObject { ["type"] = "boolean" },
        SpecSchemaKind.Double => new JsonObject { ["type"] = "number", ["format"] = "double" },
        SpecSchemaKind.String => new JsonObject { ["type"] = "string" },
        SpecSchemaKind.Uuid => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
        SpecSchemaKind.SByte => Integer("int8", sbyte.MinValue, sbyte.MaxValue),
        SpecSchemaKind.Byte => Integer("uint8", byte.MinValue, byte.MaxValue),
        SpecSchemaKind.Int16 => Integer("int16", short.MinValue, short.MaxValue),
        SpecSchemaKind.UInt16 => Integer("uint16", ushort.MinValue, ushort.MaxValue),
        SpecSchemaKind.Int32 => Integer("int32", int.MinValue, int.MaxValue),
        SpecSchemaKind.UInt32 => Integer("uint32", uint.MinValue, uint.MaxValue),
        SpecSchemaKind.Int64 => Integer("int64", long.MinValue, long.MaxValue),
        _ => Integer("uint64", ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>Of a scalar, the kind of JSON value that its text begins with, an integer's range, and the whole text.</summary>
    public static JsonObject Schema(SpecSchemaScalar scalar)
    {
        var text = scalar.Text;
        var kind = text.Split(':')[0];
        var schema = new JsonObject();
        if (kind is "string" or "integer" or "number" or "boolean" or "object" or "array")
        {
            schema["type"] = kind;
        }

        var range = text[(kind.Length < text.Length ? kind.Length + 1 : kind.Length)..].Trim().Split('-');
        if (kind == "integer" && range is [var from, var to]
            && decimal.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum)
            && decimal.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var maximum))
        {
            schema["minimum"] = minimum;
            schema["maximum"] = maximum;
        }

        schema["description"] = text;
        return schema;
    }

    private static JsonObject Integer(string format, decimal minimum, decimal maximum) =>
        new() { ["type"] = "integer", ["format"] = format, ["minimum"] = minimum, ["maximum"] = maximum };
}
