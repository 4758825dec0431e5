using System.Text.Json;

namespace SpecLattice;

/// <summary>Writes what types look like in JSON as schemas that other programs understand.</summary>
/// <param name="writer">Where the schemas go.</param>
/// <param name="options">How they are written.</param>
public sealed class SpecSchemaWriter(Utf8JsonWriter writer, SpecSchemaWriterOptions options)
{
    private readonly SpecSchemaValueWriter _values = new(writer, options);

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
        _values.Write(value, absence: null);
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
            _values.Write(member.Value, absence: member.IsRequired || member.Default is null or "null" ? null : member.Default);
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
