using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the conversion of a record along a route, in one pass: what each member of the target is made of, and what must hold for nothing to be lost.</summary>
internal sealed partial class RecordPlanner(LineageSet lineages, Lineage lineage, ValuePlanner values, DeclaredConstants constants, Func<TypeModel, TypeModel, RecordEdge?> edgeBetween)
{
    private int _constants;

    /// <summary>
    /// Plans the conversions of a version to all others, but for those that a hand-written conversion of a whole version lies before. It walks outward: each
    /// route is one that was planned already, and one edge more.
    /// </summary>
    public IEnumerable<RecordConversion> PlanFrom(TypeModel from)
    {
        _constants = 0;
        var start = from.Members.Select(Slot.Of).Zip(from.Members, (slot, member) => (member.Name, slot)).ToDictionary(pair => pair.Name, pair => pair.slot, StringComparer.Ordinal);
        var passed = new Dictionary<int, (Dictionary<string, Slot> Slots, Demands Demands)> { [from.Version] = (start, new Demands([], [])) };
        foreach (var route in lineage.RoutesFrom(from.Version).All)
        {
            var (before, last) = (route[route.Length - 2], route[route.Length - 1]);
            if (!passed.TryGetValue(before, out var state) || lineage.FindCustom(before, last) is not null)
            {
                continue;
            }

            var isUp = lineage.PredecessorOf(last) == before;
            var (older, newer) = isUp ? (before, last) : (last, before);
            var demands = state.Demands.Copy();
            var slots = Pass(edgeBetween(lineage[older], lineage[newer])!, newer, isUp, state.Slots, demands);
            passed.Add(last, (slots, demands));
            var to = lineage[last];
            yield return AskOfUnknown(new RecordConversion
            {
                From = from,
                To = to,
                Route = new(route),
                Presences = demands.Presences.ToEquatableArray(),
                Checks = demands.Checks.ToEquatableArray(),
                Assignments = to.Members.Select(member => Assign(member, slots[member.Name])).ToEquatableArray(),
            });
        }
    }

    private Dictionary<string, Slot> Pass(RecordEdge edge, int since, bool isUp, Dictionary<string, Slot> slots, Demands demands)
    {
        var next = new Dictionary<string, Slot>(StringComparer.Ordinal);
        foreach (var (older, newer, custom) in edge.Kept)
        {
            var (source, target) = isUp ? (older, newer) : (newer, older);
            next[target.Name] = Advance(slots[source.Name], target.Type, since, isUp ? custom?.Up : custom?.Down, demands);
        }

        foreach (var group in edge.Groups)
        {
            Convert(group, since, isUp, slots, next);
        }

        foreach (var move in edge.Moves)
        {
            Move(move, since, isUp, slots, next, demands);
        }

        foreach (var (member, absent, discard) in isUp ? edge.Removed : edge.Added)
        {
            Leave(slots[member.Name], member, absent, discard, since, isUp, demands);
        }

        foreach (var (member, absent, _) in isUp ? edge.Added : edge.Removed)
        {
            next[member.Name] = Slot.Of(member.Type, absent, ++_constants);
        }

        return next;
    }

    private void Convert(MemberGroup group, int since, bool isUp, Dictionary<string, Slot> slots, Dictionary<string, Slot> next)
    {
        var (sources, targets) = isUp ? (group.Older, group.Newer) : (group.Newer, group.Older);
        var custom = isUp ? group.Custom.Up : group.Custom.Down;
        var taken = sources.Count == 1
            ? PutTogether(slots[sources[0].Name])
            : new Slot(new ValueSource { Combined = new CombinedValue(custom.From, sources.Select(member => Assign(member, slots[member.Name])).ToEquatableArray()) }, [new ChainLink(custom.From, 0, null)]);
        var given = taken.Then(custom.To, since, custom);
        if (targets.Count == 1)
        {
            next[targets[0].Name] = given;
            return;
        }

        var computed = new ComputedValue(given.Source, PlanFor(given));
        for (var i = 0; i < targets.Count; i++)
        {
            var item = FormattableString.Invariant($"Item{i + 1}");
            next[targets[i].Name] = new Slot(new ValueSource { Computed = computed, Item = item }, [new ChainLink(targets[i].Type, 0, null)]);
        }
    }

