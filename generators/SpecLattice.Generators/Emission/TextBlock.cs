using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes a text of many lines, such as a schema: as one literal where that says it plainly, which is what reads and compiles best.</summary>
internal static class TextBlock
{
    /// <summary>The literal of a text that ends with a line's end, as lines of code.</summary>
    public static string Of(string text) => IsPlain(text)
        ? $"\"\"\"\n{text}\n\"\"\""
        : string.Join("\n+ ", text.TrimEnd('\n').Split('\n').Select(line => Identifiers.Literal(line + "\n")));

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
