using System.Collections.Immutable;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// All versions of one type, and which was made from which. These edges form a tree; hand-written conversions between versions that
/// are not neighbours add edges of their own.
/// </summary>
internal sealed class Lineage
{
    private readonly Dictionary<int, TypeModel> _byVersion;
    private readonly Dictionary<int, int> _predecessors;
    private readonly Dictionary<(int From, int To), ValuePlan> _custom = [];
    private readonly Dictionary<int, RoutesOfVersion> _routes = [];

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

    /// <summary>The versions of the main line, ascending: each was made from the one before it in the list.</summary>
    public ImmutableArray<int> MainLine
    {
        get
        {
            var line = ImmutableArray.Create(Types[0].Version);
            foreach (var type in Types)
            {
                if (PredecessorOf(type.Version) == line[line.Length - 1])
                {
                    line = line.Add(type.Version);
                }
            }

            return line;
        }
    }

    /// <summary>Records a hand-written edge.</summary>
    public void Add(int older, int newer, CustomEdge edge)
    {
        _routes.Clear();
        _custom[(older, newer)] = edge.Up;
        _custom[(newer, older)] = edge.Down;
    }

    /// <summary>What takes a whole value over an edge, where that is not derived.</summary>
    public ValuePlan? FindCustom(int from, int to) => _custom.TryGetValue((from, to), out var plan) ? plan : null;

    /// <summary>Whether one version was made from the other.</summary>
    public bool AreNeighbours(int one, int other) => _predecessors[one] == other || _predecessors[other] == one;

    /// <summary>
    /// The versions passed through on the shortest way from one version to another, both included. Of several that are equally
    /// short, the one whose first differing version is the lowest.
    /// </summary>
    public ImmutableArray<int> Route(int from, int to) => RoutesFrom(from)[to];

    /// <summary>The routes from one version to all others, by their last version, the shorter ones first: each is another one, or the start, and one edge more.</summary>
    public RoutesOfVersion RoutesFrom(int from)
    {
        if (!_routes.TryGetValue(from, out var routes))
        {
            _routes.Add(from, routes = RoutesOfVersion.Find(from, Neighbours));
        }

        return routes;
    }

    private IEnumerable<int> Neighbours(int version) => Types
        .Select(type => type.Version)
        .Where(other => other != version && (AreNeighbours(version, other) || _custom.ContainsKey((version, other))));

    // A link that leads past a version would make two successors of one, and which of them goes on is for After to say.
    private static void CheckPrevious(TypeModel type, TypeModel? predecessor, List<Problem> problems)
    {
        if (type.Previous is { } previous && predecessor is not null && predecessor.Name.Reference != previous)
        {
            var why = type.After != 0
                ? $"After = {type.After} says that it follows version {predecessor.Version}, which is {predecessor.Name.Reference.Replace("global::", "")}"
                : $"version {predecessor.Version}, {predecessor.Name.Reference.Replace("global::", "")}, is between the two: link it to that, or say with After that it is a branch";
            problems.Add(type.Problem(RuleIds.WrongPrevious, type.Name.Name, previous.Replace("global::", ""), why).AtAttribute(type.IsSpec ? KnownNames.Spec : KnownNames.SpecPart));
        }
    }

    private static Dictionary<int, int> FindPredecessors(IReadOnlyList<TypeModel> types, List<Problem> problems)
    {
        var result = new Dictionary<int, int>();
        var (previous, lastOfMainLine) = (0, 0);
        foreach (var type in types)
        {
            var after = type.After;
            if (after == 0 && previous != lastOfMainLine)
            {
                problems.Add(type.Problem(RuleIds.UnplacedVersion, type.Version.ToString(), previous.ToString(), lastOfMainLine.ToString())
                    .AtAttribute(type.IsSpec ? KnownNames.Spec : KnownNames.SpecPart)
                    .With(DiagnosticProperties.Predecessors, $"{lastOfMainLine},{previous}"));
            }

            if (after != 0 && !result.ContainsKey(after))
            {
                problems.Add(type.Problem(RuleIds.UnknownPredecessor, after.ToString(), type.Version.ToString()));
                after = 0;
            }

            result[type.Version] = after != 0 ? after : previous;
            CheckPrevious(type, types.FirstOrDefault(other => other.Version == result[type.Version]), problems);
            lastOfMainLine = result[type.Version] == lastOfMainLine ? type.Version : lastOfMainLine;
            previous = type.Version;
        }

        return result;
    }
}
