using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>What is known so far of the conversions between versions. It grows until nothing new is found.</summary>
internal sealed class ConversionFacts
{
    private readonly HashSet<(string From, string To)> _partial = [];
    private readonly HashSet<(string From, string To)> _fallible = [];
    private readonly HashSet<(string From, string To)> _discarding = [];
    private readonly HashSet<(string From, string To)> _meetEnums = [];
    private readonly Dictionary<(string From, string To), (ulong Cases, bool All)> _shared = [];
    private readonly Dictionary<(string From, string To), EquatableArray<ContextParameter>> _contexts = [];

    /// <summary>Records a planned conversion.</summary>
    /// <returns>Whether this changed what is known.</returns>
    public bool Learn(ConversionPlan plan, EquatableArray<ulong> caseBits)
    {
        var key = (plan.From.Name.Reference, plan.To.Name.Reference);
        var changed = plan.CanRefuse && _partial.Add(key);
        changed |= plan.IsFallible && _fallible.Add(key);
        changed |= plan.IsDiscarding && _discarding.Add(key);
        changed |= (plan.CanThrow || plan is { CollectsLosses: true, CanRefuse: false }) && _meetEnums.Add(key);
        var contexts = plan.Contexts;
        changed |= !(_contexts.TryGetValue(key, out var knownContexts) ? knownContexts : EquatableArray<ContextParameter>.Empty).Equals(contexts);
        _contexts[key] = contexts;
        if (plan is UnionConversion union)
        {
            var shared = SharedCases(union, caseBits);
            changed |= !_shared.TryGetValue(key, out var known) || known != shared;
            _shared[key] = shared;
        }

        return changed;
    }

    /// <summary>Whether a conversion has been found to be one that can refuse.</summary>
    public bool CanRefuse(ConversionPlan plan) => _partial.Contains((plan.From.Name.Reference, plan.To.Name.Reference));

    public LineagePlan PlanLineage(TypeRef from, TypeRef to)
    {
        var key = (from.Reference, to.Reference);
        _shared.TryGetValue(key, out var shared);
        return new LineagePlan
        {
            From = from,
            To = to,
            IsLossy = _partial.Contains(key),
            CanRefuse = _fallible.Contains(key),
            CanDiscard = _discarding.Contains(key),
            MeetsEnum = _meetEnums.Contains(key),
            Needs = _contexts.TryGetValue(key, out var contexts) ? contexts : EquatableArray<ContextParameter>.Empty,
            SharedCases = shared.Cases,
            SharesAllCases = shared.All,
        };
    }

    private static (ulong Cases, bool All) SharedCases(UnionConversion union, EquatableArray<ulong> caseBits)
    {
        var mask = 0UL;
        var all = true;
        for (var i = 0; i < union.Cases.Count; i++)
        {
            if (union.Cases[i].IsShared)
            {
                mask |= caseBits[i];
            }
            else
            {
                all = false;
            }
        }

        return (mask, all);
    }
}
