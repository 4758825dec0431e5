using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds out how a value of one type becomes a value of another.</summary>
internal sealed class ValuePlanner(LineageSet lineages, ConversionFacts facts)
{
    private const int MaxWrappings = 4;
    private int _wrappings;

    /// <summary>Plans one step; null where no rule converts between the two types.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="to">The type it becomes.</param>
    /// <param name="since">The upper version of the edge that changes the type.</param>
    public ValuePlan? Plan(TypeRef from, TypeRef to, int since)
    {
        if (from.Equals(to))
        {
            return new IdentityPlan { From = from, To = to };
        }

        if (PlanList(from, to, since) is { } list)
        {
            return list;
        }

        if (from.IsNullable || to.IsNullable)
        {
            return PlanNullable(from, to, since);
        }

        if (from.HasLineage && from.Lineage == to.Lineage)
        {
            return lineages.Contains(from) && lineages.Contains(to) ? facts.PlanLineage(from, to) : PlanForeign(from, to);
        }

        return (from.Kind, to.Kind) switch
        {
            (TypeRefKind.Primitive, TypeRefKind.Primitive) => NumberConversions.Plan(from, to, since),
            (TypeRefKind.List, TypeRefKind.List) or (TypeRefKind.Array, TypeRefKind.Array) or (TypeRefKind.Set, TypeRefKind.Set) =>
                PlanElements(from, to, from.Arguments[0], to.Arguments[0], since),
            (TypeRefKind.Map, TypeRefKind.Map) when from.Arguments[0].Equals(to.Arguments[0]) =>
                PlanElements(from, to, from.Arguments[1], to.Arguments[1], since),
            _ => PlanSingleCaseOnce(from, to, since),
        };
    }

    /// <summary>Plans the way of a value through the types it has from version to version.</summary>
    /// <param name="route">The types, each with the edge that led to it.</param>
    public ValuePlan PlanChain(IReadOnlyList<ChainLink> route)
    {
        if (route.Any(link => link.Custom is not null))
        {
            return PlanCustomChain(route);
        }

        var kind = route[0].Type.Kind;
        if (route.Count > 2 && route.All(link => link.Type.Kind == kind))
        {
            if (route.Any(link => link.Type.IsNullable))
            {
                return PlanNullableChain(route);
            }

            if (route[0].Type.Arguments.Count > 0 && route.All(link => link.Type.Kind != TypeRefKind.Map || link.Type.Arguments[0].Equals(route[0].Type.Arguments[0])))
            {
                return PlanElementsChain(route);
            }
        }

        var chain = Expand(route);
        var steps = new List<ValuePlan>();
        var start = 0;
        for (var i = 1; i < chain.Count; i++)
        {
            // A step that only passes through is left out: the value goes straight to where it is going.
            var since = chain[i].Since;
            while (i + 1 < chain.Count && IsThrough(chain[start].Type, chain[i].Type, chain[i + 1].Type))
            {
                i++;
                since = IsSame(chain[i - 1].Type, chain[i].Type) ? since : chain[i].Since;
            }

            var step = Plan(chain[start].Type, chain[i].Type, since)
                ?? throw new InvalidOperationException($"No conversion from {chain[start].Type.Reference} to {chain[i].Type.Reference}.");
            steps.Add(step);
            start = i;
        }

        return new ValueSteps(FuseLineages).Sequence(chain[0].Type, chain[chain.Count - 1].Type, steps);
    }

    /// <summary>What lies before, between and after hand-written conversions is a chain of its own.</summary>
    private ValuePlan PlanCustomChain(IReadOnlyList<ChainLink> route)
    {
        var steps = new List<ValuePlan>();
        var segment = new List<ChainLink>();
        foreach (var link in route)
        {
            if (link.Custom is { } custom)
            {
                steps.AddRange(Steps(PlanChain(segment)));
                steps.Add(custom);
                segment = [];
            }

            segment.Add(link with { Custom = null });
        }

        steps.AddRange(Steps(PlanChain(segment)));
        return new ValueSteps(FuseLineages).Sequence(route[0].Type, route[route.Count - 1].Type, steps);
    }

