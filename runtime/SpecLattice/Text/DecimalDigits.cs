using System.Buffers.Text;
using System.Globalization;

namespace SpecLattice;

/// <summary>Compares a number's digits in JSON with those of a decimal.</summary>
internal static class DecimalDigits
{
    // No decimal has more.
    private const int MaxDigits = 29;

    // Digits, sign and point.
    private const int MaxLength = MaxDigits + 3;

    /// <summary>Whether a decimal is exactly the number that a text says. Zeros at the end say nothing of the number.</summary>
    /// <param name="text">The number, as JSON has it.</param>
    /// <param name="value">What a parser made of it.</param>
    public static bool AreOf(ReadOnlySpan<byte> text, decimal value)
    {
        Span<byte> written = stackalloc byte[MaxLength];
        value.TryFormat(written, out int length, default, CultureInfo.InvariantCulture);
        written = written[..length];
        if (written.SequenceEqual(text))
        {
            return true;
        }

        Span<byte> digits = stackalloc byte[MaxDigits];
        Span<byte> others = stackalloc byte[MaxDigits];
        return TryCollect(text, digits, out int count, out long last)
            && TryCollect(written, others, out int otherCount, out long otherLast)
            && digits[..count].SequenceEqual(others[..otherCount])
            && (count == 0 || last == otherLast);
    }

    /// <summary>Takes a number's digits without the zeros around them.</summary>
    /// <param name="text">The number.</param>
    /// <param name="digits">Where the digits go.</param>
    /// <param name="count">How many there are; none for zero.</param>
    /// <param name="last">The power of ten that the last digit counts.</param>
    /// <returns>False where no decimal has so many digits, or such an exponent.</returns>
    private static bool TryCollect(ReadOnlySpan<byte> text, Span<byte> digits, out int count, out long last)
    {
        (count, last) = (0, 0);
        bool isBehindPoint = false;
        long zeros = 0;
        int at = text[0] == '-' ? 1 : 0;
        for (; at < text.Length && text[at] is not ((byte)'e' or (byte)'E'); at++)
        {
            if (text[at] == '.')
            {
                isBehindPoint = true;
                continue;
            }

            last -= isBehindPoint ? 1 : 0;
            if (text[at] == '0')
            {
                zeros += count > 0 ? 1 : 0;
                continue;
            }

            if (count + zeros >= digits.Length)
            {
                return false;
            }

            for (; zeros > 0; zeros--)
            {
                digits[count++] = (byte)'0';
            }

            digits[count++] = text[at];
        }

        last += zeros;
        return count == 0 || at == text.Length || TryAddExponent(text[(at + 1)..], ref last);
    }

    private static bool TryAddExponent(ReadOnlySpan<byte> text, ref long last)
    {
        if (!Utf8Parser.TryParse(text, out int exponent, out int length) || length != text.Length)
        {
            return false;
        }

        last += exponent;
        return true;
    }
}
