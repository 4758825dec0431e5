using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the conversion of a record along a route, in one pass: what each member of the target is made of, and what must hold for nothing to be lost.</summary>
internal sealed class RecordPlanner(Lineage lineage, ValuePlanner values, DeclaredConstants constants, Func<TypeModel, TypeModel, RecordEdge> edgeBetween)
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
            next[member.Name] = Slot.Of(member.Type, absent);
        }

        return next;
    }

    /// <summary>A constant is what the edges made of it, where that can be told now.</summary>
    private Slot Settle(Slot slot) => slot.Source.Constant is { } constant && constants.Convert(constant, values.PlanRoute(slot.Chain)) is { } converted
        ? Slot.Of(slot.Chain[slot.Chain.Count - 1].Type, converted)
        : slot;

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
    private ValuePlan PlanFor(Slot slot) => values.PlanRoute(slot.Chain) switch
    {
        ForbidNullPlan forbid when slot.Source.Constant is { IsNull: true } => new NullLostPlan { From = forbid.From, To = forbid.To, Null = forbid.Null },
        var plan => plan,
    };

    /// <summary>A value on its way: where it comes from, and the types it has had since.</summary>
    private sealed record Slot(ValueSource Source, IReadOnlyList<ChainLink> Chain)
    {
        public static Slot Of(MemberModel member) => new(new ValueSource { Member = member }, [new ChainLink(member.Type, 0, null)]);

        public static Slot Of(TypeRef type, DeclaredValue value) =>
            new(new ValueSource { Constant = value }, [new ChainLink(type, 0, null)]);

        public Slot Then(TypeRef type, int since, ValuePlan? custom) => this with { Chain = [.. Chain, new ChainLink(type, since, custom)] };
    }
}
