using System.Text.Json;

namespace SpecLattice;

/// <summary>Adds to an error where in the document it is, and words the reader's own errors.</summary>
internal static class SpecJsonPlacing
{
    /// <summary>Places an error in a whole document.</summary>
    public static void Place(SpecJsonException error, ReadOnlySpan<byte> utf8, JsonReaderOptions options)
    {
        long offset = Math.Clamp(error.Offset ?? 0, 0, utf8.Length);
        var reader = new Utf8JsonReader(utf8, options);
        string pointer = new SpecJsonLocator().Find(ref reader, offset);
        (long line, long column) = LineAndColumn(utf8[..(int)offset]);
        error.Place(pointer, line, column, offset);
    }

    /// <summary>Makes a placed error of one that the reader, or a scalar's own code, has thrown.</summary>
    public static SpecJsonException Placed(JsonException error, ReadOnlySpan<byte> utf8, JsonReaderOptions options, long tokenStart)
    {
        if (!IsOfReader(error))
        {
            SpecJsonException own = SpecJsonException.From(error, tokenStart, error.Message);
            Place(own, utf8, options);
            return own;
        }

        long offset = OffsetOf(utf8, error.LineNumber.GetValueOrDefault(), error.BytePositionInLine.GetValueOrDefault());
        var reader = new Utf8JsonReader(utf8, options);
        var locator = new SpecJsonLocator();
        string pointer = locator.Find(ref reader, long.MaxValue);
        bool ends = utf8[(int)offset..].IndexOfAnyExcept(" \t\r\n"u8) < 0;
        return SpecJsonException.From(error, offset, Describe(error, ref locator, ref reader, ends))
            .Place(pointer, error.LineNumber.GetValueOrDefault() + 1, error.BytePositionInLine.GetValueOrDefault() + 1, offset);
    }

    /// <summary>Places an error that came up inside a converter.</summary>
    /// <param name="error">The error.</param>
    /// <param name="start">The reader as the converter was given it.</param>
    /// <param name="reader">The converter's reader: is moved to the error, because System.Text.Json takes the line from there.</param>
    public static SpecJsonException PlaceBelow(JsonException error, Utf8JsonReader start, ref Utf8JsonReader reader)
    {
        if (error is not SpecJsonException && IsOfReader(error))
        {
            var locator = new SpecJsonLocator();
            string pointer = locator.Find(ref start, long.MaxValue);
            return SpecJsonException.From(error, 0, Describe(error, ref locator, ref start, ends: false))
                .Place(pointer, error.LineNumber.GetValueOrDefault() + 1, error.BytePositionInLine.GetValueOrDefault() + 1, null);
        }

        SpecJsonException own = error as SpecJsonException ?? SpecJsonException.From(error, reader.TokenStartIndex, error.Message);
        string below = new SpecJsonLocator().Find(ref start, own.Offset ?? 0);
        reader = start;
        return own.PlaceBelow(below, BytesBehind(ref reader));
    }

    /// <summary>The reader's own errors know their line; those that a scalar's code makes of a message do not.</summary>
    private static bool IsOfReader(JsonException error) => error.LineNumber is not null && error.Path is null;

    /// <summary>
    /// What is wrong with the JSON. The reader's own message is not taken over: it may quote what it found, which may be part of a secret.
    /// </summary>
    private static string Describe(JsonException error, ref SpecJsonLocator locator, ref Utf8JsonReader failed, bool ends)
    {
        if (ends)
        {
            return $"malformed JSON: the document ends, expected {locator.Expected}";
        }

        int maxDepth = failed.CurrentState.Options.MaxDepth is var given and > 0 ? given : 64;
        int depth = failed.CurrentDepth + (failed.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return depth >= maxDepth && locator.ExpectedValue && error.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? $"more than the {maxDepth} objects and arrays inside one another that are allowed"
            : $"malformed JSON: expected {locator.Expected}";
    }

    /// <summary>How far behind the start of its token a reader is; null where the name and the colon behind it may be on different lines.</summary>
    private static int? BytesBehind(ref Utf8JsonReader reader)
    {
        long bytes = reader.BytesConsumed - reader.TokenStartIndex;
        long name = (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) + 3;
        return reader.TokenType == JsonTokenType.PropertyName && bytes != name ? null : (int)bytes;
    }

    private static (long Line, long Column) LineAndColumn(ReadOnlySpan<byte> before)
        => (before.Count((byte)'\n') + 1L, before.Length - before.LastIndexOf((byte)'\n'));

    private static long OffsetOf(ReadOnlySpan<byte> utf8, long line, long position)
    {
        long offset = 0;
        for (; line > 0; line--)
        {
            offset += utf8[(int)offset..].IndexOf((byte)'\n') + 1;
        }

        return Math.Min(utf8.Length, offset + position);
    }
}
