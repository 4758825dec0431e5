using System.Text.Json;
using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Migration;

/// <summary>The source's description of the VM. It describes itself, so that a target of any age can say what it cannot read.</summary>
internal sealed record Preamble : ISpecJson<Preamble>
{
    private const string What = "a preamble";

    /// <summary>The spec, in the version chosen for the target.</summary>
    public required VersionedInstanceSpec Spec { get; init; }

    /// <summary>What the source itself reads, were the VM to come back; null where it does not say.</summary>
    public SpecOffer? Offer { get; init; }

    /// <summary>The device state that will come.</summary>
    public required SpecList<InventoryEntry> Inventory { get; init; }

    /// <summary>The API version that the VM was made with.</summary>
    public required int BirthVersion { get; init; }

    /// <summary>The size of the guest's memory.</summary>
    public required ulong MemoryBytes { get; init; }

    public static Preamble ReadJson(ref Utf8JsonReader reader)
    {
        VersionedInstanceSpec? spec = null;
        SpecOffer? offer = null;
        SpecList<InventoryEntry>? inventory = null;
        int? birth = null;
        ulong? memory = null;
        var start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("spec"u8))
            {
                DocumentRead.Once(ref reader, "spec", spec);
                spec = DocumentRead.Value<VersionedInstanceSpec>(ref reader);
            }
            else if (reader.ValueTextEquals("offer"u8))
            {
                DocumentRead.Once(ref reader, "offer", offer);
                offer = SpecOffer.ReadJson(ref reader);
            }
            else if (reader.ValueTextEquals("inventory"u8))
            {
                DocumentRead.Once(ref reader, "inventory", inventory);
                inventory = DocumentRead.List(ref reader, InventoryEntry.ReadJson);
            }
            else if (reader.ValueTextEquals("birth_version"u8))
            {
                DocumentRead.Once(ref reader, "birth_version", birth);
                birth = SpecJsonRead.Int32(ref reader);
            }
            else if (reader.ValueTextEquals("memory_bytes"u8))
            {
                DocumentRead.Once(ref reader, "memory_bytes", memory);
                memory = SpecJsonRead.UInt64(ref reader);
            }
            else
            {
                SpecJsonRead.Skip(ref reader);
            }
        }

        return new Preamble
        {
            Spec = spec ?? throw SpecJsonRead.MissingMember(start, What, "spec"),
            Offer = offer,
            Inventory = inventory ?? throw SpecJsonRead.MissingMember(start, What, "inventory"),
            BirthVersion = birth ?? throw SpecJsonRead.MissingMember(start, What, "birth_version"),
            MemoryBytes = memory ?? throw SpecJsonRead.MissingMember(start, What, "memory_bytes"),
        };
    }

    public static void WriteJson(Utf8JsonWriter writer, Preamble value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("birth_version"u8, value.BirthVersion);
        writer.WriteNumber("memory_bytes"u8, value.MemoryBytes);
        writer.WritePropertyName("spec"u8);
        DocumentRead.Write(writer, value.Spec);
        writer.WritePropertyName("inventory"u8);
        SpecJsonWrite.List(writer, value.Inventory, InventoryEntry.WriteJson);
        if (value.Offer is { } offer)
        {
            writer.WritePropertyName("offer"u8);
            SpecOffer.WriteJson(writer, offer);
        }

        writer.WriteEndObject();
    }
}
