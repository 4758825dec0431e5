using System.Collections.Immutable;

namespace SpecLattice.Generators.Model.Planning;

/// <summary>All versions of one type, and which was made from which. The edges form a tree.</summary>
internal sealed class Lineage
{
    private readonly Dictionary<int, TypeModel> _byVersion;
    private readonly Dictionary<int, int> _predecessors;

    private Lineage(string key, ImmutableArray<TypeModel> types, Dictionary<int, int> predecessors)
    {
        Key = key;
        Types = types;
        _byVersion = types.ToDictionary(type => type.Version);
        _predecessors = predecessors;
    }

    public string Key { get; }

    /// <summary>The versions, ascending.</summary>
    public ImmutableArray<TypeModel> Types { get; }

    public TypeModel this[int version] => _byVersion[version];

    public static Lineage Create(string key, IEnumerable<TypeModel> types, List<Problem> problems)
    {
        var distinct = ImmutableArray.CreateBuilder<TypeModel>();
        foreach (var type in types.OrderBy(type => type.Version).ThenBy(type => type.Name.Reference, StringComparer.Ordinal))
        {
            if (distinct.Count > 0 && distinct[distinct.Count - 1].Version == type.Version)
            {
                problems.Add(type.Problem(RuleIds.DuplicateVersion, type.Version.ToString(), distinct[distinct.Count - 1].Name.ShortName));
                continue;
            }

            distinct.Add(type);
        }

        return new Lineage(key, distinct.ToImmutable(), FindPredecessors(distinct, problems));
    }

    /// <summary>The version a version was made from; 0 for the first.</summary>
    public int PredecessorOf(int version) => _predecessors[version];

    /// <summary>The newest version of the main line: the one that no branch starts before.</summary>
    public int Latest
    {
        get
        {
            var head = Types[0].Version;
            foreach (var type in Types)
            {
                if (PredecessorOf(type.Version) == head)
                {
                    head = type.Version;
                }
            }

            return head;
        }
    }

    /// <summary>The versions passed through on the way from one version to another, both included.</summary>
    public ImmutableArray<int> Route(int from, int to)
    {
        var down = Ancestors(from);
        var up = Ancestors(to);
        var common = down.First(up.Contains);
        return down.TakeWhile(version => version != common)
            .Concat(up.TakeWhile(version => version != common).Append(common).Reverse())
            .ToImmutableArray();
    }

    private List<int> Ancestors(int version)
    {
        var result = new List<int>();
        for (var current = version; current != 0; current = _predecessors[current])
        {
            result.Add(current);
        }

        return result;
    }

    private static Dictionary<int, int> FindPredecessors(IReadOnlyList<TypeModel> types, List<Problem> problems)
    {
        var result = new Dictionary<int, int>();
        var previous = 0;
        foreach (var type in types)
        {
            var after = type.After;
            if (after != 0 && !result.ContainsKey(after))
            {
                problems.Add(type.Problem(RuleIds.UnknownPredecessor, after.ToString(), type.Version.ToString()));
                after = 0;
            }

            result[type.Version] = after != 0 ? after : previous;
            previous = type.Version;
        }

        return result;
    }
}
