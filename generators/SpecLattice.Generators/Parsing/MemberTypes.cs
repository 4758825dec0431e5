using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing;

/// <summary>Which types a member can have.</summary>
internal static class MemberTypes
{
    /// <summary>Why it is unsupported, and what to do, as the end of a sentence about the type.</summary>
    public static string WhyUnsupported(TypeRef type) => type.Flatten().Any(inner => inner.IsAmbiguous)
        ? $"generated code cannot name, or whose conversions need what it cannot name: {AmbiguousNames.Why}"
        : type.Flatten().Any(inner => inner.HasUnorderedItems)
        ? type.Flatten().Any(inner => inner.HasUnorderedItems && inner.Arguments[0].Kind == TypeRefKind.Ordinary)
            ? "holds records, which have no order that tells all of them apart: use SpecList"
            : "has no order to sort its items by: use SpecList, or let the items' type implement IComparable<T>"
        : "has no codec: use a primitive, an enum, an immutable record, a spec, a part, a [SpecScalar] that implements ISpecJson<T> (and ISpecMapKey<T> for keys), SpecMap, SpecList, SpecSet, ImmutableArray, or SpecJsonValue for JSON of any shape";

    /// <summary>The enum or record, of the type or inside it, that cannot be held as it is.</summary>
    public static TypeRef? FindFaulty(TypeRef type) => type.Flatten().FirstOrDefault(inner => inner.Fault.Length > 0);

    /// <summary>The type, or one inside it, that no member can have.</summary>
    public static string? FindUnsupported(TypeRef type)
    {
        if (type.Kind == TypeRefKind.Unsupported || type.HasUnorderedItems)
        {
            return type.Reference;
        }

        if (type.Kind == TypeRefKind.Map)
        {
            var key = type.Arguments[0];
            var isKey = key is { IsNullable: false, Kind: TypeRefKind.Scalar, IsKey: true } or { IsNullable: false, IsEnum: true } or { IsNullable: false, Primitive.IsKey: true };
            return isKey ? FindUnsupportedElement(type.Arguments[1]) : key.NullableReference;
        }

        return type.Arguments.Select(FindUnsupportedElement).FirstOrDefault(found => found is not null);
    }

    /// <summary>The type, or one inside it, that no element of a collection and no case of a union can have.</summary>
    /// <remarks>Both compare by their content's own equality, and an array's is that of the reference.</remarks>
    public static string? FindUnsupportedElement(TypeRef type) =>
        type.Kind == TypeRefKind.Array ? type.NullableReference : FindUnsupported(type);
}
