using System.Text;

namespace SpecLattice.Generators.Locking;

/// <summary>The two texts that a merge could not make one of, distinguished by the markers that it left.</summary>
internal static class ConflictSides
{
    private const string Ours = "<<<<<<<";
    private const string Base = "|||||||";
    private const string Divider = "=======";
    private const string Theirs = ">>>>>>>";

    public static bool IsMarker(string line) => Is(line, Ours) || Is(line, Base) || Is(line, Divider) || Is(line, Theirs);

    /// <summary>The text of each side; the text itself where there are no markers.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var lines = text.Split('\n');
        if (!lines.Any(line => Is(line, Ours)))
        {
            return [text];
        }

        return [Side(lines, Ours), Side(lines, Divider)];
    }

    /// <summary>What stands outside of all conflicts, and in each of them below one marker.</summary>
    private static string Side(string[] lines, string wanted)
    {
        var text = new StringBuilder();
        var part = "";
        foreach (var line in lines)
        {
            if (IsMarker(line))
            {
                part = Is(line, Theirs) ? "" : line.Substring(0, Divider.Length);
            }
            else if (part.Length == 0 || part == wanted)
            {
                text.Append(line);
            }

            // What is left out leaves an empty line, so that lines keep their numbers.
            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool Is(string line, string marker) => line.StartsWith(marker, StringComparison.Ordinal);
}
