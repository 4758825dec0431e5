using System.Runtime.CompilerServices;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Decides which conversions are written out, and which are composed of those between neighbours. There are as many pairs as the square of the
/// versions, so in a long lineage only neighbours are fused. What would be lost is still asked of the source, once for all targets: a route
/// is the beginning of a longer one, and what the shorter one loses, the longer one does too.
/// </summary>
internal sealed class CompositionPlanner
{
    /// <summary>Lineages of at most so many versions have all pairs fused, unless a project says otherwise.</summary>
    public const int DefaultMaxFused = 8;

    private readonly Lineage _lineage;
    private readonly Dictionary<(int From, int To), ConversionPlan> _plans;
    private readonly HashSet<(int From, int To)> _impassable;

    private CompositionPlanner(Lineage lineage, IEnumerable<ConversionPlan> plans)
    {
        _lineage = lineage;
        _plans = plans.ToDictionary(plan => (plan.From.Version, plan.To.Version));
        _impassable = new(_plans.Values
            .Where(plan => plan.Route.Count == 2 && (plan is not (RecordConversion or UnionConversion) || plan.Contexts.Count > 0))
            .Select(plan => (plan.From.Version, plan.To.Version)));
    }

    /// <summary>Says of each conversion of a lineage how it comes about.</summary>
    /// <param name="lineage">The lineage.</param>
    /// <param name="plans">All its conversions.</param>
    /// <param name="maxFused">Up to how many versions all pairs are fused.</param>
    /// <param name="compositions">Where it is added what the versions need for that, by their references.</param>
    public static IEnumerable<ConversionPlan> Compose(
        Lineage lineage, IReadOnlyList<ConversionPlan> plans, int maxFused, Dictionary<string, CompositionPlan> compositions)
    {
        if (lineage.Types.Length <= maxFused || lineage.Types.Any(type => type.Unknown is not null))
        {
            return plans;
        }

        var planner = new CompositionPlanner(lineage, plans);
        var formed = plans.Select(plan => planner.FormOf(plan) is var form and not ConversionForm.Fused ? plan with { Form = form } : plan).ToList();
        if (formed.Exists(plan => plan.Form != ConversionForm.Fused))
        {
            foreach (var conversions in formed.GroupBy(plan => plan.From.Version))
            {
                compositions.Add(lineage[conversions.Key].Name.Reference, planner.Plan(conversions.ToList()));
            }
        }

        return formed;
    }

    private ConversionForm FormOf(ConversionPlan plan)
    {
        if (plan.Route.Count == 2 || !IsDerived(plan))
        {
            return ConversionForm.Fused;
        }

        var next = plan.Route[1];
        return plan.CanRefuse || _plans[(plan.From.Version, next)].CanRefuse || _plans[(next, plan.To.Version)].CanRefuse
            ? ConversionForm.Stepwise
            : ConversionForm.ByNextVersion;
    }

    /// <summary>Whether every edge on the way is derived from the declarations and needs nothing but the value.</summary>
    private bool IsDerived(ConversionPlan plan)
    {
        if (plan is not (RecordConversion or UnionConversion))
        {
            return false;
        }

        for (var i = 1; _impassable.Count > 0 && i < plan.Route.Count; i++)
        {
            if (_impassable.Contains((plan.Route[i - 1], plan.Route[i])))
            {
                return false;
            }
        }

        return true;
    }

    private CompositionPlan Plan(List<ConversionPlan> conversions)
    {
        var derived = conversions.Where(IsDerived).ToList();
        var reached = derived.Select(plan => plan.To.Version).OrderBy(version => version).ToList();
        return new CompositionPlan
        {
            Routes = _lineage.RoutesFrom(conversions[0].From.Version).Longest.Select(route => new EquatableArray<int>(route)).ToEquatableArray(),
            Steps = derived
                .GroupBy(plan => plan.Route[1])
                .Select(step => new FirstStep(
                    _plans[(conversions[0].From.Version, step.Key)], VersionRange.Of(new HashSet<int>(step.Select(plan => plan.To.Version)), reached)))
                .ToEquatableArray(),
            Losses = FindLosses(derived.Where(plan => plan.Form == ConversionForm.Stepwise).OrderBy(plan => plan.Route.Count).ToList()),
        };
    }

    private static EquatableArray<PossibleLoss> FindLosses(List<ConversionPlan> stepwise)
    {
        var targets = stepwise.Select(plan => plan.To.Version).OrderBy(version => version).ToList();
        var found = new List<(PossibleLoss Loss, HashSet<int> Targets)>();
        var places = new Dictionary<LossKey, int>();
        foreach (var plan in stepwise)
        {
            foreach (var (key, loss) in LossesOf(plan))
            {
                if (!places.TryGetValue(key, out var place))
                {
                    places.Add(key, place = found.Count);
                    found.Add((loss, []));
                }

                found[place].Targets.Add(plan.To.Version);
            }
        }

        return PossibleLoss.InOrder(found.Select(entry => entry.Loss with { Targets = VersionRange.Of(entry.Targets, targets) })).ToEquatableArray();
    }

    private static IEnumerable<(LossKey Key, PossibleLoss Loss)> LossesOf(ConversionPlan plan) => plan switch
    {
        RecordConversion record => record.Steps
            .Where(step => step.Assignment is not { Plan.IsPartial: false, Source.IsPartial: false })
            .Select(step => (KeyOf(step), step)),
        UnionConversion union => union.Cases
            .Where(candidate => candidate.Target is null || candidate.Plan is { IsPartial: true })
            .Select(candidate => (new LossKey(candidate.Source, (object?)candidate.Plan ?? (candidate.Since, candidate.IsUp)), new PossibleLoss { Case = candidate, Targets = default })),
        _ => [],
    };

    private static LossKey KeyOf(PossibleLoss step) => (step.Computed, step.Presence, step.Check, step.Assignment) switch
    {
        ({ } computed, _, _, _) => new(computed, computed),
        (_, { } presence, _, _) => new(presence, presence),
        (_, _, { } check, _) => new(check, check),
        _ => new(step.Assignment!.Source, step.Assignment.Plan),
    };

    /// <summary>
    /// What makes two conversions lose the same. Plans of routes share what they share of the way, so for records it is enough to ask whether it is the same object.
    /// </summary>
    private readonly struct LossKey(object source, object plan) : IEquatable<LossKey>
    {
        private readonly object _source = source;
        private readonly object _plan = plan;

        public bool Equals(LossKey other) =>
            ReferenceEquals(_source, other._source) && (ReferenceEquals(_plan, other._plan) || (_source is CaseModel && _plan.Equals(other._plan)));

        public override bool Equals(object? obj) => obj is LossKey other && Equals(other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(_source);
    }
}