    private void Move(PartMove move, int since, bool isUp, Dictionary<string, Slot> slots, Dictionary<string, Slot> next, Demands demands)
    {
        if (move.IsGathered == isUp)
        {
            var members = move.Left.ToDictionary(left => left.Member.Name, left => Slot.Of(left.Member.Type, left.Absent, ++_constants), StringComparer.Ordinal);
            foreach (var (outside, inside) in move.Moved)
            {
                members.Add(inside.Name, Advance(slots[outside.Name], inside.Type, since, null, demands));
            }

            next[move.Part.Name] = Slot.Of(new MadePart(move.Type, members), move.Part.Type);
            return;
        }

        var opened = Open(slots[move.Part.Name], move.Part.Type.AsNotNull(), move.Type, since, demands);
        foreach (var (outside, inside) in move.Moved)
        {
            next[outside.Name] = Advance(opened[inside.Name], outside.Type, since, null, demands);
        }

        foreach (var (member, absent) in move.Left)
        {
            Leave(opened[member.Name], member, absent, null, since, isUp, demands);
        }
    }

    /// <summary>A value after one more edge. A part that was put together stays that, where its own edges can be passed.</summary>
    private Slot Advance(Slot slot, TypeRef type, int since, ValuePlan? custom, Demands demands)
    {
        if (slot.Made is { } made && custom is null && type.Kind == TypeRefKind.Record && type.Lineage == made.Type.Lineage)
        {
            if (slot.Type.Equals(type))
            {
                return slot;
            }

            if (type.Version == made.Type.Version)
            {
                return Slot.Of(made, type);
            }

            if (lineages.Find(type) is { } target && PassParts(made.Type, target, made.Members, demands) is { } members)
            {
                return Slot.Of(new MadePart(target, members), type);
            }
        }

        return Settle(PutTogether(slot).Then(type, since, custom));
    }

    /// <summary>A part's members over the edges between two of its versions; null where one is hand-written.</summary>
    private Dictionary<string, Slot>? PassParts(TypeModel from, TypeModel to, Dictionary<string, Slot> members, Demands demands)
    {
        var parts = lineages[from.Lineage];
        var route = parts.Route(from.Version, to.Version);
        var steps = Enumerable.Range(1, route.Length - 1).Select(i => (Before: route[i - 1], After: route[i])).ToList();
        if (!lineages.Contains(from.ToTypeRef()) || steps.Exists(step => parts.FindCustom(step.Before, step.After) is not null))
        {
            return null;
        }

        foreach (var (before, after) in steps)
        {
            var isUp = parts.PredecessorOf(after) == before;
            var (older, newer) = isUp ? (before, after) : (after, before);
            members = Pass(edgeBetween(parts[older], parts[newer])!, newer, isUp, members, demands);
        }

        return members;
    }

    /// <summary>
    /// The members of a part. Those of one that the document has are taken where they are, and go the part's edges by themselves; of any other, out of what it was converted to.
    /// </summary>
    private Dictionary<string, Slot> Open(Slot slot, TypeRef type, TypeModel part, int since, Demands demands)
    {
        if (slot.Made is { } made)
        {
            return made.Members;
        }

        var whole = slot.Then(type, since, null);
        if (slot.Source.IsInDocument && OpenInDocument(whole, demands) is { } members)
        {
            return members;
        }

        var computed = new ComputedValue(whole.Source, PlanFor(whole));
        return part.Members.ToDictionary(
            member => member.Name,
            member => new Slot(new ValueSource { Computed = computed, Item = member.Name }, [new ChainLink(member.Type, 0, null)]),
            StringComparer.Ordinal);
    }

