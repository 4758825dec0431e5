using System.Globalization;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Laws;

/// <summary>Orders pointers so that the items of a list stand in the list's order.</summary>
internal sealed class PointerOrder : IComparer<string>
{
    public static PointerOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var one = JsonText.Segments(x ?? "").ToList();
        var other = JsonText.Segments(y ?? "").ToList();
        for (var at = 0; at < Math.Min(one.Count, other.Count); at++)
        {
            var order = Number(one[at]) is { } left && Number(other[at]) is { } right ? left.CompareTo(right) : string.CompareOrdinal(one[at], other[at]);
            if (order != 0)
            {
                return order;
            }
        }

        return one.Count.CompareTo(other.Count);
    }

    private static int? Number(string segment) => int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
