using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Negotiation;

/// <summary>A version that a build offers to read.</summary>
[JsonConverter(typeof(SpecJsonConverter<SpecOfferedVersion>))]
public readonly record struct SpecOfferedVersion : ISpecJson<SpecOfferedVersion>
{
    private const string What = "an offered version";

    /// <summary>Offers a version.</summary>
    /// <param name="number">The version.</param>
    /// <param name="digest">The digest of the version's schema in that build.</param>
    public SpecOfferedVersion(int number, string digest)
    {
        Number = number;
        Digest = digest;
    }

    /// <summary>The version.</summary>
    public int Number { get; init; }

    /// <summary>The digest of the version's schema in that build.</summary>
    public string Digest { get; init; }

    /// <inheritdoc/>
    public static SpecOfferedVersion ReadJson(ref Utf8JsonReader reader)
    {
        int? version = null;
        string? digest = null;
        long start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("version"u8))
            {
                version = version is null ? Positive(ref reader) : throw SpecJsonRead.DuplicateMember(ref reader, "version");
            }
            else if (reader.ValueTextEquals("digest"u8))
            {
                digest = digest is null ? Short(ref reader) : throw SpecJsonRead.DuplicateMember(ref reader, "digest");
            }
            else
            {
                // A newer peer may say more about a version.
                SpecJsonRead.Skip(ref reader);
            }
        }

        return new SpecOfferedVersion(
            version ?? throw SpecJsonRead.MissingMember(start, What, "version"),
            digest ?? throw SpecJsonRead.MissingMember(start, What, "digest"));
    }

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, SpecOfferedVersion value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("version"u8);
        writer.WriteNumberValue(value.Number > 0 ? value.Number : throw SpecJsonWrite.Error("expected a positive version"));
        writer.WritePropertyName("digest"u8);
        if (value.Digest is { Length: 0 or > SpecOffer.MaxTextLength })
        {
            throw SpecJsonWrite.Error($"expected a digest of 1 to {SpecOffer.MaxTextLength} characters");
        }

        SpecJsonWrite.String(writer, value.Digest);
        writer.WriteEndObject();
    }

    private static int Positive(ref Utf8JsonReader reader)
    {
        reader.Read();
        int version = SpecJsonRead.Int32(ref reader);
        return version > 0 ? version : throw SpecJsonRead.At(reader.TokenStartIndex, "expected a positive version");
    }

    private static string Short(ref Utf8JsonReader reader)
    {
        reader.Read();
        string digest = SpecJsonRead.String(ref reader);
        return digest.Length is > 0 and <= SpecOffer.MaxTextLength
            ? digest
            : throw SpecJsonRead.At(reader.TokenStartIndex, $"expected a digest of 1 to {SpecOffer.MaxTextLength} characters");
    }
}
