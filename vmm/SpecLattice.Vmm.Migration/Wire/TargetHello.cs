using System.Text.Json;

namespace SpecLattice.Vmm.Migration;

/// <summary>The target's first document: what it reads.</summary>
internal sealed record TargetHello : ISpecJson<TargetHello>
{
    /// <summary>The versions that the target reads, of the spec and of each device's state; null where it does not say.</summary>
    public SpecOffer? Offer { get; init; }

    /// <summary>
    /// Whether the target has the whole VM already, of the migration that the connection is for, and only asks whether it may run: the
    /// connection broke before it was told.
    /// </summary>
    public bool Handover { get; init; }

    /// <summary>Where the target is reached, for logs; null where it does not say.</summary>
    public string? Address { get; init; }

    public static TargetHello ReadJson(ref Utf8JsonReader reader)
    {
        SpecOffer? offer = null;
        bool? handover = null;
        string? address = null;
        SpecJsonRead.StartObject(ref reader, "a target's hello");
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("offer"u8))
            {
                DocumentRead.Once(ref reader, "offer", offer);
                offer = SpecOffer.ReadJson(ref reader);
            }
            else if (reader.ValueTextEquals("handover"u8))
            {
                DocumentRead.Once(ref reader, "handover", handover);
                handover = SpecJsonRead.Boolean(ref reader);
            }
            else if (reader.ValueTextEquals("address"u8))
            {
                DocumentRead.Once(ref reader, "address", address);
                address = DocumentRead.Name(ref reader);
            }
            else
            {
                SpecJsonRead.Skip(ref reader);
            }
        }

        return new TargetHello { Offer = offer, Handover = handover ?? false, Address = address };
    }

    public static void WriteJson(Utf8JsonWriter writer, TargetHello value)
    {
        writer.WriteStartObject();
        if (value.Offer is { } offer)
        {
            writer.WritePropertyName("offer"u8);
            SpecOffer.WriteJson(writer, offer);
        }

        if (value.Handover)
        {
            writer.WriteBoolean("handover"u8, true);
        }

        if (value.Address is { } address)
        {
            writer.WriteString("address"u8, address);
        }

        writer.WriteEndObject();
    }
}
