using System.Collections.Immutable;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>Divides the types of a compilation into the units that are planned each by itself.</summary>
internal sealed class PlanUnits
{
    private readonly ImmutableArray<TypeModel> _types;
    private readonly ImmutableArray<TypeModel> _sums;
    private readonly LineageSet _lineages;
    private readonly ILookup<string, TypeModel> _byLineage;
    private readonly Dictionary<string, string> _hintNames;
    private readonly HashSet<string> _typesBesideTags;
    private readonly HashSet<string> _takenNames;
    private readonly Dictionary<string, PlanUnit> _byOwner = new(StringComparer.Ordinal);

    private PlanUnits(IEnumerable<TypeModel> types)
    {
        _sums = [.. types.Where(type => type.IsSum).OrderBy(type => type.Name.Reference, StringComparer.Ordinal)];
        _types = ContextNames.Distinguish(Copies.Complete(types
            .Where(type => !type.IsSum)
            .GroupBy(type => type.Name.Reference, StringComparer.Ordinal)
            .Select(group => group.First())
            .Select(Envelopes.GiveTags(_sums))
            .OrderBy(type => type.Name.Reference, StringComparer.Ordinal)
            .ToImmutableArray()));
        _lineages = LineageSet.Create(_types, []);
        _byLineage = _types.ToLookup(type => type.Lineage, StringComparer.Ordinal);
        var names = new HintNames(_types);
        _hintNames = _types.ToDictionary(type => type.Name.Reference, names.Of, StringComparer.Ordinal);
        _typesBesideTags = FindFlatCases(_types);
        _takenNames = FamilyPlanner.FindTakenNames(_lineages, new DeclaredSums(_sums));
    }

    /// <summary>Everything as one unit.</summary>
    public static PlanUnit Whole(IEnumerable<TypeModel> types)
    {
        var units = new PlanUnits(types);
        return units.Make("", units._types, units._lineages.All.Select(lineage => lineage.Key));
    }

    /// <summary>The units, in the order in which the types that they begin with are given: what comes last moves nothing before it.</summary>
    public static EquatableArray<PlanUnit> Divide(IEnumerable<TypeModel> types, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var given = types.ToList();
        var units = new PlanUnits(given);
        units.MakeAll();
        return given
            .Select(type => type.Name.Reference)
            .Distinct()
            .Select(owner => units._byOwner.TryGetValue(owner, out var unit) ? unit : null)
            .OfType<PlanUnit>()
            .ToEquatableArray();
    }

    private void MakeAll()
    {
        var dependencies = _lineages.All.ToDictionary(lineage => lineage.Key, lineage => TransitiveDependencies(lineage.Key), StringComparer.Ordinal);
        var users = dependencies
            .Where(entry => _lineages[entry.Key].Types[0].IsSpec)
            .SelectMany(entry => entry.Value.Select(used => (Used: used, User: entry.Key)))
            .ToLookup(pair => pair.Used, pair => pair.User, StringComparer.Ordinal);
        var homes = _lineages.All.ToLookup(lineage => HomeOf(lineage, users), lineage => lineage.Key, StringComparer.Ordinal);
        foreach (var home in homes)
        {
            var types = dependencies[home.Key]
                .SelectMany(key => _byLineage[key])
                .OrderBy(type => type.Name.Reference, StringComparer.Ordinal)
                .ToImmutableArray();
            _byOwner.Add(_lineages[home.Key].Types[0].Name.Reference, Make(home.Key, types, home));
        }
    }

    private static string HomeOf(Lineage lineage, ILookup<string, string> users)
    {
        var families = users[lineage.Key].ToList();
        return !lineage.Types[0].IsSpec && families.Count == 1 ? families[0] : lineage.Key;
    }

    private PlanUnit Make(string key, ImmutableArray<TypeModel> types, IEnumerable<string> emitted) => new()
    {
        Key = key,
        Types = new(types),
        Sums = _sums.Where(sum => key.Length == 0 || types.Any(type => type.IsSpec && type.Family == sum.Family)).ToEquatableArray(),
        Emitted = emitted.ToEquatableArray(),
        HintNames = types.Select(type => _hintNames[type.Name.Reference]).ToEquatableArray(),
        TypesBesideTags = types.Select(type => type.Name.Reference).Where(_typesBesideTags.Contains).ToEquatableArray(),
        FamiliesWithTakenName = types.Select(type => type.Family).OfType<string>().Where(_takenNames.Contains).Distinct().ToEquatableArray(),
    };

    /// <summary>A lineage and all that its types refer to, directly or not.</summary>
    private HashSet<string> TransitiveDependencies(string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var queue = new Queue<string>(reached);
        while (queue.Count > 0)
        {
            foreach (var next in _byLineage[queue.Dequeue()].SelectMany(type => type.References).Select(reference => reference.Lineage))
            {
                if (_byLineage.Contains(next) && reached.Add(next))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return reached;
    }

    private static HashSet<string> FindFlatCases(ImmutableArray<TypeModel> types) => new(
        types.Select(type => type.Union)
            .Where(union => union is { Layout.IsFlat: true })
            .SelectMany(union => union!.Cases)
            .Select(candidate => candidate.Payload?.Reference)
            .OfType<string>(),
        StringComparer.Ordinal);
}
