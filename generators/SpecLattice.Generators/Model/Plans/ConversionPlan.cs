namespace SpecLattice.Generators.Model.Plans;

/// <summary>The conversion from one version of a type to another.</summary>
internal abstract record ConversionPlan
{
    public required TypeModel From { get; init; }

    public required TypeModel To { get; init; }

    /// <summary>The versions passed through, from the first to the last.</summary>
    public required EquatableArray<int> Route { get; init; }

    public ConversionForm Form { get; init; }

    /// <summary>Whether some values have no counterpart, or one that does not keep all of them.</summary>
    public abstract bool IsPartial { get; }

    /// <summary>Whether some values are refused, rather than that something of them is discarded on purpose.</summary>
    public abstract bool Refuses { get; }

    /// <summary>Whether something may be discarded on purpose.</summary>
    public virtual bool Discards => Values.Any(plan => plan.Discards);

    /// <summary>Whether the signature says that something may be discarded.</summary>
    public bool IsDiscarding => CanRefuse && Discards;

    /// <summary>Whether the signature says that there may be no value.</summary>
    public bool IsFallible => CanRefuse && (Refuses || !Discards);

    /// <summary>Whether the conversion's signature shipped as one that can refuse, where that is not what it has become.</summary>
    public bool? ShippedRefusal { get; init; }

    /// <summary>Whether the signature lets it refuse, or discard. One that shipped without stays so: what would be lost is thrown.</summary>
    public bool CanRefuse => ShippedRefusal ?? IsPartial;

    /// <summary>Whether it collects losses, for the signature or because there may be some.</summary>
    public bool CollectsLosses => IsPartial || CanRefuse;

    /// <summary>Whether an enum may be met that is converted without a way to refuse, which throws where it holds a number that its type does not declare.</summary>
    public virtual bool CanThrow => Values.Any(plan => plan.CanThrow);

    /// <summary>The plans of the values inside.</summary>
    public abstract IEnumerable<ValuePlan> Values { get; }

    /// <summary>What the conversion needs besides the value, without repetitions and in a fixed order.</summary>
    public virtual EquatableArray<ContextParameter> Contexts => Values
        .SelectMany(plan => plan.Contexts)
        .Distinct()
        .OrderBy(context => context.Name, StringComparer.Ordinal)
        .ToEquatableArray();
}

/// <summary>A conversion that goes by way of other versions, because an edge on the route is hand-written.</summary>
internal sealed record ChainedConversion : ConversionPlan
{
    /// <summary>How the whole value is converted.</summary>
    public required ValuePlan Plan { get; init; }

    public override bool IsPartial => Plan.IsPartial;

    public override bool Refuses => Plan.Refuses;

    public override IEnumerable<ValuePlan> Values => [Plan];
}

/// <summary>A conversion that a mistake in the history keeps from being planned: its signature alone.</summary>
internal sealed record UnplannedConversion : ConversionPlan
{
    public required bool IsLossy { get; init; }

    public required EquatableArray<ContextParameter> Needs { get; init; }

    /// <summary>Whether some values would be refused.</summary>
    public required bool CanBeRefused { get; init; }

    /// <summary>Whether something would be discarded on purpose.</summary>
    public required bool CanDiscard { get; init; }

    public override bool IsPartial => IsLossy;

    public override bool Refuses => CanBeRefused;

    public override bool Discards => CanDiscard;

    public override IEnumerable<ValuePlan> Values => [];

    public override EquatableArray<ContextParameter> Contexts => Needs;
}

/// <summary>The conversion of a record.</summary>
internal sealed record RecordConversion : ConversionPlan
{
    /// <summary>The parts that must be there because their members are taken out.</summary>
    public required EquatableArray<PresenceCheck> Presences { get; init; }

    /// <summary>What must hold for nothing to be lost, besides what the members' own conversions check.</summary>
    public required EquatableArray<AbsenceCheck> Checks { get; init; }

    public required EquatableArray<MemberAssignment> Assignments { get; init; }

    /// <summary>What must hold of the unknown members that the record keeps.</summary>
    public EquatableArray<UnknownCheck> Unknown { get; init; }

