using System.Collections.Immutable;

namespace SpecLattice.Generators.Planning;

/// <summary>The routes from one version of a lineage to all others.</summary>
internal sealed class RoutesOfVersion
{
    private readonly Dictionary<int, ImmutableArray<int>> _byLast;

    private RoutesOfVersion(Dictionary<int, ImmutableArray<int>> byLast, IReadOnlyList<ImmutableArray<int>> all)
    {
        _byLast = byLast;
        All = all;
    }

    /// <summary>The routes, the shorter ones first. Each is an earlier one, or the start alone, and one edge more.</summary>
    public IReadOnlyList<ImmutableArray<int>> All { get; }

    /// <summary>The route to a version.</summary>
    public ImmutableArray<int> this[int version] => _byLast[version];

    /// <summary>Those among the routes that no other continues from.</summary>
    public IEnumerable<ImmutableArray<int>> Longest
    {
        get
        {
            var passed = new HashSet<int>(All.Select(route => route[route.Length - 2]));
            return All.Where(route => !passed.Contains(route[route.Length - 1]));
        }
    }

    /// <summary>Finds the routes.</summary>
    /// <param name="from">The version that they start at.</param>
    /// <param name="neighbours">The versions that an edge leads to, ascending: so of equally short routes the one with the lowest versions is found first.</param>
    public static RoutesOfVersion Find(int from, Func<int, IEnumerable<int>> neighbours)
    {
        var byLast = new Dictionary<int, ImmutableArray<int>> { [from] = [from] };
        var all = new List<ImmutableArray<int>>();
        for (var (i, current) = (-1, byLast[from]); ; current = all[i])
        {
            foreach (var next in neighbours(current[current.Length - 1]))
            {
                if (!byLast.ContainsKey(next))
                {
                    var route = current.Add(next);
                    byLast.Add(next, route);
                    all.Add(route);
                }
            }

            i++;
            if (i == all.Count)
            {
                return new RoutesOfVersion(byLast, all);
            }
        }
    }
}
