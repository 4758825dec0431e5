using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Tests;

/// <summary>A record with a codec as the generator writes it.</summary>
[JsonConverter(typeof(SpecJsonConverter<Box>))]
public sealed record Box : ISpecJson<Box>
{
    private const string What = "V1.Box";
    private const string Members = "`name`, `size`, `id`, `sizes`, `inner`, `parts`";

    public required string Name { get; init; }

    public byte? Size { get; init; }

    public Guid? Id { get; init; }

    public SpecList<byte> Sizes { get; init; } = [];

    public SpecMap<string, Box> Inner { get; init; } = [];

    public SpecList<Box> Parts { get; init; } = [];

    public static Box ReadJson(ref Utf8JsonReader reader)
    {
        string? name = null;
        byte? size = null;
        Guid? id = null;
        SpecList<byte>? sizes = null;
        SpecMap<string, Box>? inner = null;
        SpecList<Box>? parts = null;
        long start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("name"u8))
            {
                Once(ref reader, name, "name");
                name = SpecJsonRead.String(ref reader);
            }
            else if (reader.ValueTextEquals("size"u8))
            {
                Once(ref reader, size, "size");
                size = SpecJsonRead.Byte(ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                Once(ref reader, id, "id");
                id = SpecJsonRead.Guid(ref reader);
            }
            else if (reader.ValueTextEquals("sizes"u8))
            {
                Once(ref reader, sizes, "sizes");
                sizes = SpecJsonRead.List(ref reader, SpecJsonRead.Byte);
            }
            else if (reader.ValueTextEquals("inner"u8))
            {
                Once(ref reader, inner, "inner");
                inner = SpecJsonRead.Map(ref reader, SpecJsonRead.StringKey, ReadJson);
            }
            else if (reader.ValueTextEquals("parts"u8))
            {
                Once(ref reader, parts, "parts");
                parts = SpecJsonRead.List(ref reader, ReadJson);
            }
            else
            {
                throw SpecJsonRead.UnknownMember(ref reader, What, Members);
            }
        }

        return new Box
        {
            Name = name ?? throw SpecJsonRead.MissingMember(start, What, "name"),
            Size = size,
            Id = id,
            Sizes = sizes ?? [],
            Inner = inner ?? [],
            Parts = parts ?? [],
        };
    }

    public static void WriteJson(Utf8JsonWriter writer, Box value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("name"u8);
        SpecJsonWrite.String(writer, value.Name);
        if (value.Size is { } size)
        {
            writer.WritePropertyName("size"u8);
            SpecJsonWrite.Byte(writer, size);
        }

        if (value.Id is { } id)
        {
            writer.WritePropertyName("id"u8);
            SpecJsonWrite.Guid(writer, id);
        }

        writer.WritePropertyName("sizes"u8);
        SpecJsonWrite.List(writer, value.Sizes, SpecJsonWrite.Byte);
        writer.WritePropertyName("inner"u8);
        SpecJsonWrite.Map(writer, value.Inner, SpecJsonWrite.StringKey, WriteJson);
        writer.WritePropertyName("parts"u8);
        SpecJsonWrite.List(writer, value.Parts, WriteJson);
        writer.WriteEndObject();
    }

    private static void Once(ref Utf8JsonReader reader, object? before, string name)
    {
        if (before is not null)
        {
            throw SpecJsonRead.DuplicateMember(ref reader, name);
        }

        reader.Read();
    }
}

/// <summary>A type of System.Text.Json around a box.</summary>
public sealed record Shelf
{
    [JsonPropertyName("shelf no")]
    public int Number { get; init; }

    public List<Box> Boxes { get; init; } = [];
}

/// <summary>A value kept as it is.</summary>
[JsonConverter(typeof(SpecJsonConverter<Kept>))]
public sealed record Kept(ReadOnlyMemory<byte> Bytes) : ISpecJson<Kept>
{
    public static Kept ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.RawValue(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, Kept value) => SpecJsonWrite.RawValue(writer, value.Bytes);
}
