using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <content>Values without parts.</content>
public static partial class SpecJsonRead
{
    // A UUID has at most 45 characters, each of which takes at most 6 bytes when escaped.
    private const int MaxEscapedUuidLength = 45 * 6;

    /// <summary>Reads true or false.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static bool Boolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Unexpected(ref reader, "true or false"),
    };

    /// <summary>Reads an integer.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static byte Byte(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetByte(out byte value)
            ? value
            : throw NotInteger(ref reader, byte.MinValue, byte.MaxValue);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static sbyte SByte(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetSByte(out sbyte value)
            ? value
            : throw NotInteger(ref reader, sbyte.MinValue, sbyte.MaxValue);

    /// <inheritdoc cref="Byte"/>
    public static short Int16(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetInt16(out short value)
            ? value
            : throw NotInteger(ref reader, short.MinValue, short.MaxValue);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static ushort UInt16(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetUInt16(out ushort value)
            ? value
            : throw NotInteger(ref reader, ushort.MinValue, ushort.MaxValue);

    /// <inheritdoc cref="Byte"/>
    public static int Int32(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value)
            ? value
            : throw NotInteger(ref reader, int.MinValue, int.MaxValue);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static uint UInt32(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out uint value)
            ? value
            : throw NotInteger(ref reader, uint.MinValue, uint.MaxValue);

    /// <inheritdoc cref="Byte"/>
    public static long Int64(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long value)
            ? value
            : throw NotInteger(ref reader, long.MinValue, long.MaxValue);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static ulong UInt64(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out ulong value)
            ? value
            : throw NotInteger(ref reader, ulong.MinValue, ulong.MaxValue);

    /// <summary>Reads a number. Minus zero is zero: the two are equal, so no comparison with an absent value or a default could keep them apart.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value, finite.</returns>
    public static double Double(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Unexpected(ref reader, "a number");
        }

        return reader.TryGetDouble(out double value) && double.IsFinite(value)
            ? WithoutMinusZero(value)
            : throw At(reader.TokenStartIndex, "expected a number that fits 64 bits of floating point, found a larger one");
    }

    /// <summary>Reads a decimal number with all its digits, zeros at the end among them.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static decimal Decimal(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Unexpected(ref reader, "a number");
        }

        // The reader rounds what has more digits than a decimal, and says nothing.
        ReadOnlySpan<byte> text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return reader.TryGetDecimal(out decimal value) && DecimalDigits.AreOf(text, value)
            ? value
            : throw At(reader.TokenStartIndex, "expected a number that a decimal holds exactly (up to 28 digits, and up to 28 of them behind the point), found another number");
    }

    /// <summary>The same number, where minus zero is zero.</summary>
    internal static double WithoutMinusZero(double value) => value == 0 ? 0 : value;

    /// <summary>Reads a string of valid Unicode.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static string String(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String ? Text(ref reader) : throw Unexpected(ref reader, "a string");

    /// <summary>Reads a UUID in one of the spellings of <see cref="SpecUuid"/>.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static Guid Guid(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Unexpected(ref reader, "a UUID");
        }

        Span<byte> scratch = stackalloc byte[MaxEscapedUuidLength];
        return TryCopyShort(in reader, scratch, out int length) && SpecUuid.TryParse(scratch[..length], out Guid value)
            ? value
            : throw At(reader.TokenStartIndex, "expected a UUID such as 67e55044-10b1-426f-9247-bb680e5fe0c8, found another string");
    }

    /// <summary>The text of a string or a member's name.</summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw At(reader.TokenStartIndex, "expected valid Unicode, found invalid UTF-8 or an unpaired surrogate");
        }
    }

    /// <summary>Copies the unescaped bytes of a string or member's name.</summary>
    /// <returns>False where the text is too long for the buffer, or not valid Unicode.</returns>
    private static bool TryCopyShort(in Utf8JsonReader reader, Span<byte> buffer, out int length)
    {
        length = 0;
        if ((reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) > buffer.Length)
        {
            return false;
        }

        try
        {
            length = reader.CopyString(buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static SpecJsonException NotInteger<T>(ref Utf8JsonReader reader, T lowest, T highest)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"an integer from {lowest} to {highest}");
        return reader.TokenType == JsonTokenType.Number
            ? At(reader.TokenStartIndex, $"expected {expected}, found another number")
            : Unexpected(ref reader, expected);
    }
}
