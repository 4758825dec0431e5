using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>What generated sums have in common.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecSums
{
    /// <summary>The number in a tag such as <c>V9</c>; 0 where the tag is not such a number as this build would write it, without leading zeros.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The number.</returns>
    public static int VersionOfTag(string tag) => SpecEnvelope.Default.VersionOf(tag);

    /// <summary>A tag that no version which this build knows has: what is written under one would be read as that version.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <returns>The tag.</returns>
    /// <exception cref="ArgumentException">A known version has the tag.</exception>
    public static string UnknownTag(string tag, ImmutableArray<SpecVersion> known)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return known.Any(version => version.WireTag == tag)
            ? throw new ArgumentException($"version `{tag}` is known to this build: read it as what it is", nameof(tag))
            : tag;
    }

    /// <summary>The refusal of a conversion to a version that this build does not know.</summary>
    /// <param name="family">The family.</param>
    /// <param name="from">The version of the value.</param>
    /// <param name="to">The version asked for.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <returns>The refusal.</returns>
    public static Refusal UnknownTarget(string family, int from, int to, ImmutableArray<SpecVersion> known) =>
        Report(family, from, to, $"version {to} of {family} is unknown to this build; known versions: {List(known)}");

    /// <summary>The refusal of a conversion of a value of a version that this build does not know.</summary>
    /// <param name="family">The family.</param>
    /// <param name="tag">The tag of the value's version.</param>
    /// <param name="to">The version asked for.</param>
    /// <param name="known">The versions that this build knows.</param>
    /// <returns>The refusal.</returns>
    public static Refusal UnknownSource(string family, string tag, int to, ImmutableArray<SpecVersion> known) => UnknownSource(family, tag, VersionOfTag(tag), to, known);

    internal static Refusal UnknownSource(string family, string tag, int from, int to, ImmutableArray<SpecVersion> known) =>
        Report(family, from, to, $"version `{SpecText.Show(tag)}` of {family} is unknown to this build, so it cannot be converted; known versions: {List(known)}");

    /// <summary>The lowest version that holds a value without loss: for a sum with so many versions that its members do not say it themselves.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="value">The value, of a known version.</param>
    /// <returns>The version.</returns>
    public static int FloorOf<TSum>(TSum value)
        where TSum : class, ISpecSum<TSum>
    {
        foreach (var candidate in TSum.Versions)
        {
            if (candidate.Number >= value.Version || Holds(candidate.Number))
            {
                return Math.Min(candidate.Number, value.Version);
            }
        }

        return value.Version;

        bool Holds(int version)
        {
            try
            {
                return value.ToVersion(version).IsSuccess;
            }
            catch (SpecConversionException)
            {
                // A conversion whose signature cannot refuse.
                return false;
            }
        }
    }

    /// <summary>Reads an envelope, whose two members may stand in either order.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="reader">The reader, on the envelope's first token.</param>
    /// <param name="what">The sum's name.</param>
    /// <param name="readSpec">Reads the spec of a version.</param>
    /// <returns>The spec.</returns>
    /// <exception cref="SpecJsonException">This is not an envelope of a spec.</exception>
    public static TSum Read<TSum>(ref Utf8JsonReader reader, string what, ReadSpec<TSum> readSpec)
        where TSum : class => ReadAround(ref reader, what, SpecEnvelope.Default, "version"u8, "spec"u8, readSpec);

    /// <summary>Reads an envelope around a document, whose two members may stand in either order.</summary>
    internal static TSum ReadAround<TSum>(
        ref Utf8JsonReader reader, string what, SpecEnvelope envelope, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> content, ReadSpec<TSum> readSpec)
        where TSum : notnull
    {
        long start = SpecJsonRead.StartObject(ref reader, what);
        string? tag = null;
        bool hasSpec = false;
        TSum? value = default;
        Utf8JsonReader early = default;
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals(mark))
            {
                if (tag is not null)
                {
                    throw SpecJsonRead.DuplicateMember(ref reader, envelope.Mark);
                }

                reader.Read();
                tag = ReadMark(ref reader, envelope.MarkKind);
            }
            else if (reader.ValueTextEquals(content))
            {
                if (hasSpec)
                {
                    throw SpecJsonRead.DuplicateMember(ref reader, envelope.Content);
                }

                hasSpec = true;
                if (tag is not null)
                {
                    reader.Read();
                    value = readSpec(tag, ref reader);
                }
                else
                {
                    // The version is not known yet: remember the place, and read the spec once it is.
                    early = reader;
                    early.Read();
                    SpecJsonRead.Skip(ref reader);
                }
            }
            else
            {
                throw SpecJsonRead.UnknownMember(ref reader, what, $"`{envelope.Mark}`, `{envelope.Content}`");
            }
        }

        if (tag is null || !hasSpec)
        {
            throw SpecJsonRead.MissingMember(start, what, tag is null ? envelope.Mark : envelope.Content);
        }

        return value ?? readSpec(tag, ref early);
    }

    /// <summary>Reads a mark, on which the reader stands.</summary>
    internal static string ReadMark(ref Utf8JsonReader reader, SpecMarkKind kind)
    {
        if (kind == SpecMarkKind.Text)
        {
            return SpecJsonRead.String(ref reader);
        }

        if (reader.TokenType != JsonTokenType.Number)
        {
            throw SpecJsonRead.Unexpected(ref reader, "an integer");
        }

        // Minus zero is no mark that could be written back.
        byte first = reader.HasValueSequence ? reader.ValueSequence.FirstSpan[0] : reader.ValueSpan[0];
        return first != (byte)'-' && reader.TryGetInt64(out long number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw SpecJsonRead.At(reader.TokenStartIndex, $"expected an integer from 0 to {long.MaxValue}, found another number");
    }

    /// <summary>Writes an envelope.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="what">The sum's name.</param>
    /// <param name="value">The spec.</param>
    /// <param name="tag">Its version's tag; null where the spec is null.</param>
    /// <param name="writeSpec">Writes the spec.</param>
    /// <exception cref="SpecJsonException">The spec is null.</exception>
    public static void Write<TSum>(Utf8JsonWriter writer, string what, TSum value, string? tag, WriteValue<TSum> writeSpec)
        where TSum : class
    {
        SpecJsonWrite.StartObject(writer, value, what);
        SpecJsonWrite.String(writer, "version"u8, tag!);
        writer.WritePropertyName("spec"u8);
        writeSpec(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Reads an envelope that must hold a version which this build does not know.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <typeparam name="TUnknown">Its case for unknown versions.</typeparam>
    /// <param name="reader">The reader, on the envelope's first token.</param>
    /// <returns>The unknown version.</returns>
    /// <exception cref="SpecJsonException">This is not an envelope, or one of a version that this build knows.</exception>
    public static TUnknown ReadUnknown<TSum, TUnknown>(ref Utf8JsonReader reader)
        where TSum : class, ISpecJson<TSum>
        where TUnknown : class, TSum
    {
        var start = reader.TokenStartIndex;
        return TSum.ReadJson(ref reader) as TUnknown
            ?? throw SpecJsonException.At(start, $"expected a version that this build does not know; read a known one as {typeof(TSum).Name}");
    }

    /// <summary>Writes a version with its envelope.</summary>
    /// <typeparam name="TSum">The sum.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The version.</param>
    public static void Write<TSum>(Utf8JsonWriter writer, TSum value)
        where TSum : ISpecJson<TSum> => TSum.WriteJson(writer, value);

    /// <summary>Checks that what is written under a tag would be read under it.</summary>
    internal static void RequireMark(SpecEnvelope envelope, string tag, ReadOnlySpan<byte> json)
    {
        if (envelope.MarkKind == SpecMarkKind.Integer && !(long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number.ToString(CultureInfo.InvariantCulture) == tag))
        {
            throw new ArgumentException($"expected an integer from 0 to {long.MaxValue}, which marks of this family are", nameof(tag));
        }

        if (envelope.Form == SpecEnvelopeForm.Inside && !HoldsMark(envelope, tag, json))
        {
            throw new ArgumentException($"expected an object whose member `{envelope.Mark}` is the tag, as documents of this family are", nameof(json));
        }
    }

    private static bool HoldsMark(SpecEnvelope envelope, string tag, ReadOnlySpan<byte> json)
    {
        // As lenient as any reader that the document may have come from.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        int marks = 0;
        bool same = false;
        try
        {
            reader.Read();
            SpecJsonRead.StartObject(ref reader, "");
            while (SpecJsonRead.NextMember(ref reader))
            {
                bool isMark = reader.ValueTextEquals(envelope.Mark);
                reader.Read();
                if (isMark)
                {
                    marks++;
                    same = ReadMark(ref reader, envelope.MarkKind) == tag;
                }

                SpecJsonRead.Skip(ref reader);
            }

            return marks == 1 && same && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Refusal Report(string family, int from, int to, string message) => Conversion.Refuse(new Loss
    {
        Family = family,
        Pointer = "",
        Kind = LossKind.UnknownVersion,
        FromVersion = from,
        ToVersion = to,
        Step = new LossStep(from, to),
        Message = message,
    });

    private static string List(ImmutableArray<SpecVersion> versions) => string.Join(", ", versions.Select(version => version.Number));
}
