using System.Globalization;

namespace SpecLattice.Generators.Locking;

/// <summary>What a lock says of the signatures of the conversions between a shipped version and the one that it was made from.</summary>
/// <param name="Lineage">The lineage.</param>
/// <param name="Older">The version it was made from.</param>
/// <param name="Newer">The shipped version.</param>
/// <param name="CanRefuseUp">Whether the way up can refuse.</param>
/// <param name="CanRefuseDown">Whether the way down can refuse.</param>
internal sealed record ShippedEdge(string Lineage, int Older, int Newer, bool CanRefuseUp, bool CanRefuseDown)
{
    private const string Total = "total";

    /// <summary>The edges of a lock. Where lines are damaged, there are fewer: that they are is reported as an error of its own.</summary>
    public static IEnumerable<ShippedEdge> Of(LockFile file)
    {
        foreach (var version in file.Shipped.OrderBy(version => version.Key))
        {
            if (int.TryParse(Single(LockKeywords.From), NumberStyles.None, CultureInfo.InvariantCulture, out var older)
                && Single(LockKeywords.Up) is { } up
                && Single(LockKeywords.Down) is { } down)
            {
                yield return new ShippedEdge(version.Key.Lineage, older, version.Key.Version, up != Total, down != Total);
            }

            string? Single(string keyword)
            {
                var values = version.Value.Where(line => line.Fact.Keyword == keyword).Select(line => line.Fact.Value).ToList();
                return values.Count == 1 ? values[0] : null;
            }
        }
    }
}
