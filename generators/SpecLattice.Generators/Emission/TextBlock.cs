using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes a text of many lines, such as a schema: as one literal where that says it plainly, which is what reads and compiles best.</summary>
internal static class TextBlock
{
    /// <summary>Writes a text that ends with a line's end.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="end">What follows it.</param>
    public static void Write(SourceWriter writer, string text, string end)
    {
        if (!IsPlain(text))
        {
            writer.Line(string.Join("\n+ ", text.TrimEnd('\n').Split('\n').Select(line => Identifiers.Literal(line + "\n"))) + end);
            return;
        }

        writer.Raw("\"\"\"");
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            writer.Raw(line);
        }

        writer.Raw("");
        writer.Raw("\"\"\"" + end);
    }

    // Neither what would end the literal nor what other compilers or editors might read differently.
    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is not ('\n' or (>= ' ' and <= '~')))
            {
                return false;
            }
        }

        return text.Length > 1 && text.IndexOf("\"\"\"", StringComparison.Ordinal) < 0;
    }
}