    /// <summary>Whether the unknown members go on into the target.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>All steps but those that only hand a value on, in the order of the document: constants first, which are in none of its members.</summary>
    public IEnumerable<PossibleLoss> Steps => Computed.Select(computed => new PossibleLoss { Computed = computed, Targets = default })
        .Concat(Presences.Select(presence => new PossibleLoss { Presence = presence, Targets = default }))
        .Concat(Checks.Select(check => new PossibleLoss { Check = check, Targets = default }))
        .Concat(Leaves.Where(leaf => leaf.MayLose).Select(leaf => new PossibleLoss { Assignment = leaf, Targets = default }));

    /// <summary>The members' values, those inside of parts that are made included.</summary>
    public IEnumerable<MemberAssignment> Leaves => Assignments.SelectMany(assignment => assignment.Leaves);

    /// <summary>The values that are computed once for several members, those that others need before these.</summary>
    public IEnumerable<ComputedValue> Computed => Checks.Select(check => check.Source).Concat(Leaves.Select(leaf => leaf.Source))
        .SelectMany(source => source.Computations)
        .Distinct();

    public override bool IsPartial => Unknown.Count > 0 || Presences.Count > 0 || Checks.Count > 0
        || Leaves.Any(leaf => leaf.Plan.IsPartial || leaf.Source.IsPartial)
        || Computed.Any(computed => computed.Plan.IsPartial || computed.Source.IsPartial);

    public override bool Refuses => Unknown.Count > 0 || Presences.Count > 0 || Checks.Any(check => check.Refuses)
        || Leaves.Any(leaf => leaf.Refuses)
        || Computed.Any(computed => computed.Refuses);

    public override bool Discards => Checks.Any(check => check.Discard is not null) || base.Discards;

    public override IEnumerable<ValuePlan> Values => Checks.SelectMany(check => check.Source.Plans.Append(check.Plan))
        .Concat(Leaves.SelectMany(leaf => leaf.Source.Plans.Append(leaf.Plan)));
}

/// <summary>The conversion of a union.</summary>
internal sealed record UnionConversion : ConversionPlan
{
    public required EquatableArray<CaseConversion> Cases { get; init; }

    public override bool IsPartial => Cases.Any(conversion => conversion.Target is null || conversion.Plan is { IsPartial: true });

    public override bool Refuses => Cases.Any(conversion => conversion.Target is null || conversion.Plan is { Refuses: true });

    public override IEnumerable<ValuePlan> Values => Cases.Select(conversion => conversion.Plan).OfType<ValuePlan>();
}

/// <summary>What becomes of one case of a union.</summary>
internal sealed record CaseConversion
{
    public required CaseModel Source { get; init; }

    /// <summary>The case it becomes; null where the target has none for it.</summary>
    public required CaseModel? Target { get; init; }

    /// <summary>How the case's value is converted; null for unit cases and lost ones.</summary>
    public required ValuePlan? Plan { get; init; }

    /// <summary>The upper version of the edge that loses the case.</summary>
    public required int Since { get; init; }

    /// <summary>Whether that edge is passed upwards.</summary>
    public required bool IsUp { get; init; }

    /// <summary>Whether the very same object serves as the target's value. A unit case is a type of its own in each version.</summary>
    public bool IsShared => Target is not null && Plan is IdentityPlan;
}

/// <summary>The conversion of an enum.</summary>
internal sealed record EnumConversion : ConversionPlan
{
    public required EquatableArray<EnumMemberConversion> Members { get; init; }

    public override bool IsPartial => Members.Any(member => member.Target is null);

    public override bool Refuses => IsPartial;

    public override bool CanThrow => !CollectsLosses;

    public override IEnumerable<ValuePlan> Values => [];
}

/// <summary>What becomes of one member of an enum.</summary>
internal sealed record EnumMemberConversion
{
    public required EnumMemberModel Source { get; init; }

    /// <summary>The member it becomes; null where the target has none for it.</summary>
    public required string? Target { get; init; }

    /// <summary>The upper version of the edge that loses the member.</summary>
    public required int Since { get; init; }

    /// <summary>Whether that edge is passed upwards.</summary>
    public required bool IsUp { get; init; }
}
