using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the conversion of a record along a route, in one pass: what each member of the target is made of, and what must hold for nothing to be lost.</summary>
internal sealed class RecordPlanner(Lineage lineage, ValuePlanner values, Func<TypeModel, TypeModel, RecordEdge> edgeBetween)
{
    /// <summary>
    /// Plans the conversions of a version to all others, but for those that a hand-written conversion of a whole version lies before. It walks outward: each
    /// route is one that was planned already, and one edge more.
    /// </summary>
    public IEnumerable<RecordConversion> PlanFrom(TypeModel from)
    {
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
            next[target.Name] = slots[source.Name].Then(target.Type, since, isUp ? custom?.Up : custom?.Down);
        }

        foreach (var (member, absent) in isUp ? edge.Removed : edge.Added)
        {
            var slot = slots[member.Name];
            if (!Equals(slot.Source.Constant, absent))
            {
                var plan = PlanFor(slot);
                checks.Add(new AbsenceCheck
                {
                    Source = slot.Source,
                    Plan = absent.IsNull && KeepsNull(plan) ? new IdentityPlan { From = plan.From, To = plan.From } : plan,
                    Absent = absent,
                    Since = since,
                    IsUp = isUp,
                });
            }
        }

        foreach (var (member, absent) in isUp ? edge.Added : edge.Removed)
        {
            next[member.Name] = Slot.Of(member, absent);
        }

        return next;
    }

    private MemberAssignment Assign(MemberModel target, Slot slot) => new()
    {
        Target = target,
        Source = slot.Source,
        Plan = PlanFor(slot),
    };

    /// <summary>How a value goes its way. A constant that every type on the way can hold simply is what it is.</summary>
    private ValuePlan PlanFor(Slot slot)
    {
        if (slot.Plan is null)
        {
            var plan = values.PlanChain(slot.Chain);
            slot.Plan = slot.Source.Constant is { } constant && StaysAsItIs(constant, plan)
                ? new IdentityPlan { From = plan.To, To = plan.To }
                : plan;
        }

        return slot.Plan;
    }

    /// <summary>Whether null becomes null, and nothing else does: then no conversion is needed to tell whether the result is null.</summary>
    private static bool KeepsNull(ValuePlan plan) => plan switch
    {
        SequencePlan sequence => sequence.Steps.All(KeepsNull),
        NullablePlan => plan.From.IsNullable,
        _ => false,
    };

    private static bool StaysAsItIs(DeclaredValue constant, ValuePlan plan) => plan switch
    {
        SequencePlan sequence => sequence.Steps.All(step => StaysAsItIs(constant, step)),
        NullablePlan nullable => constant.IsNull || nullable.Inner is IdentityPlan || StaysAsItIs(constant, nullable.Inner),
        WidenPlan or NarrowPlan => constant.Kind == DeclaredValueKind.Integer && constant.Fits(plan.To),
        _ => false,
    };

    /// <summary>A value on its way: where it comes from, and the types it has had since. One that an edge leaves as it is stays the same slot, so it is planned once.</summary>
    private sealed class Slot(ValueSource source, IReadOnlyList<ChainLink> chain)
    {
        public ValueSource Source { get; } = source;

        public IReadOnlyList<ChainLink> Chain { get; } = chain;

        /// <summary>How the value goes its way, once that was asked.</summary>
        public ValuePlan? Plan { get; set; }

        public static Slot Of(MemberModel member) => new(new ValueSource { Member = member }, [new ChainLink(member.Type, 0, null)]);

        public static Slot Of(MemberModel member, DeclaredValue value) =>
            new(new ValueSource { Constant = value }, [new ChainLink(member.Type, 0, null)]);

        public Slot Then(TypeRef type, int since, ValuePlan? custom) => custom is null && Chain[Chain.Count - 1].Type.Equals(type)
            ? this
            : new Slot(Source, [.. Chain, new ChainLink(type, since, custom)]);
    }
}
