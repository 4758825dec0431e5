using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Laws;

/// <summary>L5: what was written is read as the same value, and what was read is written as the same document.</summary>
internal sealed class CodecLaw<TSum>(LawSubject<TSum> subject)
    where TSum : class, ISpecJson<TSum>
{
    /// <summary>Reads a document, and checks what reading and writing it must keep.</summary>
    public Violation? Check(int version, JsonNode? document, bool isMade, out TSum? value)
    {
        try
        {
            value = subject.Read(version, document);
        }
        catch (SpecJsonException error)
        {
            value = null;
            return new Violation(Law.Codec, isMade ? $"the schema allows the document, but it cannot be read: {error.Message}" : $"the document cannot be read: {error.Message}");
        }

        var again = subject.Read(version, document);
        if (!again.Equals(value) || again.GetHashCode() != value.GetHashCode())
        {
            return new Violation(Law.Codec, "reading the document twice gives two values that are not equal, or have different hash codes");
        }

        if (subject.Family.VersionOf(value) != version)
        {
            return new Violation(Law.Codec, $"a document of version {version} is read as one of version {subject.Family.VersionOf(value)}");
        }

        if (!subject.Write(value).AsSpan().SequenceEqual(subject.Write(value)))
        {
            return new Violation(Law.Codec, "writing a value twice gives different documents");
        }

        if (CheckWritten(version, value, "") is { } violation)
        {
            return violation;
        }

        var written = subject.Document(value);
        return JsonDifference.AfterReading(WithoutDefaults(version, document, written, value), written, subject.Root(version), isMade) is { } difference
            ? new Violation(Law.Codec, $"the document is not written as it was read: {difference}")
            : null;
    }

    /// <summary>Checks that a value is written as its schema says, and read as the same value.</summary>
    public Violation? CheckWritten(int version, TSum value, string route)
    {
        var written = subject.Write(value);
        if (ShapeCheck.Disagreement(subject.Document(value), subject.Root(version)) is { } disagreement)
        {
            return new Violation(Law.Codec, $"the written document is not what the schema of version {version} says: {disagreement}", route);
        }

        TSum read;
        try
        {
            read = subject.ReadEnvelope(written, LawSubject<TSum>.Limits);
        }
        catch (SpecJsonException error)
        {
            return new Violation(Law.Codec, $"what is written cannot be read: {error.Message}", route);
        }

        if (!read.Equals(value))
        {
            var difference = JsonDifference.Between(JsonText.Parse(written), JsonText.Parse(subject.Write(read)));
            return new Violation(Law.Codec, $"what is written is read as another value: {difference ?? "they are not equal, although they are written alike"}", route);
        }

        return !written.AsSpan().SequenceEqual(subject.Write(read))
            ? new Violation(Law.Codec, "a value that was read is written in another way than before", route)
            : subject.Family.Envelope is null ? CheckWays(value, written, route) : null;
    }

    // What a type reads and writes in a hurry is what it reads and writes otherwise.
    private static Violation? CheckWays(TSum value, byte[] written, string route)
    {
        var plain = SpecJson.SerializeToUtf8Bytes(new PlainWay<TSum>(value), LawSubject<TSum>.Limits);
        if (!plain.AsSpan().SequenceEqual(written))
        {
            var difference = JsonDifference.Between(JsonText.Parse(plain), JsonText.Parse(written)) ?? "they mean the same, but are spelled differently";
            return new Violation(Law.Codec, $"TryWrite and WriteJson write different documents: {difference}", route);
        }

        return SpecJson.Deserialize<PlainWay<TSum>>(written, LawSubject<TSum>.Limits).Value.Equals(value)
            ? null
            : new Violation(Law.Codec, "TryRead and ReadJson read different values from one document", route);
    }

    // Some defaults are not known as JSON. A member that was not written held its default if the document says the same without it.
    private JsonNode? WithoutDefaults(int version, JsonNode? document, JsonNode? written, TSum value)
    {
        var plain = document;
        foreach (var place in Places.All(document, subject.Root(version)).Where(place => place.Member is { IsRequired: false, Default: null }))
        {
            if (Places.Find(written, subject.Root(version), place.Pointer) is null or { Value: null }
                && subject.TryRead(version, Edit.Remove(place.Pointer).Apply(plain), out var without)
                && value.Equals(without))
            {
                plain = Edit.Remove(place.Pointer).Apply(plain);
            }
        }

        return plain;
    }
}
