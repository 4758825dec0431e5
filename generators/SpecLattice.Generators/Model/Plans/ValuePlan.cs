namespace SpecLattice.Generators.Model.Plans;

/// <summary>How a value of one type becomes a value of another: elementary steps, one inside the other.</summary>
internal abstract record ValuePlan
{
    public required TypeRef From { get; init; }

    public required TypeRef To { get; init; }

    /// <summary>Whether some values of the first type are refused, or not kept whole.</summary>
    public abstract bool IsPartial { get; }

    /// <summary>Whether that is so though nothing is only discarded on purpose.</summary>
    public virtual bool Refuses => IsPartial;

    /// <summary>Whether something inside may be discarded on purpose.</summary>
    public virtual bool Discards => false;

    /// <summary>Whether losses may be named at places inside the value, rather than at the value itself.</summary>
    public virtual bool NamesPlacesInside => false;

    /// <summary>Whether an enum may be met that is converted without a way to refuse, which throws where it holds a number that its type does not declare.</summary>
    public virtual bool CanThrow => false;

    /// <summary>What the conversion needs besides the value.</summary>
    public virtual IEnumerable<ContextParameter> Contexts => [];
}

/// <summary>A step that continues with what is inside the value, or with what the value will be inside of.</summary>
internal abstract record OuterPlan : ValuePlan
{
    /// <summary>What happens to the value inside.</summary>
    public required ValuePlan Inner { get; init; }

    public override bool IsPartial => Inner.IsPartial;

    public override bool Refuses => Inner.Refuses;

    public override bool Discards => Inner.Discards;

    public override bool NamesPlacesInside => Inner.NamesPlacesInside;

    public override bool CanThrow => Inner.CanThrow;

    public override IEnumerable<ContextParameter> Contexts => Inner.Contexts;
}

/// <summary>The value stays as it is.</summary>
internal sealed record IdentityPlan : ValuePlan
{
    public override bool IsPartial => false;

    public static IdentityPlan Of(TypeRef type) => new() { From = type, To = type };
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

    /// <summary>Whether the conversion between the two can refuse.</summary>
    public bool CanRefuse { get; init; }

    /// <summary>Whether the conversion between the two discards something on purpose.</summary>
    public bool CanDiscard { get; init; }

    /// <summary>What the conversion between the two needs besides the value.</summary>
    public required EquatableArray<ContextParameter> Needs { get; init; }

    /// <summary>For unions: the bits of the cases whose values need no conversion.</summary>
    public required ulong SharedCases { get; init; }

    /// <summary>For unions: whether no case needs a conversion.</summary>
    public required bool SharesAllCases { get; init; }

    /// <summary>Whether the conversion between the two meets such an enum, or is one's.</summary>
    public required bool MeetsEnum { get; init; }

    public override bool IsPartial => IsLossy;

    public override bool Refuses => CanRefuse;

    public override bool Discards => CanDiscard;

    public override bool CanThrow => MeetsEnum;

    public override bool NamesPlacesInside => From.Kind != TypeRefKind.Enum;

    public override IEnumerable<ContextParameter> Contexts => Needs;
}

/// <summary>A value that is never null becomes one that may be.</summary>
internal sealed record AllowNullPlan : OuterPlan;

/// <summary>A value that may be null becomes another that may be: null stays null.</summary>
internal sealed record KeepNullPlan : OuterPlan;

/// <summary>A value that may be null becomes one that must be there: null is lost.</summary>
internal sealed record ForbidNullPlan : OuterPlan
{
    /// <summary>How null is lost.</summary>
    public required Absence Null { get; init; }

    public override bool IsPartial => true;

    public override bool Refuses => true;
}

/// <summary>The value is null, and null is lost.</summary>
internal sealed record NullLostPlan : ValuePlan
{
    /// <summary>How null is lost.</summary>
    public required Absence Null { get; init; }

    public override bool IsPartial => true;
}

/// <summary>Why null, or an empty list, cannot be represented.</summary>
/// <param name="Since">The upper version of the edge that wants a value.</param>
/// <param name="IsCount">Whether it wants exactly one item of a list, rather than a value that is not null.</param>
internal sealed record Absence(int Since, bool IsCount);

