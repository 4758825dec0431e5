using System.Text.Json;

namespace SpecLattice.Schemas;

/// <summary>Writes what types look like in JSON as schemas that other programs understand.</summary>
/// <param name="writer">Where the schemas go.</param>
/// <param name="options">How they are written.</param>
public sealed class SpecSchemaWriter(Utf8JsonWriter writer, SpecSchemaWriterOptions options)
{
    private readonly SpecSchemaValueWriter _values = new(writer, options);

    /// <summary>Where the schemas go.</summary>
    internal Utf8JsonWriter Json => writer;

    /// <summary>The schema that the types are of.</summary>
    internal SpecSchema Schema => options.Schema;

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
            case SpecSchemaEnum { IsNumber: true } numbers:
                WriteIntegerOf(numbers.Members);
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

    /// <summary>Begins the schema of an object; its <c>properties</c> stay open.</summary>
    internal void WriteObjectStart()
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
    }

    /// <summary>Begins the schema of an object whose tag has one value; its <c>properties</c> stay open.</summary>
    internal void WriteTaggedStart(string tag, string value)
    {
        WriteObjectStart();
        writer.WritePropertyName(tag);
        WriteStringOf([value]);
    }

    /// <summary>Ends the <c>properties</c> and the schema of an object.</summary>
    internal void WriteObjectEnd(IEnumerable<string> required, bool ignoresUnknownMembers)
    {
        writer.WriteEndObject();
        WriteRequired(required);
        if (!ignoresUnknownMembers)
        {
            writer.WriteBoolean("additionalProperties", false);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the members of a record, as <c>properties</c>.</summary>
    internal void WriteMembers(SpecSchemaRecord record)
    {
        foreach (var member in record.Members)
        {
            writer.WritePropertyName(member.Name);
            _values.Write(member.Value, absence: member.IsRequired || member.Default is null or "null" ? null : member.Default);
        }
    }

    /// <summary>Writes the schema of a string that is one of these.</summary>
    internal void WriteStringOf(IEnumerable<string> values)
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

    private void WriteIntegerOf(IEnumerable<string> values)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "integer");
        writer.WriteStartArray("enum");
        foreach (var value in values)
        {
            writer.WriteRawValue(value);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteRecord(SpecSchemaRecord record)
    {
        WriteObjectStart();
        WriteMembers(record);
        WriteObjectEnd(record.Members.Where(member => member.IsRequired).Select(member => member.Name), record.IgnoresUnknownMembers || record.KeepsUnknownMembers);
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

    private void WriteUnion(SpecSchemaUnion union)
    {
        var layout = SpecUnionSchemas.Of(union.Layout);
        writer.WriteStartObject();
        writer.WriteStartArray("oneOf");
        foreach (var candidate in union.Cases)
        {
            layout.WriteCase(this, union, candidate);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
