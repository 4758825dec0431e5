using System.Numerics;
using SpecLattice.Primitives;

namespace SpecLattice.Generators.Model;

internal enum DeclaredValueKind
{
    Null,
    Boolean,
    Integer,
    Double,
    Decimal,
    String,
    EnumMember,

    /// <summary>A static member that holds the value, looked up by name.</summary>
    StaticMember,

    /// <summary>A constant of a type that no member can have, or one that JSON cannot say.</summary>
    Unsupported,
}

/// <summary>A value that an annotation declares: an absent value or a JSON default.</summary>
internal sealed record DeclaredValue
{
    public static DeclaredValue Null { get; } = new() { Kind = DeclaredValueKind.Null, Code = "null" };

    public static DeclaredValue Unsupported { get; } = new() { Kind = DeclaredValueKind.Unsupported, Code = "default" };

    public required DeclaredValueKind Kind { get; init; }

    /// <summary>The value as a C# expression; for a static member its name without <c>@</c> until it is resolved.</summary>
    public required string Code { get; init; }

    /// <summary>A string's value; the digits of a floating-point number or a decimal.</summary>
    public string Text { get; init; } = "";

    /// <summary>An integer's value.</summary>
    public decimal Integer { get; init; }

    /// <summary>Whether a floating-point number is not what the source says: a literal with more digits, or with zeros at its end.</summary>
    public bool IsRounded { get; init; }

    /// <summary>Whether a floating-point number was given as one of 32 bits, and is not the same number as one of 64 bits.</summary>
    public bool IsSingle { get; init; }

    /// <summary>An enum member's type.</summary>
    public string EnumReference { get; init; } = "";

    public bool IsNull => Kind == DeclaredValueKind.Null;

    /// <summary>The value as people name it: of a member of something its own name, which does not change with the namespace.</summary>
    public string Label => Kind is DeclaredValueKind.StaticMember or DeclaredValueKind.EnumMember
        ? Code.Substring(Code.LastIndexOf('.') + 1).Trim('@', '(', ')')
        : Code;

    /// <summary>The value as one of a type; null where it is none.</summary>
    public DeclaredValue? For(TypeRef type) => Kind switch
    {
        DeclaredValueKind.Null => type.IsNullable ? this : null,
        DeclaredValueKind.EnumMember => type.IsEnum && type.Reference == EnumReference ? this : null,
        DeclaredValueKind.StaticMember => this,
        DeclaredValueKind.Boolean or DeclaredValueKind.Integer or DeclaredValueKind.Double or DeclaredValueKind.Decimal or DeclaredValueKind.String =>
            type.Primitive is { } primitive ? For(primitive) : null,
        DeclaredValueKind.Unsupported => null,
        _ => throw new InvalidOperationException($"Nothing is known of a declared {Kind}."),
    };

    /// <summary>What messages say should have been declared.</summary>
    /// <param name="type">The member's type.</param>
    /// <param name="name">The type as people name it.</param>
    public static string Wanted(TypeRef type, string name) => type.Primitive?.Literal switch
    {
        PrimitiveLiteral.Decimal => $"{name} that is given exactly: write its digits in a string, such as \"1.10\"",
        PrimitiveLiteral.Single => $"{name} with no more digits than it holds, such as 0.1f",
        PrimitiveLiteral.None => $"{name}, of which there are no constants: name a static member with Member or WhenMember",
        _ => name,
    };

    private DeclaredValue? For(PrimitiveKind type) => type.Literal switch
    {
        PrimitiveLiteral.None => null,
        PrimitiveLiteral.Boolean => Kind == DeclaredValueKind.Boolean ? this : null,
        PrimitiveLiteral.Integer => Kind == DeclaredValueKind.Integer && type.Number!.Contains(new BigInteger(Integer)) ? this : null,
        PrimitiveLiteral.Double => Kind is DeclaredValueKind.Integer or DeclaredValueKind.Double && !IsSingle ? this : null,
        PrimitiveLiteral.Single => SingleLiteral.Of(this, type.Number!),
        PrimitiveLiteral.Decimal => DecimalLiteral.Of(this),
        PrimitiveLiteral.String => Kind == DeclaredValueKind.String ? this : null,
        _ => throw new InvalidOperationException($"Nothing is known of a literal of the kind {type.Literal}."),
    };
}

/// <summary>A static field or property, or a union's unit case, which is named as one is.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Identifier">Its name as generated code writes it.</param>
/// <param name="Type">Its type, as generated code names it.</param>
/// <param name="IsUnitCase">Whether it is a unit case.</param>
internal sealed record StaticMember(string Name, string Identifier, string Type, bool IsUnitCase)
{
    /// <summary>Whether the value can stand for a member of this type.</summary>
    public bool Fits(TypeRef type) => Type == type.Reference || Type == type.NullableReference;

    private string CodeIn(string holder) => IsUnitCase ? CaseModel.Unit(holder, $"{holder}.{Identifier}") : $"{holder}.{Identifier}";

    /// <summary>Finds the static member that a declared value names: the first holder with one of that name counts.</summary>
    /// <param name="value">The value, whose code is the member's name.</param>
    /// <param name="type">The type that it must fit.</param>
    /// <param name="holders">The types to look in, and their static members.</param>
    /// <returns>The value with the member's full name, or null; and whether there is one of the name that does not fit.</returns>
    public static (DeclaredValue? Found, bool IsOfOtherType) Find(
        DeclaredValue value, TypeRef type, params (string Reference, EquatableArray<StaticMember> Members)[] holders)
    {
        foreach (var (reference, members) in holders)
        {
            var named = members.Where(member => member.Name == value.Code).ToList();
            if (named.Count > 0)
            {
                var found = named.Find(member => member.Fits(type));
                return (found is null ? null : value with { Code = found.CodeIn(reference) }, found is null);
            }
        }

        return (null, false);
    }
}
