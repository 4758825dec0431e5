using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <content>Numbers, dates, times and texts that a JSON writer has no method for, or writes in a form that cannot be read again.</content>
public static partial class SpecJsonWrite
{
    // A UInt128 has 39 digits, an Int128 as many and a sign; a Half and a time have fewer.
    private const int MaxFormattedLength = 40;

    // What Utf8JsonWriter allows where its options say nothing.
    private const int DefaultWriterDepth = 1000;

    /// <summary>Writes an integer.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Int128(Utf8JsonWriter writer, Int128 value) => FormattedNumber(writer, value);

    /// <inheritdoc cref="Int128"/>
    [CLSCompliant(false)]
    public static void UInt128(Utf8JsonWriter writer, UInt128 value) => FormattedNumber(writer, value);

    /// <inheritdoc cref="Int128"/>
    /// <exception cref="SpecJsonException">The value has more than <see cref="SpecJsonOptions.MaxIntegerDigits"/> digits, and could not be read again.</exception>
    public static void BigInteger(Utf8JsonWriter writer, BigInteger value)
    {
        // A digit has more than 3.3 bits; an integer of many more is not even formatted.
        string? digits = value.GetBitLength() / 4 <= SpecJsonOptions.MaxIntegerDigits ? value.ToString(CultureInfo.InvariantCulture) : null;
        if (digits is null || digits.Length > SpecJsonOptions.MaxIntegerDigits + (value.Sign < 0 ? 1 : 0))
        {
            throw Error($"expected an integer of at most {SpecJsonOptions.MaxIntegerDigits} digits, found a longer one");
        }

        writer.WriteRawValue(digits, skipInputValidation: true);
    }

    /// <summary>Writes a number. Minus zero is zero: equal values are written alike.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The value is not finite.</exception>
    public static void Single(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(float.IsFinite(value)
        ? SpecJsonRead.WithoutMinusZero(value)
        : throw NotFinite());

    /// <inheritdoc cref="Single"/>
    public static void Half(Utf8JsonWriter writer, Half value)
    {
        if (!System.Half.IsFinite(value))
        {
            throw NotFinite();
        }

        FormattedNumber(writer, SpecJsonRead.WithoutMinusZero(value));
    }

    /// <summary>Writes a text of one UTF-16 code unit.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The value is a surrogate.</exception>
    public static void Char(Utf8JsonWriter writer, char value) => writer.WriteStringValue(Valid(value.ToString()));

    /// <summary>Writes a key of one UTF-16 code unit.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="SpecJsonException">The key is a surrogate.</exception>
    public static void CharKey(Utf8JsonWriter writer, char key) => writer.WritePropertyName(Valid(key.ToString()));

    /// <summary>Writes a text of one Unicode scalar value.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Rune(Utf8JsonWriter writer, Rune value) => writer.WriteStringValue(value.ToString());

    /// <summary>Writes a date and time with all the digits of its fraction, and <c>Z</c> behind it if it is in UTC.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The value is in the zone of this machine, which says nothing on another one.</exception>
    public static void DateTime(Utf8JsonWriter writer, DateTime value)
    {
        if (value.Kind == DateTimeKind.Local)
        {
            throw Error("expected a date and time in UTC or of unspecified kind, found one of this machine's zone: use ToUniversalTime, or a DateTimeOffset");
        }

        writer.WriteStringValue(value);
    }

    /// <summary>Writes a date and time with its offset.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void DateTimeOffset(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(value);

    /// <summary>Writes a date.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void DateOnly(Utf8JsonWriter writer, DateOnly value) => FormattedText(writer, value, "O");

    /// <summary>Writes a key that is a date.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    public static void DateOnlyKey(Utf8JsonWriter writer, DateOnly key) => writer.WritePropertyName(key.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Writes a time of day, with seven digits of its fraction if it has one.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void TimeOnly(Utf8JsonWriter writer, TimeOnly value) => FormattedText(writer, value.ToTimeSpan(), "c");

    /// <summary>Writes a span of time: <c>[-][days.]hours:minutes:seconds[.fraction]</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void TimeSpan(Utf8JsonWriter writer, TimeSpan value) => FormattedText(writer, value, "c");

    /// <summary>Writes a URI as it was given.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The text is not valid Unicode.</exception>
    public static void Uri(Utf8JsonWriter writer, Uri value) => writer.WriteStringValue(Valid((value ?? throw Null("a URI")).OriginalString));

    /// <summary>Writes two to four numbers with points between.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Version(Utf8JsonWriter writer, Version value) => writer.WriteStringValue((value ?? throw Null("a version")).ToString());

    /// <summary>Writes an IP address.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void IPAddress(Utf8JsonWriter writer, IPAddress value) => writer.WriteStringValue((value ?? throw Null("an IP address")).ToString());

    /// <summary>Writes bytes in base64.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Bytes(Utf8JsonWriter writer, SpecBytes value) => writer.WriteBase64StringValue(value.Span);

    /// <summary>Writes a value that was kept as it is.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">It is null, or nested more deeply than the writer's limit allows.</exception>
    public static void JsonValue(Utf8JsonWriter writer, SpecJsonValue value)
    {
        // The writer counts its own levels only. Zero stands for its default.
        int maxDepth = writer.Options.MaxDepth is > 0 and int limit ? limit : DefaultWriterDepth;
        if (writer.CurrentDepth + (value ?? throw Null("a JSON value")).Depth > maxDepth)
        {
            throw Error($"more than the {maxDepth} levels of nested objects and arrays allowed");
        }

        writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }

    /// <summary>Writes a key in digits.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    public static void Int128Key(Utf8JsonWriter writer, Int128 key) => FormattedKey(writer, key);

    /// <inheritdoc cref="Int128Key"/>
    [CLSCompliant(false)]
    public static void UInt128Key(Utf8JsonWriter writer, UInt128 key) => FormattedKey(writer, key);

    private static void FormattedNumber<T>(Utf8JsonWriter writer, T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxFormattedLength];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private static void FormattedText<T>(Utf8JsonWriter writer, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxFormattedLength];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
