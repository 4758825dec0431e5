using System.Globalization;
using System.Text;

namespace SpecLattice.Generators.Names;

/// <summary>Writes names and texts into a schema so that they cannot be misread.</summary>
internal static class SchemaNames
{
    /// <summary>The name of a member, a case or a tag: as it is where it is plain.</summary>
    public static string Member(string name) => IsPlain(name, ":") ? name : Quote(name);

    /// <summary>The name of a part of another assembly.</summary>
    public static string Foreign(string name) => IsPlain(name, "@?,<>()#") ? name : Quote(name);

    /// <summary>What a scalar looks like. Spaces are common there.</summary>
    public static string Scalar(string schema) => IsPlain(schema.Replace(' ', '_'), "()") ? schema : Quote(schema);

    /// <summary>A JSON string.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is '"' or '\\')
            {
                quoted.Append('\\').Append(character);
            }
            else if (IsSafe(text, index))
            {
                quoted.Append(character);
            }
            else
            {
                quoted.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(string name, string delimiters)
    {
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] is ' ' or '"' or '\\' || delimiters.IndexOf(name[index]) >= 0 || !IsSafe(name, index))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    // Neither of a character that ends lines or does not show, nor an unpaired surrogate.
    private static bool IsSafe(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate => char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]),
        _ => true,
    };
}
