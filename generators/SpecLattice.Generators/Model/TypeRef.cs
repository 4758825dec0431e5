using SpecLattice.Primitives;

namespace SpecLattice.Generators.Model;

/// <summary>What a member's type is to the codec and to the conversions.</summary>
internal enum TypeRefKind
{
    Unsupported,

    /// <summary>A value without parts: which, a row of <see cref="PrimitiveKinds"/> says.</summary>
    Primitive,
    Scalar,
    Record,
    Union,
    Enum,
    Map,
    List,
    Set,
    Array,

    /// <summary>An enum or record without versions: its shape belongs to whatever holds it.</summary>
    Ordinary,

    /// <summary>Several values that a hand-written conversion takes or gives together. No member has it.</summary>
    Tuple,
}

/// <summary>The type of a member, a key, an element or a case.</summary>
internal sealed record TypeRef
{
    public required TypeRefKind Kind { get; init; }

    /// <summary>The type as generated code names it, without a trailing <c>?</c>.</summary>
    public required string Reference { get; init; }

    public bool IsNullable { get; init; }

    public required bool IsValueType { get; init; }

    /// <summary>The types of a collection's elements; for a map the key's and the value's.</summary>
    public EquatableArray<TypeRef> Arguments { get; init; }

    /// <summary>For sets: whether the items have no order, so that no set can hold them.</summary>
    public bool HasUnorderedItems { get; init; }

    /// <summary>Whether it cannot be used because generated code cannot name it, or what its conversions need.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>For primitives: the name of the kind.</summary>
    public string PrimitiveName { get; init; } = "";

    /// <summary>For records, unions and enums: the lineage they belong to.</summary>
    public string Lineage { get; init; } = "";

    /// <summary>For records, unions and enums: their version in the lineage.</summary>
    public int Version { get; init; }

    /// <summary>For types of another assembly: the conversions that were generated there. Those of this assembly are planned, not looked up.</summary>
    public EquatableArray<GeneratedConversion> Conversions { get; init; }

    /// <summary>For scalars: what they look like in JSON.</summary>
    public string ScalarSchema { get; init; } = "";

    /// <summary>For a scalar of somebody else: the codec that its user gives it; for an ordinary type the one that is generated.</summary>
    public string ScalarCodec { get; init; } = "";

    /// <summary>For ordinary types: what they look like in JSON.</summary>
    public TypeModel? Ordinary { get; init; }

    /// <summary>For enums and records that cannot be held as they are: why, as the end of a sentence about the type.</summary>
    public string Fault { get; init; } = "";

    /// <summary>For scalars: whether it can be the key of a map.</summary>
    public bool IsKey { get; init; }

    /// <summary>For scalars: JSON texts of distinct values.</summary>
    public EquatableArray<string> ScalarExamples { get; init; }

    /// <summary>For types of another assembly: the type itself first, and those of its assembly that it needs.</summary>
    public EquatableArray<TypeModel> ForeignTypes { get; init; }

    /// <summary>The type as generated code names it, nullable where it is.</summary>
    public string NullableReference => IsNullable ? Reference + "?" : Reference;

    /// <summary>For primitives: what is known of the kind; null for all other types.</summary>
    public PrimitiveKind? Primitive => Kind == TypeRefKind.Primitive ? PrimitiveKinds.Named(PrimitiveName) : null;

    public bool HasLineage => Kind is TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum;

    /// <summary>Whether it is an enum, with versions or without.</summary>
    public bool IsEnum => Kind == TypeRefKind.Enum || Ordinary is { Shape: TypeShape.Enum };

    /// <summary>The type and those of its elements, and of theirs.</summary>
    public IEnumerable<TypeRef> Flatten() => Arguments.SelectMany(argument => argument.Flatten()).Prepend(this);

    /// <summary>The type of one value or of several together.</summary>
    public static TypeRef Of(IReadOnlyList<TypeRef> types) => types.Count == 1 ? types[0] : new TypeRef
    {
        Kind = TypeRefKind.Tuple,
        Reference = $"({string.Join(", ", types.Select(type => type.NullableReference))})",
        IsValueType = true,
        Arguments = types.ToEquatableArray(),
    };

    public TypeRef AsNotNull() => IsNullable ? this with { IsNullable = false } : this;

    public TypeRef AsNullable() => IsNullable ? this : this with { IsNullable = true };
}

/// <summary>A conversion that a type already has.</summary>
/// <param name="Version">The version it converts to.</param>
/// <param name="IsFallible">Whether it can refuse.</param>
/// <param name="Contexts">What it needs besides the value.</param>
/// <param name="IsDiscarding">Whether it discards something on purpose.</param>
internal sealed record GeneratedConversion(int Version, bool IsFallible, EquatableArray<ContextParameter> Contexts, bool IsDiscarding = false)
{
    /// <summary>Whether it may give less than the value.</summary>
    public bool IsPartial => IsFallible || IsDiscarding;
}
