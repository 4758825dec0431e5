using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds out how a value of one type becomes a value of another: over one edge, or along a route.</summary>
internal sealed class ValuePlanner
{
    private const int MaxWrappings = 4;

    private readonly LineageSet _lineages;
    private readonly ConversionFacts _facts;
    private readonly ValueComposer _composer;
    private int _wrappings;

    public ValuePlanner(LineageSet lineages, ConversionFacts facts)
    {
        _lineages = lineages;
        _facts = facts;
        _composer = new ValueComposer(new VersionRewrites(lineages, facts, this));
    }

    /// <summary>The types that values can have.</summary>
    public LineageSet Lineages => _lineages;

    /// <summary>Plans one edge; null where no rule converts between the two types.</summary>
    /// <param name="from">The type of the value.</param>
    /// <param name="to">The type it becomes.</param>
    /// <param name="since">The upper version of the edge that changes the type.</param>
    public ValuePlan? Plan(TypeRef from, TypeRef to, int since)
    {
        if (from.Equals(to))
        {
            return IdentityPlan.Of(from);
        }

        if (from is { Kind: TypeRefKind.Ordinary } && to is { Kind: TypeRefKind.Ordinary } && from.NullableReference == to.NullableReference)
        {
            // The same type, written in another form.
            return new IdentityPlan { From = from, To = to };
        }

        return PlanList(from, to, since)
            ?? (from.IsNullable || to.IsNullable ? PlanNullable(from, to, since) : PlanPresent(from, to, since));
    }

    /// <summary>Plans the way of a value through the types it has from version to version: each edge by itself, and then all of them as one.</summary>
    /// <param name="route">The types, each with the edge that led to it.</param>
    public ValuePlan PlanRoute(IReadOnlyList<ChainLink> route) => FindRoute(route)
        ?? throw new InvalidOperationException($"No conversion from {route[0].Type.Reference} to {route[route.Count - 1].Type.Reference}.");

    /// <summary>As <see cref="PlanRoute"/>; null where an edge cannot be passed.</summary>
    public ValuePlan? FindRoute(IReadOnlyList<ChainLink> route)
    {
        ValuePlan whole = IdentityPlan.Of(route[0].Type);
        for (var i = 1; i < route.Count; i++)
        {
            if ((route[i].Custom ?? Plan(route[i - 1].Type, route[i].Type, route[i].Since)) is not { } edge)
            {
                return null;
            }

            whole = _composer.Then(whole, edge);
        }

        return whole;
    }

    /// <summary>A value and a list of at most one item stand for each other.</summary>
    private ValuePlan? PlanList(TypeRef from, TypeRef to, int since)
    {
        if (to is { Kind: TypeRefKind.List, IsNullable: false } && from.Kind != TypeRefKind.List)
        {
            return Plan(from.AsNotNull(), to.Arguments[0], since) is { } item
                ? new ToListPlan { From = from, To = to, Inner = item, NullIsEmpty = from.IsNullable }
                : null;
        }

        if (from is { Kind: TypeRefKind.List, IsNullable: false } && to.Kind != TypeRefKind.List)
        {
            return Plan(from.Arguments[0], to.AsNotNull(), since) is { } item
                ? new FromListPlan
                {
                    From = from,
                    To = to,
                    Inner = item,
                    Since = since,
                    Empty = to.IsNullable ? EmptyList.Null : EmptyList.Lost,
                    Nothing = to.IsNullable ? null : new Absence(since, IsCount: true),
                }
                : null;
        }

        return null;
    }

    private ValuePlan? PlanNullable(TypeRef from, TypeRef to, int since) => (Plan(from.AsNotNull(), to.AsNotNull(), since), from.IsNullable, to.IsNullable) switch
    {
        (null, _, _) => null,
        ({ } inner, true, true) => new KeepNullPlan { From = from, To = to, Inner = inner },
        ({ } inner, false, _) => new AllowNullPlan { From = from, To = to, Inner = inner },
        ({ } inner, _, _) => new ForbidNullPlan { From = from, To = to, Inner = inner, Null = new Absence(since, IsCount: false) },
    };

    private ValuePlan? PlanPresent(TypeRef from, TypeRef to, int since)
    {
        if (from.HasLineage && from.Lineage == to.Lineage)
        {
            return _lineages.Contains(from) && _lineages.Contains(to) ? _facts.PlanLineage(from, to) : PlanForeign(from, to);
        }

        return (from.Kind, to.Kind) switch
        {
            (TypeRefKind.Primitive, TypeRefKind.Primitive) when NumberRewrites.Covers(from, to) => NumberRewrites.Plan(from, to, since),
            (TypeRefKind.List, TypeRefKind.List) or (TypeRefKind.Array, TypeRefKind.Array) or (TypeRefKind.Set, TypeRefKind.Set) =>
                PlanElements(from, to, from.Arguments[0], to.Arguments[0], since),
            (TypeRefKind.Map, TypeRefKind.Map) when from.Arguments[0].Equals(to.Arguments[0]) =>
                PlanElements(from, to, from.Arguments[1], to.Arguments[1], since),
            (TypeRefKind.Map, TypeRefKind.Map) => PlanEntries(from, to, since),
            _ => PlanSingleCaseOnce(from, to, since),
        };
    }

    private ElementsPlan? PlanElements(TypeRef from, TypeRef to, TypeRef fromElement, TypeRef toElement, int since) =>
        Plan(fromElement, toElement, since) is { } inner ? new ElementsPlan { From = from, To = to, Inner = inner } : null;

    /// <summary>A map whose keys are an enum that has another version.</summary>
    private ElementsPlan? PlanEntries(TypeRef from, TypeRef to, int since) =>
        (from.Arguments[0], to.Arguments[0]) is ({ Kind: TypeRefKind.Enum } fromKey, { Kind: TypeRefKind.Enum } toKey)
        && fromKey.Lineage == toKey.Lineage
        && Plan(fromKey, toKey, since) is { } key
        && PlanElements(from, to, from.Arguments[1], to.Arguments[1], since) is { } elements
            ? elements with { Key = key }
            : null;

    /// <summary>Plans the conversion of a part that another assembly defines: by the conversion that was generated there.</summary>
    private static LineagePlan? PlanForeign(TypeRef from, TypeRef to) => from.Conversions.FirstOrDefault(candidate => candidate.Version == to.Version) is { } conversion
        ? new LineagePlan
        {
            From = from,
            To = to,
            IsLossy = conversion.IsPartial,
            CanRefuse = conversion.IsFallible,
            CanDiscard = conversion.IsDiscarding,
            // What a part of another assembly holds is its own; an enum is one.
            MeetsEnum = from.Kind == TypeRefKind.Enum && !conversion.IsPartial,
            Needs = conversion.Contexts,
            SharedCases = 0,
            SharesAllCases = false,
        }
        : null;

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
        if (_lineages.FindSingleCase(from) is { } source && Plan(source.Cases[0].Payload!, to, since) is { } after)
        {
            var unwrapped = source.Cases[0];
            return new UnwrapPlan { From = from, To = to, Cases = new[] { new UnwrappedCase(unwrapped, source.ContentOf(unwrapped), after) }.ToEquatableArray() };
        }

        if (_lineages.FindSingleCase(to)?.Cases[0] is { Payload: { } payload } wrapping && Plan(from, payload, since) is { } before)
        {
            return new WrapPlan { From = from, To = to, Inner = before, Case = wrapping };
        }

        return null;
    }
}
