using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Codecs that an assembly gives to types of others: <c>[assembly: SpecScalarFor(...)]</c>.</summary>
internal static class ScalarCodecParser
{
    /// <summary>The type as a scalar; null where its user gives it no codec, or one that something is wrong with.</summary>
    public static TypeRef? Parse(INamedTypeSymbol type, TypeRef plain, IAssemblySymbol own)
    {
        foreach (var given in own.FindAttributes(KnownNames.SpecScalarFor))
        {
            if (IsFor(given, type))
            {
                return FaultOf(given, own) is not null ? null : plain with
                {
                    Kind = TypeRefKind.Scalar,
                    ScalarCodec = given.Argument<INamedTypeSymbol>(1)!.Reference(),
                    ScalarSchema = given.Argument<string>(2) ?? "",
                    ScalarExamples = given.NamedTexts("Examples").ToEquatableArray(),
                };
            }
        }

        return null;
    }

    /// <summary>What is wrong with such an attribute, and what to do; null where nothing is.</summary>
    public static string? FaultOf(AttributeData given, IAssemblySymbol own)
    {
        if (given.Argument<INamedTypeSymbol>(0) is not { IsUnboundGenericType: false } type || given.Argument<INamedTypeSymbol>(1) is not { IsUnboundGenericType: false } codec)
        {
            return "name two types that are not generic definitions";
        }

        if (TypeRefParser.PrimitiveOf(type) is not null || TypeIdentity.Of(type) is not null || type.FindAttribute(KnownNames.SpecScalar) is not null || IsCollection(type))
        {
            return $"{type.Name} has a form in JSON already: remove the attribute";
        }

        if (!codec.AllInterfaces.Any(contract => contract.IsNamed(KnownNames.SpecScalarCodec) && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type)))
        {
            return $"{codec.Name} does not implement ISpecScalarCodec<{type.Name}>";
        }

        if (!type.IsValueType && !SaysWhatIsEqual(type))
        {
            return $"{type.Name} compares by reference, so two equal specs would differ: use a type that implements IEquatable<{type.Name}>";
        }

        return string.IsNullOrWhiteSpace(given.Argument<string>(2)) ? "say in a few words what it looks like in JSON"
            : own.FindAttributes(KnownNames.SpecScalarFor).Count(other => IsFor(other, type)) > 1 ? $"{type.Name} has more than one codec: remove all but one"
            : null;
    }

    private static bool IsFor(AttributeData given, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(given.Argument<INamedTypeSymbol>(0), type);

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.FullMetadataName() is KnownNames.SpecMap or KnownNames.SpecList or KnownNames.SpecSet or KnownNames.ImmutableArray;

    private static bool SaysWhatIsEqual(INamedTypeSymbol type) => type.AllInterfaces.Any(contract =>
        contract is { Name: "IEquatable", ContainingNamespace.Name: "System" } && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type));
}
