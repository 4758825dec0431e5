namespace SpecLattice.Generators.Model;

internal enum TypeShape
{
    Record,
    Union,
    Enum,

    /// <summary>A family's sum, as its author declares it. It has no versions and belongs to no lineage.</summary>
    Sum,
}

/// <summary>
/// One annotated type as its source declares it. Immutable, compares by value and holds nothing of Roslyn's:
/// that is what makes caching work, so every member added here must keep it true.
/// </summary>
internal sealed record TypeModel
{
    public required TypeName Name { get; init; }

    public required TypeShape Shape { get; init; }

    /// <summary>The name that all versions of this type share: <c>spec:instance-spec</c> or <c>part:Api.Board</c>.</summary>
    public required string Lineage { get; init; }

    public required int Version { get; init; }

    /// <summary>The version this one says it was made from; 0 where it does not say.</summary>
    public required int After { get; init; }

    /// <summary>The type that this one names as the version before it; null where it names none, or one that cannot be it.</summary>
    public string? Previous { get; init; }

    /// <summary>The family's name where the type is a spec; null for parts.</summary>
    public required string? Family { get; init; }

    /// <summary>What the type says it is the same as, but for what it declares itself; null for most. <c>Copies</c> completes such types before anything is planned.</summary>
    public CopyModel? SameAs { get; init; }

    /// <summary>The C# names of the members or cases that were taken over from the version before.</summary>
    public EquatableArray<string> Copied { get; init; }

    /// <summary>The version's tag in the family's envelope; until the family is known, as the version says itself.</summary>
    public required string WireTag { get; init; }

    /// <summary>Whether the version says its tag itself.</summary>
    public bool HasOwnTag { get; init; }

    /// <summary>A declared sum's envelope.</summary>
    public EnvelopeModel? Envelope { get; init; }

    public required bool IgnoresUnknownMembers { get; init; }

    /// <summary>Whether the declaration says at all what becomes of members that it does not name.</summary>
    public bool SaysUnknownMembers { get; init; }

    /// <summary>Whether the declaration says that members it does not name are kept.</summary>
    public bool KeepsUnknownMembers { get; init; }

    /// <summary>The C# name of the record's member that keeps them; null where none does.</summary>
    public string? Unknown { get; init; }

    /// <summary>What happens to members that the type does not have, as locks and schemas say it.</summary>
    public string UnknownPolicy => KeepsUnknownMembers ? "kept" : IgnoresUnknownMembers ? "ignored" : "refused";

    /// <summary>Whether the declaration names a JSON converter itself, so that none must be added.</summary>
    public required bool HasJsonConverter { get; init; }

    /// <summary>Whether the declaration says itself how its members are printed.</summary>
    public bool PrintsMembers { get; init; }

    /// <summary>Whether the declaration says itself what a debugger shows.</summary>
    public bool HasDebugView { get; init; }

    /// <summary>A record's members in the order of their declaration.</summary>
    public EquatableArray<MemberModel> Members { get; init; }

    /// <summary>A record's declarations about members of the version before.</summary>
    public EquatableArray<RemovedMember> RemovedMembers { get; init; }

    /// <summary>A record's declarations about parts of the version before whose members it has itself.</summary>
    public EquatableArray<ScatteredPart> Scattered { get; init; }

    public UnionModel? Union { get; init; }

    public EnumModel? Enum { get; init; }

    /// <summary>The C# names of the cases, or of the enum's members, that the version before had and this one declares gone.</summary>
    public EquatableArray<string> RemovedCases { get; init; }

    /// <summary>The type's static members, a union's unit cases among them: where declared values are looked up.</summary>
    public EquatableArray<StaticMember> StaticMembers { get; init; }

    /// <summary>The type's hand-written conversions.</summary>
    public EquatableArray<ConversionMethodModel> Methods { get; init; }

    /// <summary>What changed in the whole type's meaning, where its shape does not show it.</summary>
    public string? SemanticChange { get; init; }

    /// <summary>The hand-written types around that have a name which the type's family may need for itself.</summary>
    public EquatableArray<string> TakenTypes { get; init; }

    /// <summary>The ids of the warnings that the compiler gives to code that uses the type or what it is made of.</summary>
    public EquatableArray<string> UseWarnings { get; init; }

    /// <summary>What is wrong with the declaration by itself.</summary>
    public EquatableArray<Problem> Problems { get; init; }

    /// <summary>For ordinary records: whether others can derive from it.</summary>
    public bool IsOpen { get; init; }

    public bool IsSum => Shape == TypeShape.Sum;

    public bool IsSpec => Family is not null && !IsSum;

    /// <summary>The types of members and cases, and those inside collections.</summary>
    public IEnumerable<TypeRef> References => Members
        .Select(member => member.Type)
        .Concat((Union?.Cases ?? EquatableArray<CaseModel>.Empty).Select(candidate => candidate.Payload).OfType<TypeRef>())
        .SelectMany(type => type.Flatten());

    /// <summary>The type without cases that could not stand beside another in generated code. That they are there is reported as a mistake.</summary>
    public TypeModel WithoutClashes() => Union is not { } union ? this : this with
    {
        Union = union with
        {
            Cases = union.Cases
                .Where(candidate => candidate.Payload is not { } payload || (payload.Kind != TypeRefKind.Unsupported && payload.Reference != Name.Reference))
                .GroupBy(candidate => candidate.Tag, StringComparer.Ordinal).Select(group => group.First())
                .GroupBy(candidate => candidate.Payload?.Reference ?? candidate.Name, StringComparer.Ordinal).Select(group => group.First())
                .ToEquatableArray(),
        },
    };

    /// <summary>The type as a member's type would name it.</summary>
    public TypeRef ToTypeRef() => new()
    {
        Kind = Shape switch
        {
            TypeShape.Record => TypeRefKind.Record,
            TypeShape.Union => TypeRefKind.Union,
            _ => TypeRefKind.Enum,
        },
        Reference = Name.Reference,
        IsValueType = Shape != TypeShape.Record,
        Lineage = Lineage,
        Version = Version,
    };
}

/// <summary>A declaration that a version is the same as another, but for what stands beside it.</summary>
/// <param name="Reference">The other version, as generated code names it.</param>
internal sealed record CopyModel(string Reference);