    /// <summary>
    /// Null goes its own way: it is kept, or lost at the first edge that forbids it. Any other value goes as if no type on the route allowed null,
    /// in one pass, so that its losses are named in the terms of the document it comes from.
    /// </summary>
    private ValuePlan PlanNullableChain(IReadOnlyList<ChainLink> route)
    {
        var inner = PlanChain([.. route.Select(link => link with { Type = link.Type.AsNotNull() })]);
        var (first, last) = (route[0].Type, route[route.Count - 1].Type);
        if (first.IsNullable && route.FirstOrDefault(link => !link.Type.IsNullable) is { } forbidding)
        {
            return new NotNullPlan { From = first, To = last.AsNotNull(), Inner = inner, Since = forbidding.Since };
        }

        return inner is IdentityPlan && (first.IsNullable == last.IsNullable)
            ? new IdentityPlan { From = first, To = last }
            : last.IsNullable
                ? new NullablePlan { From = first, To = last, Inner = inner }
                : inner;
    }

    /// <summary>A collection's elements go the whole way one by one.</summary>
    private ValuePlan PlanElementsChain(IReadOnlyList<ChainLink> route)
    {
        var last = route[0].Type.Arguments.Count - 1;
        var inner = PlanChain([.. route.Select(link => link with { Type = link.Type.Arguments[last] })]);
        var (from, to) = (route[0].Type, route[route.Count - 1].Type);
        return inner is IdentityPlan ? new IdentityPlan { From = from, To = to } : new ElementsPlan { From = from, To = to, Inner = inner };
    }

    /// <summary>Plans the conversion of a part that another assembly defines: by the conversion that was generated there.</summary>
    private static LineagePlan? PlanForeign(TypeRef from, TypeRef to) => from.Conversions.FirstOrDefault(candidate => candidate.Version == to.Version) is { } conversion
        ? new LineagePlan
        {
            From = from,
            To = to,
            IsLossy = conversion.IsPartial,
            Needs = conversion.Contexts,
            SharedCases = 0,
            SharesAllCases = false,
        }
        : null;

    /// <summary>Puts the types between into a route whose single steps go over several.</summary>
    private List<ChainLink> Expand(IReadOnlyList<ChainLink> route)
    {
        var chain = new List<ChainLink> { route[0] };
        for (var i = 1; i < route.Count; i++)
        {
            var plan = Plan(route[i - 1].Type, route[i].Type, route[i].Since);
            var between = plan is SequencePlan sequence ? sequence.Steps.Take(sequence.Steps.Count - 1) : [];
            chain.AddRange(between.Select(step => new ChainLink(step.To, route[i].Since, null)));
            chain.Add(route[i]);
        }

        return chain;
    }

    /// <summary>Whether an edge between the two loses nothing.</summary>
    private static bool IsSame(TypeRef from, TypeRef to) => from.Equals(to) || from.AsNullable().Equals(to);

    /// <summary>Whether going from the first type to the last by way of the middle one is the same as going directly.</summary>
    private bool IsThrough(TypeRef first, TypeRef middle, TypeRef last)
    {
        if (first.Equals(middle) || middle.Equals(last))
        {
            return true;
        }

        if (first.IsNullable && last.IsNullable && !middle.IsNullable)
        {
            return false;
        }

        // An empty list stands for null, so beside a list even a change of what may be null is a step of its own.
        var isList = first.Kind == TypeRefKind.List;
        if (isList != (middle.Kind == TypeRefKind.List) || isList != (last.Kind == TypeRefKind.List))
        {
            return false;
        }

        if (!first.IsNullable && first.Equals(last) && first.Equals(middle.AsNotNull()))
        {
            return true;
        }

        // Null is lost at one edge, and what the type loses at the other: each loss names its own.
        var losesNull = (first.IsNullable && !middle.IsNullable) || (middle.IsNullable && !last.IsNullable && !first.HasLineage);
        if (losesNull)
        {
            return false;
        }

        if (first.IsNullable || middle.IsNullable || last.IsNullable)
        {
            return IsThrough(first.AsNotNull(), middle.AsNotNull(), last.AsNotNull());
        }

        if (first.HasLineage && first.Lineage == middle.Lineage && middle.Lineage == last.Lineage)
        {
            // Which versions lie between two of a foreign part is not known here, so it goes step by step.
            return lineages.Contains(first)
                && lineages.Contains(last)
                && lineages.Of(first).Route(first.Version, last.Version).Contains(middle.Version);
        }

        return first.Kind == middle.Kind
            && middle.Kind == last.Kind
            && first.Arguments.Count > 0
            && first.Arguments.Zip(middle.Arguments.Zip(last.Arguments, (m, l) => (m, l)), (f, ml) => IsThrough(f, ml.m, ml.l)).All(through => through);
    }

