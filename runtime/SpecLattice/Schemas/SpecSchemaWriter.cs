using System.Text.Json;

namespace SpecLattice;

/// <summary>Writes what types look like in JSON as schemas that other programs understand.</summary>
/// <param name="writer">Where the schemas go.</param>
/// <param name="options">How they are written.</param>
public sealed class SpecSchemaWriter(Utf8JsonWriter writer, SpecSchemaWriterOptions options)
{
    private bool IsOpenApi => options.Dialect == SpecSchemaDialect.OpenApi30;

    /// <summary>Writes a type. The types that it refers to are named, not written.</summary>
    /// <param name="type">The type.</param>
    public void WriteType(SpecSchemaType type)
    {
        switch (type)
        {
            case SpecSchemaRecord record:
                WriteRecord(record);
                break;
            case SpecSchemaUnion union:
                WriteUnion(union);
                break;
            case SpecSchemaEnum named:
                WriteStringOf(named.Members);
                break;
            default:
                throw new ArgumentException($"no such type is known: {type}", nameof(type));
        }
    }

    /// <summary>Writes what a member, a case, an element or a body holds.</summary>
    /// <param name="value">The value.</param>
    public void WriteValue(SpecSchemaValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.IsNullable)
        {
            WriteNotNull(value, isNullable: false);
        }
        else if (IsOpenApi)
        {
            WriteNotNull(value, isNullable: true);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteStartArray("anyOf");
            WriteNotNull(value, isNullable: false);
            writer.WriteStartObject();
            writer.WriteString("type", "null");
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private void WriteNotNull(SpecSchemaValue value, bool isNullable)
    {
        if (value is SpecSchemaScalar scalar && options.Scalars.TryGetValue(scalar.Text, out var json))
        {
            WriteWrapped(isNullable, () => writer.WriteRawValue(json));
            return;
        }

        if (value is SpecSchemaReference reference)
        {
            WriteWrapped(isNullable, () => WriteReference(reference));
            return;
        }

        writer.WriteStartObject();
        if (isNullable)
        {
            writer.WriteBoolean("nullable", true);
        }

        WriteKeywords(value);
        writer.WriteEndObject();
    }

    /// <summary>Beside a reference other keywords have no effect, so a nullable one stands inside something that is nullable.</summary>
    private void WriteWrapped(bool isNullable, Action write)
    {
        if (!isNullable)
        {
            write();
            return;
        }

        writer.WriteStartObject();
        writer.WriteBoolean("nullable", true);
        writer.WriteStartArray("allOf");
        write();
        writer.WriteEndArray();
        writer.WriteEndObject();
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
                writer.WritePropertyName("additionalProperties");
                WriteValue(map.Value);
                break;
            case SpecSchemaList list:
                WriteArray(list.Element);
                break;
            case SpecSchemaSet set:
                WriteArray(set.Element);
                writer.WriteBoolean("uniqueItems", true);
                break;
            case SpecSchemaScalar scalar:
                writer.WriteString("description", scalar.Text);
                break;
            case SpecSchemaForeign foreign:
                writer.WriteString("description", $"{foreign.Name}@{foreign.Version}");
                break;
            default:
                throw new ArgumentException($"no such value is known: {value}", nameof(value));
        }
    }

    private void WriteArray(SpecSchemaValue element)
    {
        writer.WriteString("type", "array");
        writer.WritePropertyName("items");
        WriteValue(element);
    }

    private void WritePrimitive(SpecSchemaKind kind)
    {
        switch (kind)
        {
            case SpecSchemaKind.Bool:
                writer.WriteString("type", "boolean");
                break;
            case SpecSchemaKind.String:
                writer.WriteString("type", "string");
                break;
            case SpecSchemaKind.Uuid:
                writer.WriteString("type", "string");
                writer.WriteString("format", "uuid");
                break;
            case SpecSchemaKind.Double:
                writer.WriteString("type", "number");
                writer.WriteString("format", "double");
                break;
            default:
                WriteInteger(kind);
                break;
        }
    }

