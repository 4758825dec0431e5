using System.Globalization;
using System.Text;

namespace SpecLattice;

/// <summary>Turns text from a document or a peer into something that can stand in a message.</summary>
internal static class SpecText
{
    /// <summary>The most characters of a name that a message shows.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The most characters of a JSON pointer that a message shows.</summary>
    public const int MaxPointerLength = 256;

    /// <summary>Cuts a text, and escapes the characters that could disturb a log or a terminal.</summary>
    public static string Show(string text, int longest = MaxNameLength)
    {
        var shown = new StringBuilder(Math.Min(text.Length, longest));
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            length += rune.Utf16SequenceLength;
            if (length > longest)
            {
                shown.Append("...");
                break;
            }

            if (IsUnsafe(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }

    /// <summary>A value's text in no culture's particular way: what keys look like in pointers.</summary>
    public static string Invariant<T>(T value)
        where T : notnull
        => (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "";

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
