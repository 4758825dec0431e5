using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the conversion of a record along a route, in one pass: what each member of the target is made of, and what must hold for nothing to be lost.</summary>
internal sealed class RecordPlanner(Lineage lineage, ValuePlanner values, DeclaredConstants constants, Func<TypeModel, TypeModel, RecordEdge> edgeBetween)
{
    private int _constants;

    /// <summary>
    /// Plans the conversions of a version to all others, but for those that a hand-written conversion of a whole version lies before. It walks outward: each
    /// route is one that was planned already, and one edge more.
    /// </summary>
    public IEnumerable<RecordConversion> PlanFrom(TypeModel from)
    {
        _constants = 0;
        var start = from.Members.ToDictionary(member => member.Name, Slot.Of, StringComparer.Ordinal);
        var passed = new Dictionary<int, (Dictionary<string, Slot> Slots, List<AbsenceCheck> Checks)> { [from.Version] = (start, []) };
        foreach (var route in lineage.RoutesFrom(from.Version).All)
        {
            var (before, last) = (route[route.Length - 2], route[route.Length - 1]);
            if (!passed.TryGetValue(before, out var state) || lineage.FindCustom(before, last) is not null)
            {
                continue;
            }

            var isUp = lineage.PredecessorOf(last) == before;
            var (older, newer) = isUp ? (before, last) : (last, before);
            var checks = state.Checks.ToList();
            var slots = Pass(edgeBetween(lineage[older], lineage[newer]), newer, isUp, state.Slots, checks);
            passed.Add(last, (slots, checks));
            var to = lineage[last];
            yield return new RecordConversion
            {
                From = from,
                To = to,
                Route = new(route),
                Checks = checks.ToEquatableArray(),
                Assignments = to.Members.Select(member => Assign(member, slots[member.Name])).ToEquatableArray(),
            };
        }
    }

    private Dictionary<string, Slot> Pass(RecordEdge edge, int since, bool isUp, Dictionary<string, Slot> slots, List<AbsenceCheck> checks)
    {
        var next = new Dictionary<string, Slot>(StringComparer.Ordinal);
        foreach (var (older, newer, custom) in edge.Kept)
        {
            var (source, target) = isUp ? (older, newer) : (newer, older);
            next[target.Name] = Settle(slots[source.Name].Then(target.Type, since, isUp ? custom?.Up : custom?.Down));
        }

        foreach (var (member, absent) in isUp ? edge.Removed : edge.Added)
        {
            if (Check(slots[member.Name], absent, since, isUp) is { } check)
            {
                checks.Add(check);
            }
        }

        foreach (var (member, absent) in isUp ? edge.Added : edge.Removed)
        {
            next[member.Name] = Slot.Of(member.Type, absent, ++_constants);
        }

        return next;
    }

    /// <summary>A constant is what the edges made of it, where that can be told now.</summary>
    private Slot Settle(Slot slot)
    {
        // Nothing changed since it was settled, or was declared.
        if (slot.Source.Constant is not { } constant || slot.Chain.Count == 1)
        {
            return slot;
        }

        var plan = values.PlanRoute(slot.Chain);
        if (constants.Convert(constant, plan) is { } converted)
        {
            return Slot.Of(slot.Chain[slot.Chain.Count - 1].Type, converted, slot.Source.Order);
        }

        return constants.Advance(constant, plan) is var (value, rest) && !(value.Equals(constant) && rest.From.Equals(slot.Chain[0].Type))
            ? Slot.Of(rest.From, value, slot.Source.Order).Then(rest.To, 0, rest)
            : slot;
    }

    /// <summary>What must hold of a value that the edge has no room for; null where it certainly does.</summary>
    private AbsenceCheck? Check(Slot slot, DeclaredValue absent, int since, bool isUp)
    {
        var plan = PlanFor(slot);
        if (slot.Source.Constant is { } constant && plan is IdentityPlan && DeclaredConstants.AreEqual(constant, absent) is true)
        {
            return null;
        }

        return new AbsenceCheck
        {
            Source = slot.Source,
            Plan = absent.IsNull && plan is KeepNullPlan && slot.Source.Member is not null ? IdentityPlan.Of(plan.From) : plan,
            Absent = absent,
            Since = since,
            IsUp = isUp,
            IsAlwaysLost = (absent.IsNull && !plan.To.IsNullable && slot.Source.Member is not null)
                || (slot.Source.Constant is { } lost && plan is IdentityPlan && DeclaredConstants.AreEqual(lost, absent) is false),
        };
    }

    private MemberAssignment Assign(MemberModel target, Slot slot) => new()
    {
        Target = target,
        Source = slot.Source,
        Plan = PlanFor(slot),
    };

    /// <summary>How a value goes its way. Of null it is known where it is lost.</summary>
    private ValuePlan PlanFor(Slot slot) => slot.Plan ??= values.PlanRoute(slot.Chain) switch
    {
        ForbidNullPlan forbid when slot.Source.Constant is { IsNull: true } => new NullLostPlan { From = forbid.From, To = forbid.To, Null = forbid.Null },
        var plan => plan,
    };

    /// <summary>
    /// A value on its way: where it comes from, and the types it has had since. One that an edge leaves as it is stays the same slot, so that it is planned once.
    /// </summary>
    private sealed class Slot(ValueSource source, IReadOnlyList<ChainLink> chain)
    {
        public ValueSource Source { get; } = source;

        public IReadOnlyList<ChainLink> Chain { get; } = chain;

        /// <summary>How the value goes its way, once that was asked.</summary>
        public ValuePlan? Plan { get; set; }

        public static Slot Of(MemberModel member) => new(new ValueSource { Member = member }, [new ChainLink(member.Type, 0, null)]);

        public static Slot Of(TypeRef type, DeclaredValue value, int order) =>
            new(new ValueSource { Constant = value, Order = order }, [new ChainLink(type, 0, null)]);

        public Slot Then(TypeRef type, int since, ValuePlan? custom) => custom is null && Chain[Chain.Count - 1].Type.Equals(type)
            ? this
            : new Slot(Source, [.. Chain, new ChainLink(type, since, custom)]);
    }
}
