namespace SpecLattice.Generators.Model.Plans;

/// <summary>How a value of one type becomes a value of another.</summary>
internal abstract record ValuePlan
{
    public required TypeRef From { get; init; }

    public required TypeRef To { get; init; }

    /// <summary>Whether some values of the first type have no counterpart.</summary>
    public abstract bool IsPartial { get; }

    /// <summary>What the conversion needs besides the value.</summary>
    public virtual IEnumerable<ContextParameter> Contexts => [];
}

/// <summary>The value stays as it is.</summary>
internal sealed record IdentityPlan : ValuePlan
{
    public override bool IsPartial => false;
}

/// <summary>A number becomes one of a type with a wider range.</summary>
internal sealed record WidenPlan : ValuePlan
{
    public override bool IsPartial => false;
}

/// <summary>A number becomes one of a type whose range does not hold every value.</summary>
internal sealed record NarrowPlan : ValuePlan
{
    /// <summary>The upper version of the edge that narrows.</summary>
    public required int Since { get; init; }

    public override bool IsPartial => true;
}

/// <summary>A record, union or enum becomes another version of itself, by the conversion between the two.</summary>
internal sealed record LineagePlan : ValuePlan
{
    public required bool IsLossy { get; init; }

    /// <summary>What the conversion between the two needs besides the value.</summary>
    public required EquatableArray<ContextParameter> Needs { get; init; }

    /// <summary>For unions: the bits of the cases whose values need no conversion.</summary>
    public required ulong SharedCases { get; init; }

    /// <summary>For unions: whether no case needs a conversion.</summary>
    public required bool SharesAllCases { get; init; }

    public override bool IsPartial => IsLossy;

    public override IEnumerable<ContextParameter> Contexts => Needs;
}

/// <summary>A value that may be null becomes another that may be null, or a value that never is becomes one that may be.</summary>
internal sealed record NullablePlan : ValuePlan
{
    public required ValuePlan Inner { get; init; }

    public override bool IsPartial => Inner.IsPartial;

    public override IEnumerable<ContextParameter> Contexts => Inner.Contexts;
}

/// <summary>A value that may be null becomes one that must not be.</summary>
internal sealed record NotNullPlan : ValuePlan
{
    public required ValuePlan Inner { get; init; }

    /// <summary>The upper version of the edge that forbids null.</summary>
    public required int Since { get; init; }

    public override bool IsPartial => true;

    public override IEnumerable<ContextParameter> Contexts => Inner.Contexts;
}

/// <summary>A collection's elements (a map's values) are converted one by one.</summary>
internal sealed record ElementsPlan : ValuePlan
{
    public required ValuePlan Inner { get; init; }

    public override bool IsPartial => Inner.IsPartial;

    public override IEnumerable<ContextParameter> Contexts => Inner.Contexts;
}

/// <summary>A union with a single case becomes that case's value.</summary>
internal sealed record UnwrapPlan : ValuePlan
{
    /// <summary>The JSON member that stands between the union and the case's value; empty where the layout has none.</summary>
    public required string Content { get; init; }

    public override bool IsPartial => false;
}

/// <summary>A value becomes the single case of a union.</summary>
internal sealed record WrapPlan : ValuePlan
{
    public override bool IsPartial => false;
}

/// <summary>Several plans, one after the other.</summary>
internal sealed record SequencePlan : ValuePlan
{
    public required EquatableArray<ValuePlan> Steps { get; init; }

    public override bool IsPartial => Steps.Any(step => step.IsPartial);

    public override IEnumerable<ContextParameter> Contexts => Steps.SelectMany(step => step.Contexts);
}

/// <summary>A value that may be null, or one that may not, becomes a list of at most one item.</summary>
internal sealed record ToListPlan : ValuePlan
{
    public override bool IsPartial => false;
}

/// <summary>A list of at most one item becomes a value that may be null, or one of exactly one a value that may not.</summary>
internal sealed record FromListPlan : ValuePlan
{
    /// <summary>The upper version of the edge.</summary>
    public required int Since { get; init; }

    public override bool IsPartial => true;
}

/// <summary>A hand-written conversion.</summary>
internal sealed record CustomPlan : ValuePlan
{
    public required ConversionMethodModel Method { get; init; }

    /// <summary>For the way down: the way up, by which the result is checked.</summary>
    public required ConversionMethodModel? Inverse { get; init; }

    /// <summary>The upper version of the edge.</summary>
    public required int Since { get; init; }

    public override bool IsPartial => Method.CanRefuse || Inverse is not null;

    public override IEnumerable<ContextParameter> Contexts =>
        new[] { Method.Context, Inverse?.Context }.OfType<ContextParameter>();
}

/// <summary>A change of meaning that nothing converts: every value is refused.</summary>
internal sealed record MeaningChangedPlan : ValuePlan
{
    public required string Why { get; init; }

    /// <summary>The upper version of the edge.</summary>
    public required int Since { get; init; }

    public override bool IsPartial => true;
}
