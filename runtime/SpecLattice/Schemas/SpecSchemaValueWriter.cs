using System.Globalization;
using System.Numerics;
using System.Text.Json;
using SpecLattice.Primitives;

namespace SpecLattice.Schemas;

/// <summary>Writes what members, cases and elements hold, as schemas.</summary>
internal sealed class SpecSchemaValueWriter(Utf8JsonWriter writer, SpecSchemaWriterOptions options)
{
    private static readonly string[] AnyButNull = ["object", "array", "string", "number", "boolean"];

    private bool IsOpenApi => options.Dialect == SpecSchemaDialect.OpenApi30;

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="absence">What its absence means, as JSON text; null where nothing is to be said of it.</param>
    public void Write(SpecSchemaValue value, string? absence)
    {
        if (!value.IsNullable || IsOpenApi)
        {
            WriteNotNull(value, value.IsNullable, absence);
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartArray("anyOf");
        WriteNotNull(value, isNullable: false, absence: null);
        writer.WriteStartObject();
        writer.WriteString("type", "null");
        writer.WriteEndObject();
        writer.WriteEndArray();
        WriteDefault(absence);
        writer.WriteEndObject();
    }

    private void WriteNotNull(SpecSchemaValue value, bool isNullable, string? absence)
    {
        if (value is SpecSchemaScalar scalar && options.Scalars.TryGetValue(scalar.Text, out var json))
        {
            WriteWrapped(isNullable, absence, () => writer.WriteRawValue(json));
            return;
        }

        if (value is SpecSchemaReference reference)
        {
            WriteWrapped(isNullable, absence, () => WriteReference(reference));
            return;
        }

        writer.WriteStartObject();
        if (isNullable)
        {
            writer.WriteBoolean("nullable", true);
        }

        WriteKeywords(value);
        WriteDefault(absence);
        writer.WriteEndObject();
    }

    /// <summary>Beside a reference other keywords may have no effect, so they stand in something around it.</summary>
    private void WriteWrapped(bool isNullable, string? absence, Action write)
    {
        if (!isNullable && absence is null)
        {
            write();
            return;
        }

        writer.WriteStartObject();
        if (isNullable)
        {
            writer.WriteBoolean("nullable", true);
        }

        writer.WriteStartArray("allOf");
        write();
        writer.WriteEndArray();
        WriteDefault(absence);
        writer.WriteEndObject();
    }

    private void WriteDefault(string? absence)
    {
        if (absence is not null)
        {
            writer.WritePropertyName("default");
            writer.WriteRawValue(absence);
        }
    }

    private void WriteReference(SpecSchemaReference reference)
    {
        writer.WriteStartObject();
        writer.WriteString("$ref", options.ReferenceTo(options.Schema.Resolve(reference)));
        writer.WriteEndObject();
    }

    private void WriteKeywords(SpecSchemaValue value)
    {
        switch (value)
        {
            case SpecSchemaPrimitive primitive:
                WritePrimitive(primitive.Kind);
                break;
            case SpecSchemaMap map:
                writer.WriteString("type", "object");
                WriteKeys(map.Key);
                writer.WritePropertyName("additionalProperties");
                Write(map.Value, absence: null);
                break;
            case SpecSchemaList list:
                WriteArray(list.Element);
                break;
            case SpecSchemaSet set:
                WriteArray(set.Element);
                writer.WriteBoolean("uniqueItems", true);
                break;
            case SpecSchemaScalar scalar:
                WriteScalar(scalar.Text);
                break;
            case SpecSchemaForeign foreign:
                writer.WriteString("description", $"{foreign.Name} version {foreign.Version}, which another assembly defines");
                break;
            default:
                throw new ArgumentException($"no such value is known: {value}", nameof(value));
        }
    }

    // The names of an enum. OpenAPI 3.0 cannot say what keys are.
    private void WriteKeys(SpecSchemaValue key)
    {
        if (!IsOpenApi && key is SpecSchemaReference)
        {
            writer.WritePropertyName("propertyNames");
            Write(key, absence: null);
        }
    }

    private void WriteArray(SpecSchemaValue element)
    {
        writer.WriteString("type", "array");
        writer.WritePropertyName("items");
        Write(element, absence: null);
    }

    /// <summary>Of a scalar that nothing more is known of: the kind of JSON value that its line begins with, the range of an integer, and the line.</summary>
    private void WriteScalar(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        if (parts[0] is "string" or "integer" or "number" or "boolean" or "object" or "array")
        {
            writer.WriteString("type", parts[0]);
        }

        if (parts is ["integer", var range] && range.Split('-') is [var from, var to]
            && ulong.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            && ulong.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
        {
            writer.WriteNumber("minimum", least);
            writer.WriteNumber("maximum", most);
        }

        writer.WriteString("description", text);
    }

    private void WritePrimitive(SpecSchemaKind kind)
    {
        var row = PrimitiveKinds.Named(kind.ToString().ToLowerInvariant());
        WriteType(row.JsonType);
        var integer = row.Number is { IsInteger: true } number ? number : null;
        if (row.Format is { } format && (IsOpenApi || integer is null))
        {
            writer.WriteString("format", format);
        }

        WriteBound("minimum", integer?.Lowest is { } lowest && (!IsOpenApi || lowest.IsZero) ? lowest : null);
        WriteBound("maximum", IsOpenApi ? null : integer?.Highest);
    }

    // In OpenAPI 3.0 there can be one type only, and without one null is not among the values unless "nullable" says so.
    private void WriteType(string? type)
    {
        if (type is not null)
        {
            writer.WriteString("type", type);
        }
        else if (!IsOpenApi)
        {
            writer.WriteStartArray("type");
            foreach (string any in AnyButNull)
            {
                writer.WriteStringValue(any);
            }

            writer.WriteEndArray();
        }
    }

    private void WriteBound(string keyword, BigInteger? bound)
    {
        if (bound is { } number)
        {
            writer.WritePropertyName(keyword);
            writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
