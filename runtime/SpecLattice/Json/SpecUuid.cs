using System.Buffers;
using System.Text;

namespace SpecLattice;

/// <summary>
/// Reads UUIDs: 32 hex digits of any case, plain or with hyphens, and the hyphenated form in braces or behind <c>urn:uuid:</c>.
/// Nothing else is a UUID here, unlike for <see cref="Guid.TryParse(string?, out Guid)"/>, which allows spaces, parentheses and more.
/// </summary>
public static class SpecUuid
{
    private const int Simple = 32;
    private const int Hyphenated = 36;
    private const int Longest = 45;

    /// <summary>Reads a UUID.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="value">The UUID.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Guid value)
    {
        value = default;
        if (utf8.Length == Hyphenated + 2 && utf8[0] == '{' && utf8[^1] == '}')
        {
            utf8 = utf8[1..^1];
        }
        else if (utf8.Length == Longest && utf8.StartsWith("urn:uuid:"u8))
        {
            utf8 = utf8[9..];
        }

        Span<byte> digits = stackalloc byte[Simple];
        if (utf8.Length == Hyphenated && utf8[8] == '-' && utf8[13] == '-' && utf8[18] == '-' && utf8[23] == '-')
        {
            utf8[..8].CopyTo(digits);
            utf8[9..13].CopyTo(digits[8..]);
            utf8[14..18].CopyTo(digits[12..]);
            utf8[19..23].CopyTo(digits[16..]);
            utf8[24..].CopyTo(digits[20..]);
        }
        else if (utf8.Length == Simple)
        {
            utf8.CopyTo(digits);
        }
        else
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        if (Convert.FromHexString(digits, bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        value = new Guid(bytes, bigEndian: true);
        return true;
    }

    /// <summary>Reads a UUID.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The UUID.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        Span<byte> utf8 = stackalloc byte[Longest];
        return text.Length <= Longest
            && Ascii.FromUtf16(text, utf8, out int length) == OperationStatus.Done
            && TryParse(utf8[..length], out value);
    }
}
