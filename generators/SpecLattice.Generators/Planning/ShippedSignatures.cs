using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Keeps the signatures that conversions shipped with. Where a shipped version was edited, other code still compiles, so that the compiler comes to asking the rules, which say
/// what was edited.
/// </summary>
internal sealed class ShippedSignatures
{
    private readonly Dictionary<(string Lineage, int From, int To), bool> _canRefuse = [];
    private readonly HashSet<string> _lineages = new(StringComparer.Ordinal);

    public ShippedSignatures(IEnumerable<ShippedEdge> edges)
    {
        foreach (var edge in edges)
        {
            _canRefuse[(edge.Lineage, edge.Older, edge.Newer)] = edge.CanRefuseUp;
            _canRefuse[(edge.Lineage, edge.Newer, edge.Older)] = edge.CanRefuseDown;
            _lineages.Add(edge.Lineage);
        }
    }

    /// <summary>Whether the conversion between two neighbours shipped as one that can refuse; null where it did not ship.</summary>
    public bool? CanRefuse(string lineage, int from, int to) => _canRefuse.TryGetValue((lineage, from, to), out var canRefuse) ? canRefuse : null;

    /// <summary>The conversions of a lineage with the signatures that they shipped with.</summary>
    /// <param name="lineage">The lineage.</param>
    /// <param name="plans">All its conversions.</param>
    /// <param name="facts">What has been found out so far. Whatever can refuse already stays so.</param>
    public List<ConversionPlan> Keep(Lineage lineage, List<ConversionPlan> plans, ConversionFacts facts)
    {
        if (!_lineages.Contains(lineage.Key))
        {
            return plans;
        }

        var edges = plans.Where(plan => plan.Route.Count == 2).ToDictionary(plan => (plan.From.Version, plan.To.Version), plan => plan.IsPartial);
        var changed = edges.Where(edge => CanRefuse(lineage.Key, edge.Key.Item1, edge.Key.Item2) is { } shipped && shipped != edge.Value).Select(edge => edge.Key).ToList();
        if (changed.Count == 0)
        {
            return plans;
        }

        foreach (var edge in changed)
        {
            edges[edge] = !edges[edge];
        }

        return plans.ConvertAll(plan =>
        {
            var steps = Enumerable.Range(1, plan.Route.Count - 1).Select(i => (plan.Route[i - 1], plan.Route[i])).ToList();
            var canRefuse = facts.CanRefuse(plan) || (steps.Exists(changed.Contains) ? steps.Exists(step => edges[step]) : plan.IsPartial);
            return canRefuse == plan.IsPartial ? plan : plan with { ShippedRefusal = canRefuse };
        });
    }
}
