using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Names;

/// <summary>Makes names and literals for generated code.</summary>
internal static class Identifiers
{
    /// <summary>The name as an identifier, escaped where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The name as that of a type that is declared: one of small letters alone might become a keyword, and the compiler warns of it.</summary>
    public static string TypeName(string name) => name.All(letter => letter is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>A member of the type itself; qualified where a local or a parameter might have its name.</summary>
    public static string Member(string name) => MayBeLocal(name) ? "this." + Escape(name) : Escape(name);

    // Locals and parameters begin with a letter that is not a capital, such as a title letter, or with a capital that has no small letter.
    private static bool MayBeLocal(string name) => JsonNaming.ToCamelCase(name)[0] == name[0];

    /// <summary>The type that stands beside another and has its name with a suffix.</summary>
    public static string Append(string reference, string suffix)
    {
        var start = reference.LastIndexOfAny(['.', ':']) + 1;
        return reference.Substring(0, start) + reference.Substring(start).TrimStart('@') + suffix;
    }

    /// <summary>The name of a parameter or local for a member, a case or a type.</summary>
    public static string Local(string name) => Escape(JsonNaming.ToCamelCase(name));

    /// <summary>Whether a segment of a namespace or path is named after a version, as <c>V3</c> and <c>V2024_06</c> are.</summary>
    public static bool IsVersion(string segment) =>
        segment.Length > 1 && segment[0] is 'V' or 'v' && segment.Substring(1).Split('_').All(number => number.Length > 0 && number.All(char.IsDigit));

    /// <summary>The place of the last segment of a namespace that is named after a version; -1 where none is.</summary>
    public static int FindVersion(IReadOnlyList<string> segments)
    {
        for (var i = segments.Count - 1; i >= 0; i--)
        {
            if (IsVersion(segments[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A whole number, in no culture's particular way.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Bytes in lower-case hexadecimal.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">How many of them, from the first on.</param>
    public static string Hexadecimal(byte[] bytes, int count)
    {
        const string Digits = "0123456789abcdef";
        var text = new char[count * 2];
        for (var i = 0; i < count; i++)
        {
            text[i * 2] = Digits[bytes[i] >> 4];
            text[(i * 2) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Utf8Literal(string text) => Literal(text) + "u8";

    /// <summary>Whether a text is whole characters throughout: no unpaired surrogate, which UTF-8 cannot say.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Text for a documentation comment, which is one line long.</summary>
    public static string Xml(string text)
    {
        var shown = new string(text.Select(character => IsShown(character) ? character : ' ').ToArray());
        return shown.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    // Neither the separators that end a line nor what XML cannot hold.
    private static bool IsShown(char character) =>
        !char.IsControl(character) && !char.IsSurrogate(character) && character is not ('\u2028' or '\u2029' or '\uFFFE' or '\uFFFF');
}
