using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecLattice;

/// <summary>Adds to an error where in the document it is, and words the reader's own errors.</summary>
internal static class SpecJsonPlacing
{
    // How System.Text.Json marks what its reader's Get methods throw, to tell it from mistakes in code.
    private const string ReaderSource = "System.Text.Json.Rethrowable";

    private const string Comment = "malformed JSON: this is a comment, which JSON does not have; remove it";

    private const string TrailingComma = "malformed JSON: a comma before `]` or `}`, expected another value or no comma";

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
    public static SpecJsonException Placed(Exception error, ReadOnlySpan<byte> utf8, JsonReaderOptions options, long tokenStart)
    {
        if (!IsMalformed(error, out JsonException? malformed))
        {
            SpecJsonException own = SpecJsonException.At(tokenStart, Describe(error));
            Place(own, utf8, options);
            return own;
        }

        long offset = OffsetOf(utf8, malformed.LineNumber.GetValueOrDefault(), malformed.BytePositionInLine.GetValueOrDefault());
        var reader = new Utf8JsonReader(utf8, options);
        var locator = new SpecJsonLocator();
        string pointer = locator.Find(ref reader, long.MaxValue);
        bool ends = utf8[(int)offset..].IndexOfAnyExcept(" \t\r\n"u8) < 0;
        return SpecJsonException.At(offset, NotJson(utf8, (int)offset) ?? Describe(malformed, ref locator, ref reader, ends))
            .Place(pointer, malformed.LineNumber.GetValueOrDefault() + 1, malformed.BytePositionInLine.GetValueOrDefault() + 1, offset);
    }

    /// <summary>Places an error that came up inside a converter.</summary>
    /// <param name="error">The error.</param>
    /// <param name="start">The reader as the converter was given it.</param>
    /// <param name="reader">The converter's reader: is moved to the error, because System.Text.Json takes the line from there.</param>
    public static SpecJsonException PlaceBelow(Exception error, Utf8JsonReader start, ref Utf8JsonReader reader)
    {
        if (IsMalformed(error, out JsonException? malformed))
        {
            var locator = new SpecJsonLocator();
            string pointer = locator.Find(ref start, long.MaxValue);
            return SpecJsonException.At(0, NotJson(malformed) ?? Describe(malformed, ref locator, ref start, ends: false))
                .Place(pointer, malformed.LineNumber.GetValueOrDefault() + 1, malformed.BytePositionInLine.GetValueOrDefault() + 1, null);
        }

        SpecJsonException own = error as SpecJsonException ?? SpecJsonException.At(reader.TokenStartIndex, Describe(error));
        string below = new SpecJsonLocator().Find(ref start, own.Offset ?? 0);
        reader = start;
        return own.PlaceBelow(below, BytesBehind(ref reader));
    }

    /// <summary>
    /// Whether an exception says that a document is not what was expected, and not yet where: an error of ours, one of the reader's,
    /// a message of a scalar's own code, or the refusal of a member that checks its value. An exception with a path comes from another deserialization and says where in that one.
    /// </summary>
    public static bool IsUnplaced(Exception error) => error switch
    {
        SpecJsonException own => !own.IsPlaced,
        JsonException other => other.Path is null,
        InvalidOperationException or FormatException => error.Source == ReaderSource,

        // An init accessor that checks what it is given.
        ArgumentException => true,
        _ => false,
    };

    /// <summary>Whether the document is not JSON. The reader's errors know their line; those that a scalar's code makes of a message do not.</summary>
    private static bool IsMalformed(Exception error, [NotNullWhen(true)] out JsonException? malformed)
    {
        malformed = error is JsonException { LineNumber: not null } and not SpecJsonException ? (JsonException)error : null;
        return malformed is not null;
    }

    private static string Describe(Exception error) => error switch
    {
        JsonException => error.Message,
        // Its message may quote the value, which may be a secret.
        ArgumentException => $"the value is refused by the code of its type ({error.GetType().Name})",
        FormatException => "the value has the wrong form or is out of range",
        _ => "the value has the wrong kind, or is not valid Unicode",
    };

    /// <summary>
    /// What is wrong with the JSON. The reader's own exception is not taken over: it may quote what it found, which may be part of a secret.
    /// </summary>
    private static string Describe(JsonException error, ref SpecJsonLocator locator, ref Utf8JsonReader failed, bool ends)
    {
        if (ends)
        {
            return $"malformed JSON: unexpected end of document, expected {locator.Expected}";
        }

        int maxDepth = failed.CurrentState.Options.MaxDepth is var given and > 0 ? given : 64;
        int depth = failed.CurrentDepth + (failed.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return depth >= maxDepth && locator.ExpectedValue && error.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? $"more than the {maxDepth} levels of nested objects and arrays allowed"
            : $"malformed JSON: expected {locator.Expected}";
    }

    /// <summary>What people write who take the document for another language's; null where it is something else.</summary>
    private static string? NotJson(ReadOnlySpan<byte> utf8, int offset)
    {
        ReadOnlySpan<byte> rest = utf8[Math.Min(offset, utf8.Length)..];
        ReadOnlySpan<byte> before = utf8[..Math.Min(offset, utf8.Length)].TrimEnd(" \t\r\n"u8);
        return rest.StartsWith("//"u8) || rest.StartsWith("/*"u8) || before.EndsWith("//"u8) || before.EndsWith("/*"u8) ? Comment
            : rest is [(byte)']' or (byte)'}', ..] && before is [.., (byte)','] ? TrailingComma
            : null;
    }

    /// <summary>The same where the document is not at hand: as the reader's message calls it.</summary>
    private static string? NotJson(JsonException error) =>
        error.Message.Contains("trailing comma", StringComparison.OrdinalIgnoreCase) ? TrailingComma
        : error.Message.StartsWith("'/'", StringComparison.Ordinal) ? Comment
        : null;

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
