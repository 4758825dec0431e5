namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Bytes in base64, of each length that needs another padding.</summary>
internal static class BytesExamples
{
    public static TextExamples Instance { get; } = new()
    {
        Texts = ["", "AA==", "AAA=", "AAAA", "/+8=", new('A', 400)],
        WrongTexts = ["A", "AA", "AB==", "AA== ", "_-8=", "AA==AA==", "=", "\u00e9"],
        Any = dice => Convert.ToBase64String(dice.Uuid().ToByteArray().AsSpan(0, dice.Below(17))),
        Written = Written,
    };

    private static string? Written(string text)
    {
        Span<byte> bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Convert.ToBase64String(bytes[..length]) : null;
    }
}
