using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Primitives;

namespace SpecLattice.Generators.Emission;

/// <summary>Conditions that compare two values of a type.</summary>
internal static class Comparisons
{
    /// <summary>A condition that holds where two values are equal, which are written alike then.</summary>
    public static string AreEqual(TypeRef type, string left, string right) => type.Kind switch
    {
        TypeRefKind.Primitive => AreEqual(type, type.Primitive!.Equality, left, right),
        TypeRefKind.Enum or TypeRefKind.Record or TypeRefKind.Union => $"{left} == {right}",
        TypeRefKind.Ordinary when type.IsEnum => $"{left} == {right}",
        // By its items: another array of the same items is another array.
        TypeRefKind.Array => $"{Runtime.Convert}.AreEqual<{type.Arguments[0].NullableReference}>({left}, {right})",
        TypeRefKind.Scalar or TypeRefKind.Map or TypeRefKind.List or TypeRefKind.Set or TypeRefKind.Ordinary or TypeRefKind.Unsupported => ByComparer(type, left, right),
        _ => throw new InvalidOperationException($"No comparison is known for a {type.Kind}."),
    };

    /// <summary>The same by a call, which takes a value of any form: also one that could be null or is made on the way.</summary>
    public static string AreEqualByCall(TypeRef type, string left, string right) =>
        type.Kind == TypeRefKind.Array ? AreEqual(type, left, right) : ByComparer(type, left, right);

    private static string AreEqual(TypeRef type, PrimitiveEquality equality, string left, string right) => equality switch
    {
        PrimitiveEquality.Operator => $"{left} == {right}",
        PrimitiveEquality.Comparer or PrimitiveEquality.Exact => ByComparer(type, left, right),
        _ => throw new InvalidOperationException($"No comparison is known for {equality}."),
    };

    private static string ByComparer(TypeRef type, string left, string right) => $"{Runtime.Equality}<{type.NullableReference}>.AreEqual({left}, {right})";
}