/// <summary>A collection's elements (a map's values) are converted one by one.</summary>
internal sealed record ElementsPlan : OuterPlan
{
    /// <summary>What happens to a map's keys; null where they stay as they are.</summary>
    public ValuePlan? Key { get; init; }

    public override bool IsPartial => Inner.IsPartial || Key is { IsPartial: true };

    public override bool Refuses => Inner.Refuses || Key is { Refuses: true };

    public override bool NamesPlacesInside => true;

    public override bool CanThrow => Inner.CanThrow || Key is { CanThrow: true };

    public override IEnumerable<ContextParameter> Contexts => Key is null ? Inner.Contexts : Inner.Contexts.Concat(Key.Contexts);
}

/// <summary>A value becomes the only item of a list.</summary>
internal sealed record ToListPlan : OuterPlan
{
    /// <summary>Whether null becomes the empty list, rather than an item.</summary>
    public required bool NullIsEmpty { get; init; }
}

/// <summary>The only item of a list continues without the list, or in a list that never has more than one.</summary>
internal sealed record FromListPlan : OuterPlan
{
    /// <summary>The upper version of the edge that has no room for a second item.</summary>
    public required int Since { get; init; }

    /// <summary>What becomes of the empty list.</summary>
    public required EmptyList Empty { get; init; }

    /// <summary>How the empty list is lost, where it is.</summary>
    public Absence? Nothing { get; init; }

    public override bool IsPartial => true;

    public override bool Refuses => true;

    public override bool NamesPlacesInside => true;
}

/// <summary>What becomes of an empty list whose only item would continue.</summary>
internal enum EmptyList
{
    /// <summary>It is lost.</summary>
    Lost,

    /// <summary>It becomes null.</summary>
    Null,

    /// <summary>It stays an empty list.</summary>
    Empty,
}

/// <summary>A value becomes the value of a union's case.</summary>
internal sealed record WrapPlan : OuterPlan
{
    /// <summary>The case.</summary>
    public required CaseModel Case { get; init; }
}

/// <summary>A union continues as the value of its case.</summary>
internal sealed record UnwrapPlan : ValuePlan
{
    /// <summary>The union's cases.</summary>
    public required EquatableArray<UnwrappedCase> Cases { get; init; }

    public override bool IsPartial => Cases.Any(candidate => candidate.Plan.IsPartial);

    public override bool Refuses => Cases.Any(candidate => candidate.Plan.Refuses);

    public override bool Discards => Cases.Any(candidate => candidate.Plan.Discards);

    public override bool NamesPlacesInside => true;

    public override bool CanThrow => Cases.Any(candidate => candidate.Plan.CanThrow);

    public override IEnumerable<ContextParameter> Contexts => Cases.SelectMany(candidate => candidate.Plan.Contexts);
}

/// <summary>How one case of an unwrapped union continues.</summary>
/// <param name="Case">The case.</param>
/// <param name="Content">The JSON member that stands between the union and the case's value; null where the layout has none.</param>
/// <param name="Plan">What becomes of the case's value, or of the union where the case is lost.</param>
internal sealed record UnwrappedCase(CaseModel Case, string? Content, ValuePlan Plan);

/// <summary>Whatever the value is, it is lost: its union no longer has such a case.</summary>
internal sealed record LostCasePlan : ValuePlan
{
    public required CaseModel Case { get; init; }

    /// <summary>The upper version of the edge that loses the case.</summary>
    public required int Since { get; init; }

    /// <summary>Whether that edge is passed upwards.</summary>
    public required bool IsUp { get; init; }

    public override bool IsPartial => true;
}

/// <summary>A hand-written conversion.</summary>
internal sealed record CustomPlan : ValuePlan
{
    public required ConversionMethodModel Method { get; init; }

    /// <summary>The way back, by which the result is checked; null where the method is declared lossless.</summary>
    public required ConversionMethodModel? Inverse { get; init; }

    /// <summary>The upper version of the edge.</summary>
    public required int Since { get; init; }

    /// <summary>Whether the edge is passed upwards.</summary>
    public required bool IsUp { get; init; }

    /// <summary>Whether the value may hold a secret, which what the method throws might repeat.</summary>
    public required bool IsSensitive { get; init; }

    public override bool IsPartial => Inverse is not null;

    public override bool NamesPlacesInside => Method.CanRefuse;

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
