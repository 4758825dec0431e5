using System.Text.Json;

namespace SpecLattice.Vmm.Migration;

/// <summary>One piece of device state that will come.</summary>
/// <param name="Kind">What kind of state it is: its family.</param>
/// <param name="Id">Which device it belongs to, among those of its kind.</param>
/// <param name="Version">The version it would have now; the state itself may need another one by the time it is sent.</param>
internal sealed record InventoryEntry(string Kind, string Id, int Version)
{
    public static InventoryEntry ReadJson(ref Utf8JsonReader reader)
    {
        const string What = "an entry of the inventory";
        string? kind = null;
        string? id = null;
        int? version = null;
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
            else if (reader.ValueTextEquals("version"u8))
            {
                DocumentRead.Once(ref reader, "version", version);
                version = SpecJsonRead.Int32(ref reader);
            }
            else
            {
                SpecJsonRead.Skip(ref reader);
            }
        }

        return new InventoryEntry(
            kind ?? throw SpecJsonRead.MissingMember(start, What, "kind"),
            id ?? throw SpecJsonRead.MissingMember(start, What, "id"),
            version ?? throw SpecJsonRead.MissingMember(start, What, "version"));
    }

    public static void WriteJson(Utf8JsonWriter writer, InventoryEntry value)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, value.Kind);
        writer.WriteString("id"u8, value.Id);
        writer.WriteNumber("version"u8, value.Version);
        writer.WriteEndObject();
    }
}
