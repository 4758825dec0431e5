using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>Recognizes the types that hold one of several cases.</summary>
internal static class SumsAndUnions
{
    /// <summary>Whether a type is the generated sum of a family.</summary>
    public static bool IsSum(INamedTypeSymbol type) =>
        type is { IsRecord: true, IsAbstract: true } && type.IsGenerated();

    public static bool IsUnion(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && type.FindAttribute(KnownNames.SpecUnion) is not null;

    /// <summary>Whether a type has a generated codec: a version, a part that is not an enum, or a sum.</summary>
    public static bool HasCodec(INamedTypeSymbol type) => type.TypeKind != TypeKind.Enum && (TypeIdentity.Of(type) is not null || IsSum(type));
}