    private LineagePlan? FuseLineages(LineagePlan first, LineagePlan second) =>
        IsThrough(first.From, first.To, second.To) ? facts.PlanLineage(first.From, second.To) : null;

    /// <summary>A value and a list of at most one item stand for each other.</summary>
    private ValuePlan? PlanList(TypeRef from, TypeRef to, int since)
    {
        var isToList = to is { Kind: TypeRefKind.List, IsNullable: false } && from.Kind != TypeRefKind.List;
        var isFromList = from is { Kind: TypeRefKind.List, IsNullable: false } && to.Kind != TypeRefKind.List;
        if (isToList && PlanElements(ListOf(from), to, from.AsNotNull(), to.Arguments[0], since) is { } after)
        {
            return Join(new ToListPlan { From = from, To = ListOf(from) }, after.Inner is IdentityPlan ? after.Inner : after);
        }

        if (isFromList && PlanElements(from, ListOf(to), from.Arguments[0], to.AsNotNull(), since) is { } before)
        {
            return Join(before.Inner is IdentityPlan ? before.Inner : before, new FromListPlan { From = ListOf(to), To = to, Since = since });
        }

        return null;
    }

    private static TypeRef ListOf(TypeRef item) => new()
    {
        Kind = TypeRefKind.List,
        Reference = $"global::SpecLattice.SpecList<{item.Reference}>",
        IsValueType = false,
        Arguments = new[] { item.AsNotNull() }.ToEquatableArray(),
    };

    private ValuePlan? PlanNullable(TypeRef from, TypeRef to, int since)
    {
        if (Plan(from.AsNotNull(), to.AsNotNull(), since) is not { } inner)
        {
            return null;
        }

        return to.IsNullable
            ? new NullablePlan { From = from, To = to, Inner = inner }
            : new NotNullPlan { From = from, To = to, Inner = inner, Since = since };
    }

    private ElementsPlan? PlanElements(TypeRef from, TypeRef to, TypeRef fromElement, TypeRef toElement, int since) =>
        Plan(fromElement, toElement, since) is { } inner ? new ElementsPlan { From = from, To = to, Inner = inner } : null;

    // Unions that hold only each other would be unwrapped forever.
    private ValuePlan? PlanSingleCaseOnce(TypeRef from, TypeRef to, int since)
    {
        if (_wrappings == MaxWrappings)
        {
            return null;
        }

        _wrappings++;
        var plan = PlanSingleCase(from, to, since);
        _wrappings--;
        return plan;
    }

    /// <summary>A union with a single case holds neither more nor less than the case's value, so the one can stand for the other.</summary>
    private ValuePlan? PlanSingleCase(TypeRef from, TypeRef to, int since)
    {
        if (lineages.FindSingleCase(from) is { } source && Plan(source.Cases[0].Payload!, to, since) is { } after)
        {
            var unwrapped = source.Cases[0];
            return Join(new UnwrapPlan { From = from, To = unwrapped.Payload!, Content = source.ContentOf(unwrapped) }, after);
        }

        if (lineages.FindSingleCase(to)?.Cases[0].Payload is { } wrapped && Plan(from, wrapped, since) is { } before)
        {
            return Join(before, new WrapPlan { From = wrapped, To = to });
        }

        return null;
    }

    private static ValuePlan Join(ValuePlan first, ValuePlan second) => (first, second) switch
    {
        (IdentityPlan, _) => second,
        (_, IdentityPlan) => first,
        _ => new SequencePlan { From = first.From, To = second.To, Steps = Steps(first).Concat(Steps(second)).ToEquatableArray() },
    };

    private static EquatableArray<ValuePlan> Steps(ValuePlan plan) =>
        plan is SequencePlan sequence ? sequence.Steps : new[] { plan }.ToEquatableArray();
}

/// <summary>A type that a value has on its way, and the edge that led to it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Since">The upper version of the edge; 0 for the first type.</param>
/// <param name="Custom">What takes the value over the edge, where that is not derived.</param>
internal sealed record ChainLink(TypeRef Type, int Since, ValuePlan? Custom);
