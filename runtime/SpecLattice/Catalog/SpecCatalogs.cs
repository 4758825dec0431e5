using System.ComponentModel;

namespace SpecLattice;

/// <summary>What generated catalogs call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecCatalogs
{
    /// <summary>Joins the lines that locks would record of an assembly's types.</summary>
    /// <param name="parts">The lines of each part of the catalog.</param>
    /// <returns>All lines, in the order of their characters, each with its end.</returns>
    public static string JoinLocks(params ReadOnlySpan<string> parts)
    {
        var lines = new List<string>();
        foreach (var part in parts)
        {
            lines.AddRange(part.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
