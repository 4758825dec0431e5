using System.Text.Json;

namespace SpecLattice.Vmm.Migration;

/// <summary>One piece of device state.</summary>
/// <param name="Kind">What kind of state it is: its family.</param>
/// <param name="Id">Which device it belongs to, among those of its kind.</param>
/// <param name="Value">The state in the envelope of its family, which names its version.</param>
internal sealed record DevicePayload(string Kind, string Id, ReadOnlyMemory<byte> Value)
{
    public static DevicePayload ReadJson(ref Utf8JsonReader reader)
    {
        const string What = "a piece of device state";
        string? kind = null;
        string? id = null;
        ReadOnlyMemory<byte>? value = null;
        var start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("kind"u8))
            {
                DocumentRead.Once(ref reader, "kind", kind);
                kind = DocumentRead.Name(ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                DocumentRead.Once(ref reader, "id", id);
                id = DocumentRead.Name(ref reader);
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                DocumentRead.Once(ref reader, "value", value);
                value = SpecJsonRead.RawValue(ref reader);
            }
            else
            {
                SpecJsonRead.Skip(ref reader);
            }
        }

        return new DevicePayload(
            kind ?? throw SpecJsonRead.MissingMember(start, What, "kind"),
            id ?? throw SpecJsonRead.MissingMember(start, What, "id"),
            value ?? throw SpecJsonRead.MissingMember(start, What, "value"));
    }

    public static void WriteJson(Utf8JsonWriter writer, DevicePayload value)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, value.Kind);
        writer.WriteString("id"u8, value.Id);
        writer.WritePropertyName("value"u8);
        SpecJsonWrite.RawValue(writer, value.Value);
        writer.WriteEndObject();
    }
}
