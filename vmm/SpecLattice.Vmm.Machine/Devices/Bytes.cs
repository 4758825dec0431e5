namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>Bytes in a state: base64 text.</summary>
internal static class Bytes
{
    /// <summary>Reads bytes from a state, possibly hostile.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most bytes that there may be.</param>
    /// <returns>The bytes; null where the text is not base64, or there are more.</returns>
    public static byte[]? Decode(string text, int most)
    {
        if (text.Length > (most + 2) / 3 * 4)
        {
            return null;
        }

        var bytes = new byte[((text.Length + 3) / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && length <= most ? bytes[..length] : null;
    }
}
