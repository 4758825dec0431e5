using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the conversion of a record along a route, in one pass: what each member of the target is made of, and what must hold for nothing to be lost.</summary>
internal sealed class RecordPlanner(Lineage lineage, ValuePlanner values, Func<TypeModel, TypeModel, RecordEdge> edgeBetween)
{
    public RecordConversion Plan(TypeModel from, TypeModel to)
    {
        var route = lineage.Route(from.Version, to.Version);
        var slots = from.Members.ToDictionary(member => member.Name, Slot.Of, StringComparer.Ordinal);
        var checks = new List<AbsenceCheck>();
        for (var i = 1; i < route.Length; i++)
        {
            var isUp = lineage.PredecessorOf(route[i]) == route[i - 1];
            var (older, newer) = isUp ? (route[i - 1], route[i]) : (route[i], route[i - 1]);
            slots = Pass(edgeBetween(lineage[older], lineage[newer]), newer, isUp, slots, checks);
        }

        return new RecordConversion
        {
            From = from,
            To = to,
            Route = new(route),
            Checks = checks.ToEquatableArray(),
            Assignments = to.Members.Select(member => Assign(member, slots[member.Name])).ToEquatableArray(),
        };
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
        var plan = values.PlanChain(slot.Chain);
        return slot.Source.Constant is { } constant && StaysAsItIs(constant, plan)
            ? new IdentityPlan { From = plan.To, To = plan.To }
            : plan;
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
        WidenPlan or NarrowPlan => constant.Kind == DeclaredValueKind.Integer && constant.For(plan.To) is { Kind: DeclaredValueKind.Integer },
        _ => false,
    };

    /// <summary>A value on its way: where it comes from, and the types it has had since.</summary>
    private sealed record Slot(ValueSource Source, IReadOnlyList<ChainLink> Chain)
    {
        public static Slot Of(MemberModel member) => new(new ValueSource { Member = member }, [new ChainLink(member.Type, 0, null)]);

        public static Slot Of(MemberModel member, DeclaredValue value) =>
            new(new ValueSource { Constant = value }, [new ChainLink(member.Type, 0, null)]);

        public Slot Then(TypeRef type, int since, ValuePlan? custom) => this with { Chain = [.. Chain, new ChainLink(type, since, custom)] };
    }
}