    private void WriteInteger(SpecSchemaKind kind)
    {
        (string Format, long Least, ulong Most) range = kind switch
        {
            SpecSchemaKind.SByte => ("int8", sbyte.MinValue, (ulong)sbyte.MaxValue),
            SpecSchemaKind.Byte => ("uint8", 0, byte.MaxValue),
            SpecSchemaKind.Int16 => ("int16", short.MinValue, (ulong)short.MaxValue),
            SpecSchemaKind.UInt16 => ("uint16", 0, ushort.MaxValue),
            SpecSchemaKind.Int32 => ("int32", int.MinValue, int.MaxValue),
            SpecSchemaKind.UInt32 => ("uint32", 0, uint.MaxValue),
            SpecSchemaKind.Int64 => ("int64", long.MinValue, long.MaxValue),
            SpecSchemaKind.UInt64 => ("uint64", 0L, ulong.MaxValue),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        writer.WriteString("type", "integer");
        if (IsOpenApi)
        {
            writer.WriteString("format", range.Format);
        }

        if (!IsOpenApi || range.Least == 0)
        {
            writer.WriteNumber("minimum", range.Least);
        }

        if (!IsOpenApi)
        {
            writer.WriteNumber("maximum", range.Most);
        }
    }

    private void WriteRecord(SpecSchemaRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        WriteMembers(record);
        writer.WriteEndObject();
        WriteRequired(record.Members.Where(member => member.IsRequired).Select(member => member.Name));
        WriteClosed(record.IgnoresUnknownMembers);
        writer.WriteEndObject();
    }

    private void WriteMembers(SpecSchemaRecord record)
    {
        foreach (var member in record.Members)
        {
            writer.WritePropertyName(member.Name);
            WriteValue(member.Value);
        }
    }

    private void WriteRequired(IEnumerable<string> names)
    {
        var first = true;
        foreach (var name in names)
        {
            if (first)
            {
                writer.WriteStartArray("required");
                first = false;
            }

            writer.WriteStringValue(name);
        }

        if (!first)
        {
            writer.WriteEndArray();
        }
    }

    private void WriteClosed(bool ignoresUnknownMembers)
    {
        if (!ignoresUnknownMembers)
        {
            writer.WriteBoolean("additionalProperties", false);
        }
    }

    private void WriteUnion(SpecSchemaUnion union)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("oneOf");
        foreach (var candidate in union.Cases)
        {
            switch (union.Layout)
            {
                case SpecSchemaLayout.Adjacent:
                    WriteAdjacent(union, candidate);
                    break;
                case SpecSchemaLayout.Internal:
                    WriteInternal(union, candidate);
                    break;
                default:
                    WriteExternal(candidate);
                    break;
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteAdjacent(SpecSchemaUnion union, SpecSchemaCase candidate)
    {
        WriteTaggedStart(union.Tag, candidate.Tag);
        if (candidate.Value is { } value)
        {
            writer.WritePropertyName(union.Content);
            WriteValue(value);
        }

        writer.WriteEndObject();
        WriteRequired(candidate.Value is null ? [union.Tag] : [union.Tag, union.Content]);
        WriteClosed(union.IgnoresUnknownMembers);
        writer.WriteEndObject();
    }

    /// <summary>The case's members stand beside the tag, so its type is named in full where it is known.</summary>
    private void WriteInternal(SpecSchemaUnion union, SpecSchemaCase candidate)
    {
        var record = candidate.Value is SpecSchemaReference reference ? options.Schema.Resolve(reference) as SpecSchemaRecord : null;
        WriteTaggedStart(union.Tag, candidate.Tag);
        if (record is not null)
        {
            WriteMembers(record);
        }

        writer.WriteEndObject();
        WriteRequired([union.Tag, .. record?.Members.Where(member => member.IsRequired).Select(member => member.Name) ?? []]);
        WriteClosed(record is null ? candidate.Value is not null || union.IgnoresUnknownMembers : record.IgnoresUnknownMembers);
        writer.WriteEndObject();
    }

    private void WriteExternal(SpecSchemaCase candidate)
    {
        if (candidate.Value is not { } value)
        {
            WriteStringOf([candidate.Tag]);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        writer.WritePropertyName(candidate.Tag);
        WriteValue(value);
        writer.WriteEndObject();
        WriteRequired([candidate.Tag]);
        WriteClosed(ignoresUnknownMembers: false);
        writer.WriteEndObject();
    }

    /// <summary>Begins an object whose tag has one value; its <c>properties</c> stay open.</summary>
    private void WriteTaggedStart(string tag, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        writer.WritePropertyName(tag);
        WriteStringOf([value]);
    }

    private void WriteStringOf(IEnumerable<string> values)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "string");
        writer.WriteStartArray("enum");
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
