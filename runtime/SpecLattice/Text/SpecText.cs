using System.Globalization;
using System.Text;

namespace SpecLattice;

/// <summary>Turns text from a document or a peer into something that can stand in a message.</summary>
internal static class SpecText
{
    /// <summary>The most characters of a name that a message shows.</summary>
    public const int LongestName = 64;

    /// <summary>The most characters of a JSON pointer that a message shows.</summary>
    public const int LongestPointer = 256;

    /// <summary>Cuts a text, and escapes the characters that could disturb a log or a terminal.</summary>
    public static string Show(string text, int longest = LongestName)
    {
        bool cut = text.Length > longest;
        int length = cut ? longest : text.Length;
        if (cut && char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        if (!cut && !text.Any(IsUnsafe))
        {
            return text;
        }

        var shown = new StringBuilder(length + 8);
        for (int i = 0; i < length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < length && char.IsLowSurrogate(text[i + 1]))
            {
                shown.Append(text, i++, 2);
            }
            else if (IsUnsafe(text[i]))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else
            {
                shown.Append(text[i]);
            }
        }

        return shown.Append(cut ? "..." : "").ToString();
    }

    /// <summary>A value's text in no culture's particular way: what keys look like in pointers.</summary>
    public static string Invariant<T>(T value)
        where T : notnull
        => (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "";

    private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate;
}
