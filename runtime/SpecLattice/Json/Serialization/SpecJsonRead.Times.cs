using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <content>Dates and times, in the forms of System.Text.Json; where that would round a time or take the zone of the machine, it is refused.</content>
public static partial class SpecJsonRead
{
    // The longest, a date and time with its offset, has 33 characters, but zeros may follow the fraction; each takes at most 6 bytes when escaped.
    private const int MaxEscapedTimeLength = 64 * 6;

    // A tick is 100 ns.
    private const int MaxFractionDigits = 7;

    /// <summary>Reads a date and time that ends in <c>Z</c>, for UTC, or has no zone. One with an offset is refused: the type cannot keep it.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value, whose kind is UTC or unspecified.</returns>
    public static DateTime DateTime(ref Utf8JsonReader reader)
    {
        const string expected = "a date and time such as 2026-03-01T09:30:00Z or 2026-03-01T09:30:00, without an offset (a DateTimeOffset keeps one)";
        Span<byte> scratch = stackalloc byte[MaxEscapedTimeLength];
        ReadOnlySpan<byte> text = scratch[..CopyText(ref reader, scratch, expected)];
        return ZoneOf(text) is Zone.None or Zone.Utc && reader.TryGetDateTime(out DateTime value)
            ? value
            : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    /// <summary>Reads a date and time with its offset from UTC, or <c>Z</c>. One without is refused: it would be taken for a time of this machine's zone.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static DateTimeOffset DateTimeOffset(ref Utf8JsonReader reader)
    {
        const string expected = "a date and time with its offset, such as 2026-03-01T09:30:00+01:00";
        Span<byte> scratch = stackalloc byte[MaxEscapedTimeLength];
        ReadOnlySpan<byte> text = scratch[..CopyText(ref reader, scratch, expected)];
        return ZoneOf(text) is Zone.Offset or Zone.Utc && reader.TryGetDateTimeOffset(out DateTimeOffset value)
            ? value
            : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    /// <summary>Reads a date.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static DateOnly DateOnly(ref Utf8JsonReader reader)
    {
        const string expected = "a date such as 2026-03-01";
        Span<byte> scratch = stackalloc byte[MaxEscapedTimeLength];
        return TryDate(scratch[..CopyText(ref reader, scratch, expected)], out DateOnly value) ? value : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    /// <summary>Reads a key that is a date.</summary>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <returns>The key.</returns>
    public static DateOnly DateOnlyKey(ref Utf8JsonReader reader)
    {
        Span<byte> scratch = stackalloc byte[MaxEscapedTimeLength];
        return TryCopyShort(in reader, scratch, out int length) && TryDate(scratch[..length], out DateOnly key)
            ? key
            : throw At(reader.TokenStartIndex, "expected a key that is a date such as 2026-03-01");
    }

    /// <summary>Reads a time of day.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static TimeOnly TimeOnly(ref Utf8JsonReader reader)
    {
        const string expected = "a time of day such as 09:30:00 or 09:30:00.1234567";
        Span<byte> scratch = stackalloc byte[MaxEscapedTimeLength];
        ReadOnlySpan<byte> text = scratch[..CopyText(ref reader, scratch, expected)];
        return TrySpan(text, out TimeSpan value) && value >= System.TimeSpan.Zero && value < System.TimeSpan.FromDays(1)
            ? System.TimeOnly.FromTimeSpan(value)
            : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    /// <summary>Reads a span of time: <c>[-][days.]hours:minutes:seconds[.fraction]</c>.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static TimeSpan TimeSpan(ref Utf8JsonReader reader)
    {
        const string expected = "a span of time such as 1.02:03:04 or -00:00:00.5000000";
        Span<byte> scratch = stackalloc byte[MaxEscapedTimeLength];
        return TrySpan(scratch[..CopyText(ref reader, scratch, expected)], out TimeSpan value) ? value : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    private static int CopyText(ref Utf8JsonReader reader, scoped Span<byte> scratch, string expected)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Unexpected(ref reader, expected);
        }

        return TryCopyShort(in reader, scratch, out int length) ? length : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        Span<char> characters = stackalloc char[10];
        value = default;
        return text.Length == characters.Length
            && Encoding.ASCII.TryGetChars(text, characters, out _)
            && System.DateOnly.TryParseExact(characters, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    private static bool TrySpan(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        int colon = text.IndexOf((byte)':');
        return colon > 0
            && !HasFinerFraction(text[colon..])
            && Utf8Parser.TryParse(text, out value, out int length, 'c')
            && length == text.Length;
    }

    // What is not a date and time at all is left to the reader to refuse.
    private static Zone ZoneOf(ReadOnlySpan<byte> text)
    {
        int time = text.IndexOf((byte)'T');
        if (time < 0)
        {
            return Zone.None;
        }

        text = text[time..];
        int zone = text.IndexOfAny("Z+-"u8);
        return HasFinerFraction(zone < 0 ? text : text[..zone]) ? Zone.Unknown : zone < 0 ? Zone.None : text[zone] == 'Z' ? Zone.Utc : Zone.Offset;
    }

    /// <summary>Whether a fraction has digits that would be cut off.</summary>
    private static bool HasFinerFraction(ReadOnlySpan<byte> time)
    {
        int point = time.IndexOf((byte)'.');
        return point >= 0 && time.Length - point - 1 > MaxFractionDigits && time[(point + 1 + MaxFractionDigits)..].ContainsAnyExcept((byte)'0');
    }

    private enum Zone
    {
        Unknown,
        None,
        Utc,
        Offset,
    }
}
