using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <content>Numbers that a JSON reader has no method for, or rounds.</content>
public static partial class SpecJsonRead
{
    /// <summary>Reads an integer of 128 bits.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static Int128 Int128(ref Utf8JsonReader reader)
        => TryInteger(ref reader, out Int128 value) ? value : throw NotInteger(ref reader, System.Int128.MinValue, System.Int128.MaxValue);

    /// <inheritdoc cref="Int128"/>
    [CLSCompliant(false)]
    public static UInt128 UInt128(ref Utf8JsonReader reader)
        => TryInteger(ref reader, out UInt128 value) ? value : throw NotInteger(ref reader, System.UInt128.MinValue, System.UInt128.MaxValue);

    /// <summary>Reads an integer of up to <see cref="SpecJsonOptions.MaxIntegerDigits"/> digits.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static BigInteger BigInteger(ref Utf8JsonReader reader)
    {
        string expected = $"an integer of at most {SpecJsonOptions.MaxIntegerDigits} digits";
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Unexpected(ref reader, expected);
        }

        // A longer one takes time that grows with the square of its length.
        long length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        bool isNegative = (reader.HasValueSequence ? reader.ValueSequence.FirstSpan : reader.ValueSpan)[0] == '-';
        return length - (isNegative ? 1 : 0) <= SpecJsonOptions.MaxIntegerDigits && TryInteger(ref reader, out BigInteger value)
            ? value
            : throw At(reader.TokenStartIndex, $"expected {expected}, found another number");
    }

    /// <summary>Reads a number. Minus zero is zero.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value, finite.</returns>
    public static float Single(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Unexpected(ref reader, "a number");
        }

        return reader.TryGetSingle(out float value) && float.IsFinite(value)
            ? WithoutMinusZero(value)
            : throw At(reader.TokenStartIndex, "expected a number that fits 32 bits of floating point, found a larger one");
    }

    /// <inheritdoc cref="Single"/>
    public static Half Half(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Unexpected(ref reader, "a number");
        }

        return System.Half.TryParse(NumberText(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out Half value) && System.Half.IsFinite(value)
            ? WithoutMinusZero(value)
            : throw At(reader.TokenStartIndex, "expected a number that fits 16 bits of floating point, found a larger one");
    }

    /// <summary>The same number, where minus zero is zero.</summary>
    internal static float WithoutMinusZero(float value) => value == 0 ? 0 : value;

    /// <inheritdoc cref="WithoutMinusZero(float)"/>
    internal static Half WithoutMinusZero(Half value) => value == System.Half.Zero ? System.Half.Zero : value;

    private static bool TryInteger<T>(ref Utf8JsonReader reader, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number
            && T.TryParse(NumberText(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static ReadOnlySpan<byte> NumberText(ref Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
}
