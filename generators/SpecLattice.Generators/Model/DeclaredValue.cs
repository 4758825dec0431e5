namespace SpecLattice.Generators.Model;

internal enum DeclaredValueKind
{
    Null,
    Boolean,
    Integer,
    Double,
    String,
    EnumMember,

    /// <summary>A static member that holds the value, looked up by name.</summary>
    StaticMember,
}

/// <summary>A value that an annotation declares: an absent value or a JSON default.</summary>
internal sealed record DeclaredValue
{
    public static DeclaredValue Null { get; } = new() { Kind = DeclaredValueKind.Null, Code = "null" };

    public required DeclaredValueKind Kind { get; init; }

    /// <summary>The value as a C# expression; for a static member its bare name until it is resolved.</summary>
    public required string Code { get; init; }

    /// <summary>An integer's value.</summary>
    public decimal Integer { get; init; }

    /// <summary>An enum member's type.</summary>
    public string EnumReference { get; init; } = "";

    public bool IsNull => Kind == DeclaredValueKind.Null;

    /// <summary>Whether the value can be declared for a member of this type.</summary>
    public bool Fits(TypeRef type) => Kind switch
    {
        DeclaredValueKind.Null => type.IsNullable,
        DeclaredValueKind.Boolean => type.Kind == TypeRefKind.Boolean,
        DeclaredValueKind.Integer => type.Kind == TypeRefKind.Double || (type.Kind == TypeRefKind.Integer && IntegerTypes.Contains(type.IntegerName, Integer)),
        DeclaredValueKind.Double => type.Kind == TypeRefKind.Double,
        DeclaredValueKind.String => type.Kind == TypeRefKind.String,
        DeclaredValueKind.EnumMember => type.Kind == TypeRefKind.Enum && type.Reference == EnumReference,
        _ => true,
    };
}