    private Dictionary<string, Slot>? OpenInDocument(Slot whole, Demands demands)
    {
        var first = whole.Chain[0].Type;
        if (whole.Chain.Any(link => link.Custom is not null || link.Type.Kind != TypeRefKind.Record || link.Type.Lineage != first.Lineage) || lineages.Find(first) is not { } start)
        {
            return null;
        }

        // Where an edge cannot be passed, what the others ask for must not stay behind.
        var asked = new Demands([], []);
        var members = start.Members.Select((member, i) => (member.Name, Slot: Slot.Of(whole.Source, member, i))).ToDictionary(member => member.Name, member => member.Slot, StringComparer.Ordinal);
        foreach (var link in whole.Chain.Skip(1))
        {
            var next = lineages.Find(link.Type)!;
            if (next.Version != start.Version && PassParts(start, next, members, asked) is var passed)
            {
                if (passed is null)
                {
                    return null;
                }

                (start, members) = (next, passed);
            }
        }

        if (first.IsNullable && whole.Chain.FirstOrDefault(link => !link.Type.IsNullable) is { } forbids)
        {
            var there = new ForbidNullPlan { From = first, To = first.AsNotNull(), Inner = IdentityPlan.Of(first.AsNotNull()), Null = new Absence(forbids.Since, IsCount: false) };
            demands.Presences.Add(new PresenceCheck(whole.Source, there));
        }

        demands.Add(asked);
        return members;
    }

    /// <summary>A part that was put together, as one value.</summary>
    private Slot PutTogether(Slot slot)
    {
        if (slot.Made is { } made && !slot.HasSource)
        {
            slot.PutTogether(new ValueSource
            {
                Combined = new CombinedValue(made.Type.ToTypeRef(), made.Type.Members.Select(member => Assign(member, made.Members[member.Name])).ToEquatableArray()),
            });
        }

        return slot;
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
            return Slot.Of(slot.Type, converted, slot.Source.Order);
        }

        return constants.Advance(constant, plan) is var (value, rest) && !(value.Equals(constant) && rest.From.Equals(slot.Chain[0].Type))
            ? Slot.Of(rest.From, value, slot.Source.Order).Then(rest.To, 0, rest)
            : slot;
    }

    /// <summary>Asks of a value that the edge has no room for what must hold of it; nothing where it certainly does.</summary>
    private void Leave(Slot slot, MemberModel member, DeclaredValue absent, Discard? discard, int since, bool isUp, Demands demands)
    {
        var plan = PlanFor(PutTogether(slot));
        if (slot.Source.Constant is { } constant && plan is IdentityPlan && DeclaredConstants.AreEqual(constant, absent) is true)
        {
            return;
        }

        demands.Checks.Add(new AbsenceCheck
        {
            Source = slot.Source,
            Name = member.JsonName,
            Plan = absent.IsNull && plan is KeepNullPlan && slot.Source.IsInDocument && !(discard is null ? plan.Discards : plan.IsPartial) ? IdentityPlan.Of(plan.From) : plan,
            Absent = absent,
            Discard = discard,
            Since = since,
            IsUp = isUp,
            IsAlwaysLost = (absent.IsNull && !plan.To.IsNullable && slot.Source.Constant is null)
                || (slot.Source.Constant is { } lost && plan is IdentityPlan && DeclaredConstants.AreEqual(lost, absent) is false),
        });
    }

    private MemberAssignment Assign(MemberModel target, Slot slot) => new()
    {
        Target = target,
        Plan = PlanFor(PutTogether(slot)),
        Source = slot.Source,
    };

    /// <summary>How a value goes its way. Of null it is known where it is lost.</summary>
    private ValuePlan PlanFor(Slot slot) => slot.Plan ??= values.PlanRoute(slot.Chain) switch
    {
        ForbidNullPlan forbid when slot.Source.Constant is { IsNull: true } => new NullLostPlan { From = forbid.From, To = forbid.To, Null = forbid.Null },
        var plan => plan,
    };
}
