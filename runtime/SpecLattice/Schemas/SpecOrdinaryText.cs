using System.Globalization;
using System.Text;

namespace SpecLattice.Schemas;

/// <summary>Types without versions in the facts of a catalog: each is one line there, and is called by its name.</summary>
internal static class SpecOrdinaryText
{
    /// <summary>A type's line as a schema text has it: a line for each of its members.</summary>
    public static string ToLines(string shape)
    {
        var lines = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < shape.Length; index++)
        {
            if (isQuoted && shape[index] == '\\')
            {
                lines.Append(shape[index++]);
            }
            else if (shape[index] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && shape.AsSpan(index).StartsWith("; "))
            {
                lines.Append("\n  ");
                index++;
                continue;
            }

            if (index < shape.Length)
            {
                lines.Append(shape[index]);
            }
        }

        return lines.Append('\n').ToString();
    }

    /// <summary>A schema text with numbers instead of the names of types.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names, of which the first has the number 1.</param>
    public static string Number(string text, IEnumerable<string> names)
    {
        // The longest first: one may begin with another.
        foreach (var (name, number) in names.Select((name, index) => (Name: name, Number: index + 1)).OrderByDescending(named => named.Name.Length))
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"#{number}");
            text = text.Replace("#" + name, digits, StringComparison.Ordinal).Replace($"#\"{System.Text.Json.JsonEncodedText.Encode(name)}\"", digits, StringComparison.Ordinal);
        }

        return text;
    }
}
