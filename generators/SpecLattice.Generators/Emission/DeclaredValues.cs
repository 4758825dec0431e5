using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Conditions on declared values.</summary>
internal static class DeclaredValues
{
    /// <summary>A condition that holds where a value is not the declared one.</summary>
    public static string IsNot(string value, TypeRef type, DeclaredValue declared) => declared switch
    {
        { IsNull: true } => $"{value} is not null",
        { Kind: DeclaredValueKind.Boolean, Code: "true" } when !type.IsNullable => "!" + value,
        { Kind: DeclaredValueKind.Boolean, Code: "false" } when !type.IsNullable => value,
        { Kind: DeclaredValueKind.StaticMember or DeclaredValueKind.Decimal } => "!" + Comparisons.AreEqualByCall(type, value, declared.Code),
        _ => $"{value} != {declared.Code}",
    };

    /// <summary>An expression for the JSON text of a declared value.</summary>
    public static string Json(TypeRef type, DeclaredValue declared) => declared.Kind switch
    {
        // A static member of a nullable type may be nullable itself.
        DeclaredValueKind.StaticMember when type.IsNullable => $"{Runtime.Write}.Text<{type.NullableReference}>({declared.Code}, {CodecExpressions.WriteFunction(type)})",
        DeclaredValueKind.StaticMember or DeclaredValueKind.EnumMember =>
            $"{Runtime.Write}.Text<{type.AsNotNull().Reference}>({declared.Code}, {CodecExpressions.WriteFunction(type.AsNotNull())})",
        DeclaredValueKind.String => Identifiers.Literal(SchemaNames.Quote(declared.Text)),
        DeclaredValueKind.Double or DeclaredValueKind.Decimal => Identifiers.Literal(declared.Text),
        _ => Identifiers.Literal(declared.Code),
    };
}
