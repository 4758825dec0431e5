namespace SpecLattice.Generators.Model.Plans;

/// <summary>Where a value comes from: a place in the converted record, what a version's silence means, or values that were made of these on the way.</summary>
internal sealed record ValueSource
{
    /// <summary>The member of the converted record that holds the value, where one does.</summary>
    public MemberModel? Member { get; init; }

    /// <summary>The members of the parts in that member, each in the one before, where the value is inside.</summary>
    public EquatableArray<MemberModel> Inside { get; init; }

    /// <summary>For values of the document: a text by which they sort in its order.</summary>
    public string Position { get; init; } = "";

    public DeclaredValue? Constant { get; init; }

    /// <summary>For constants, which are in no place of the document: their order on the way, the same whatever version is converted to.</summary>
    public int Order { get; init; }

    /// <summary>Several values together.</summary>
    public CombinedValue? Combined { get; init; }

    /// <summary>A value that was converted, and of which this is an item.</summary>
    public ComputedValue? Computed { get; init; }

    /// <summary>Which item of the computed value, as C# names it.</summary>
    public string Item { get; init; } = "";

    /// <summary>Whether the document has the value.</summary>
    public bool IsInDocument => Member is not null;

    /// <summary>The member that holds a value of the document itself.</summary>
    public MemberModel? Last => Inside.Count > 0 ? Inside[Inside.Count - 1] : Member;

    /// <summary>The JSON names that lead to a value of the document.</summary>
    public IEnumerable<string> Path => Member is { } member ? Inside.Select(inner => inner.JsonName).Prepend(member.JsonName) : [];

    /// <summary>The places of the document, and the constants, that it is made of.</summary>
    public IEnumerable<ValueSource> Roots => (Combined, Computed) switch
    {
        ({ } combined, _) => combined.Inputs.SelectMany(input => input.Source.Roots),
        (_, { } computed) => computed.Source.Roots,
        _ => [this],
    };

    /// <summary>The first of these in the document.</summary>
    public ValueSource Root => Roots.Where(root => root.IsInDocument).OrderBy(root => root.Position, StringComparer.Ordinal).FirstOrDefault() ?? Roots.First();

    /// <summary>Where all that it is made of has been met, in the order of the document; values that were computed before those that need them.</summary>
    public string Rank => (Combined, Computed) switch
    {
        ({ } combined, _) => combined.Inputs.Select(input => input.Source.Rank).OrderBy(rank => rank, StringComparer.Ordinal).Last(),
        (_, { } computed) => $"{computed.Source.Rank}!{Item.PadLeft(8)}",
        _ => Position,
    };

    /// <summary>The values that must be computed first, those that others need before these.</summary>
    public IEnumerable<ComputedValue> Computations => (Combined, Computed) switch
    {
        ({ } combined, _) => combined.Inputs.SelectMany(input => input.Source.Computations),
        (_, { } computed) => computed.Source.Computations.Append(computed),
        _ => [],
    };

    /// <summary>Whether something may be lost before there is a value.</summary>
    public bool IsPartial => Combined is { } combined && combined.Inputs.Any(input => input.MayLose);

    /// <summary>Whether something may be refused before there is a value.</summary>
    public bool Refuses => Combined is { } combined && combined.Inputs.Any(input => input.Refuses);

    /// <summary>The plans of what becomes of values before there is this one.</summary>
    public IEnumerable<ValuePlan> Plans => Combined is { } combined
        ? combined.Inputs.SelectMany(input => input.Source.Plans.Append(input.Plan))
        : Computed is { } computed ? computed.Source.Plans.Append(computed.Plan) : [];
}

/// <summary>Several values together: a tuple that a hand-written conversion takes, or a part that they were moved into.</summary>
/// <param name="Type">The type of what they are together.</param>
/// <param name="Inputs">The values, each as the item that it is.</param>
internal sealed record CombinedValue(TypeRef Type, EquatableArray<MemberAssignment> Inputs)
{
    /// <summary>Whether they are a part.</summary>
    public bool IsPart => Type.Kind == TypeRefKind.Record;
}

/// <summary>A value that is converted once, because several others are taken out of the result.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Plan">What becomes of it.</param>
internal sealed record ComputedValue(ValueSource Source, ValuePlan Plan)
{
    public bool IsPartial => Plan.IsPartial || Plan.CanThrow || Source.IsPartial;

    public bool Refuses => Plan.Refuses || Source.Refuses;
}

/// <summary>A check that a part is there whose members are taken out.</summary>
/// <param name="Source">The part.</param>
/// <param name="Plan">Loses null.</param>
internal sealed record PresenceCheck(ValueSource Source, ValuePlan Plan);

/// <summary>A check that a value which the target has no member for is its absent value.</summary>
internal sealed record AbsenceCheck
{
    public required ValueSource Source { get; init; }

    /// <summary>The JSON name that the value has where it has to go.</summary>
    public required string Name { get; init; }

    /// <summary>How the value becomes one of the type it is compared as.</summary>
    public required ValuePlan Plan { get; init; }

    public required DeclaredValue Absent { get; init; }

    /// <summary>The upper version of the edge that has no room for the value.</summary>
    public required int Since { get; init; }

    /// <summary>Whether the edge is passed upwards: the member was removed rather than added.</summary>
    public required bool IsUp { get; init; }

    /// <summary>Whether it fails whatever is converted.</summary>
    public required bool IsAlwaysLost { get; init; }

    /// <summary>What is discarded on purpose where it fails; null where nothing is.</summary>
    public Discard? Discard { get; init; }

    /// <summary>Whether it refuses some values, rather than discard all that fail it.</summary>
    public bool Refuses => Discard is not { OnlyValues.Count: 0 } || Plan.Refuses || Source.Refuses;
}

/// <summary>How a member gets its value.</summary>
internal sealed record MemberAssignment
{
    public required MemberModel Target { get; init; }

    public required ValueSource Source { get; init; }

    public required ValuePlan Plan { get; init; }

    /// <summary>Whether something may be lost, or thrown that would be a loss.</summary>
    public bool MayLose => Plan.IsPartial || Plan.CanThrow || Source.IsPartial;

    /// <summary>Whether something may be refused, rather than discarded on purpose.</summary>
    public bool Refuses => Plan.Refuses || Source.Refuses;

    /// <summary>The value, or those of the members of a part that is made of them.</summary>
    public IEnumerable<MemberAssignment> Leaves => IsPart ? Source.Combined!.Inputs.SelectMany(input => input.Leaves) : [this];

    /// <summary>Whether the value is a part that is made on the spot.</summary>
    public bool IsPart => Source.Combined is { IsPart: true } && Plan is IdentityPlan or AllowNullPlan { Inner: IdentityPlan };
}
