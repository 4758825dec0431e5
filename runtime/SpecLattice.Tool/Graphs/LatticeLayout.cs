using SpecLattice.Catalog;

namespace SpecLattice.Tool.Graphs;

/// <summary>Where a version stands in a picture.</summary>
/// <param name="Version">The version.</param>
/// <param name="Column">Its place from the left: its rank among all versions.</param>
/// <param name="Row">0 for the main line; branches stand below, each in a row of its own.</param>
internal sealed record PlacedVersion(SpecVersion Version, int Column, int Row);

/// <summary>Two neighbouring versions and what converts between them.</summary>
/// <param name="From">The lower version.</param>
/// <param name="To">The higher version.</param>
/// <param name="Up">The way from the lower to the higher.</param>
/// <param name="Down">The way back.</param>
internal sealed record PlacedEdge(PlacedVersion From, PlacedVersion To, SpecConversionFacts Up, SpecConversionFacts Down);

/// <summary>A family as a picture without a format yet.</summary>
internal sealed class LatticeLayout
{
    private LatticeLayout(SpecFamily family, IReadOnlyList<PlacedVersion> versions, IReadOnlyList<PlacedEdge> edges)
    {
        Family = family;
        Versions = versions;
        Edges = edges;
    }

    public SpecFamily Family { get; }

    public IReadOnlyList<PlacedVersion> Versions { get; }

    public IReadOnlyList<PlacedEdge> Edges { get; }

    public int Rows => Versions.Max(version => version.Row) + 1;

    public static LatticeLayout Of(SpecFamily family)
    {
        var edges = family.Edges.ToList();
        var rows = new Dictionary<int, int>();
        var used = 0;
        foreach (var version in family.Versions.Select(version => version.Number))
        {
            // A version continues in the row of the one it was made from, unless another version of its branch does already.
            var parent = edges.Where(edge => edge.To == version).Select(edge => edge.From).FirstOrDefault();
            var continues = parent != 0 && rows.GetValueOrDefault(parent) > 0 && !edges.Any(edge => edge.From == parent && edge.To < version && rows.GetValueOrDefault(edge.To) == rows[parent]);
            rows[version] = family.MainLine.Contains(version) ? 0 : continues ? rows[parent] : ++used;
        }

        var placed = family.Versions.Select((version, column) => new PlacedVersion(version, column, rows[version.Number])).ToList();
        var byNumber = placed.ToDictionary(version => version.Version.Number);
        return new LatticeLayout(
            family,
            placed,
            [.. edges.Select(edge => new PlacedEdge(byNumber[edge.From], byNumber[edge.To], edge, family.GetConversion(edge.To, edge.From)))]);
    }
}
