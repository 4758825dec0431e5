using System.Text;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// Reads the header <c>content-length</c> for the web server, which would take a sign for part of the number: then somebody on the way may see another end of the body. Whatever is no digit
/// becomes something that the web server refuses.
/// </summary>
internal sealed class ContentLengthDigits : Encoding
{
    /// <summary>As many digits as the web server reads.</summary>
    private const int MaxDigits = 19;

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

    public override int GetCharCount(byte[] bytes, int index, int count) => Math.Clamp(count, 1, MaxDigits);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (bytes.Length is 0 or > MaxDigits || bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            chars[0] = '?';
            return 1;
        }

        for (var at = 0; at < bytes.Length; at++)
        {
            chars[at] = (char)bytes[at];
        }

        return bytes.Length;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => Math.Max(byteCount, 1);
}
