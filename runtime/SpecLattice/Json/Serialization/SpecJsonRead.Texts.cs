using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <content>Values that are text in JSON.</content>
public static partial class SpecJsonRead
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Reads a text of one UTF-16 code unit.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value, which is no surrogate.</returns>
    public static char Char(ref Utf8JsonReader reader)
        => TryRune(ref reader, "a string of one character", out Rune rune) && rune.IsBmp
            ? (char)rune.Value
            : throw At(reader.TokenStartIndex, "expected a string of one character, found another string");

    /// <summary>Reads a key of one UTF-16 code unit.</summary>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <returns>The key.</returns>
    public static char CharKey(ref Utf8JsonReader reader)
        => TryRuneText(ref reader, out Rune rune) && rune.IsBmp ? (char)rune.Value : throw At(reader.TokenStartIndex, "expected a key of one character");

    /// <summary>Reads a text of one Unicode scalar value.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static Rune Rune(ref Utf8JsonReader reader)
        => TryRune(ref reader, "a string of one Unicode scalar value", out Rune rune)
            ? rune
            : throw At(reader.TokenStartIndex, "expected a string of one Unicode scalar value, found another string");

    /// <summary>Reads a URI, absolute or relative.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value, with the text as it was.</returns>
    public static Uri Uri(ref Utf8JsonReader reader)
    {
        const string expected = "a URI such as https://example.com/a or ../a";
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Unexpected(ref reader, expected);
        }

        string text = Text(ref reader);
        return System.Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? value) && value.OriginalString == text
            ? value
            : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    /// <summary>Reads two to four numbers without leading zeros, with points between.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static Version Version(ref Utf8JsonReader reader)
    {
        const string expected = "a version such as 1.20 or 1.20.3.4, without leading zeros";

        // Four numbers of at most 10 digits, and three points.
        Span<byte> scratch = stackalloc byte[43 * 6];
        string text = Encoding.UTF8.GetString(scratch[..CopyText(ref reader, scratch, expected)]);
        return System.Version.TryParse(text, out Version? value) && value.ToString() == text
            ? value
            : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    /// <summary>Reads an IP address: four decimal numbers, or eight of 16 bits in hexadecimal in any of their spellings, with a zone by its number at most.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static IPAddress IPAddress(ref Utf8JsonReader reader)
    {
        const string expected = "an IP address such as 192.0.2.1 or 2001:db8::1";
        Span<byte> scratch = stackalloc byte[64 * 6];
        string text = Encoding.UTF8.GetString(scratch[..CopyText(ref reader, scratch, expected)]);
        return TryAddress(text, out IPAddress? value) ? value! : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
    }

    /// <summary>Reads bytes in base64 with its padding.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static SpecBytes Bytes(ref Utf8JsonReader reader)
    {
        const string expected = "bytes in base64, padded, such as \"AQI=\"";
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Unexpected(ref reader, expected);
        }

        int bound = checked((int)(reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length));
        byte[] rented = ArrayPool<byte>.Shared.Rent(bound);
        try
        {
            return TryCopyShort(in reader, rented, out int length) && TryBytes(rented.AsSpan(0, length), out SpecBytes value)
                ? value
                : throw At(reader.TokenStartIndex, $"expected {expected}, found another string");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static bool TryRune(ref Utf8JsonReader reader, string expected, out Rune rune)
        => reader.TokenType == JsonTokenType.String ? TryRuneText(ref reader, out rune) : throw Unexpected(ref reader, expected);

    private static bool TryRuneText(ref Utf8JsonReader reader, out Rune rune)
    {
        // A scalar value takes at most two escaped code units of 6 bytes.
        Span<byte> scratch = stackalloc byte[12];
        rune = default;
        return TryCopyShort(in reader, scratch, out int length)
            && System.Text.Rune.DecodeFromUtf8(scratch[..length], out rune, out int consumed) == OperationStatus.Done
            && consumed == length;
    }

    // The parser also takes addresses of fewer numbers, octal and hexadecimal ones, brackets and ports, and looks up the names of zones on this machine.
    private static bool TryAddress(string text, out IPAddress? value)
    {
        int zone = text.IndexOf('%', StringComparison.Ordinal);
        bool isPlain = text.AsSpan(0, zone < 0 ? text.Length : zone).IndexOfAnyExcept(AddressCharacters) < 0
            && (zone < 0 || uint.TryParse(text.AsSpan(zone + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _));
        value = null;
        return isPlain
            && System.Net.IPAddress.TryParse(text, out value)
            && (text.Contains(':', StringComparison.Ordinal) || value.ToString() == text);
    }

    private static bool TryBytes(Span<byte> text, out SpecBytes value)
    {
        value = default;
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out int consumed, out int length) != OperationStatus.Done || consumed != text.Length)
        {
            return false;
        }

        // White space, and bits behind the last byte, would not be there when it is written again.
        Span<byte> again = new byte[Base64.GetMaxEncodedToUtf8Length(length)];
        Base64.EncodeToUtf8(bytes.AsSpan(0, length), again, out _, out int written);
        if (!again[..written].SequenceEqual(text))
        {
            return false;
        }

        value = SpecBytes.Own(length == bytes.Length ? bytes : bytes[..length]);
        return true;
    }
}
