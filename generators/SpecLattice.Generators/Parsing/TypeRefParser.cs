using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Primitives;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads what a member's type is to the codec and the conversions.</summary>
internal static class TypeRefParser
{
    /// <summary>Reads a type.</summary>
    /// <param name="symbol">The type.</param>
    /// <param name="own">The assembly of the declaration that refers to it.</param>
    public static TypeRef Parse(ITypeSymbol symbol, IAssemblySymbol own)
    {
        if (symbol is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Parse(nullable.TypeArguments[0], own).AsNullable();
        }

        var type = ParseNotNull(symbol.WithNullableAnnotation(NullableAnnotation.NotAnnotated), own);
        return symbol is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? type.AsNullable() : type;
    }

    /// <summary>What kind of value without parts a type is; null where it is none.</summary>
    public static PrimitiveKind? PrimitiveOf(ITypeSymbol symbol) =>
        symbol is INamedTypeSymbol { Arity: 0, ContainingType: null } named && IsFromFramework(named) ? PrimitiveKinds.OfType(named.FullMetadataName()) : null;

    // Asked first: names are dear to make.
    private static bool IsFromFramework(INamedTypeSymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name is "System" or "SpecLattice";
    }

    private static TypeRef ParseNotNull(ITypeSymbol symbol, IAssemblySymbol own)
    {
        var plain = new TypeRef { Kind = TypeRefKind.Unsupported, Reference = symbol.Reference(), IsValueType = symbol.IsValueType };
        return PrimitiveOf(symbol) is { } primitive
            ? plain with { Kind = TypeRefKind.Primitive, PrimitiveName = primitive.Name }
            : symbol is INamedTypeSymbol named ? ParseNamed(named, plain, own) : plain;
    }

    private static TypeRef ParseNamed(INamedTypeSymbol symbol, TypeRef plain, IAssemblySymbol own)
    {
        switch (symbol.ContainingNamespace?.Name is "SpecLattice" or "Immutable" ? symbol.FullMetadataName() : "")
        {
            case KnownNames.SpecMap:
                return OrdinaryParser.WithNamedKeys(WithArguments(TypeRefKind.Map), symbol.TypeArguments[0], own);
            case KnownNames.SpecList:
                return WithArguments(TypeRefKind.List);
            case KnownNames.SpecSet:
                return WithArguments(TypeRefKind.Set) with { HasUnorderedItems = !IsOrdered(symbol.TypeArguments[0]) || OrdinaryParser.IsRecord(symbol.TypeArguments[0]) };
            case KnownNames.ImmutableArray:
                return WithArguments(TypeRefKind.Array);
        }

        if (AmbiguousNames.Find(symbol, own) is not null)
        {
            return plain with { IsAmbiguous = true };
        }

        if (symbol.FindAttribute(KnownNames.SpecScalar) is { } scalar)
        {
            return !Reads(symbol, KnownNames.SpecJson, "ReadJson") ? plain : plain with
            {
                Kind = TypeRefKind.Scalar,
                IsKey = Reads(symbol, KnownNames.SpecMapKey, "ReadJsonKey"),
                ScalarSchema = scalar.Argument<string>(0) ?? "",
                ScalarExamples = scalar.NamedTexts("Examples").ToEquatableArray(),
            };
        }

        if (TypeIdentity.Of(symbol) is not { } identity)
        {
            return ScalarCodecParser.Parse(symbol, plain, own) ?? OrdinaryParser.Parse(symbol, plain, own) ?? plain;
        }

        var isOwn = SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, own);
        if (symbol.IsGenericType && !isOwn)
        {
            return plain;
        }

        return plain with
        {
            // A generic type is reported where it is declared, and what refers to it is left out with it.
            Reference = symbol.IsGenericType ? symbol.OriginalDefinition.Reference() : plain.Reference,
            Kind = KindOf(symbol),
            Lineage = identity.Lineage,
            Version = identity.Version,
            Conversions = isOwn ? EquatableArray<GeneratedConversion>.Empty : GeneratedConversionParser.Parse(symbol),
            ForeignTypes = isOwn ? EquatableArray<TypeModel>.Empty : ForeignTypeParser.Parse(symbol),
        };

        TypeRef WithArguments(TypeRefKind kind) =>
            plain with { Kind = kind, Arguments = symbol.TypeArguments.Select(argument => Parse(argument, own)).ToEquatableArray() };
    }

    private static bool Reads(INamedTypeSymbol scalar, string contract, string method) =>
        scalar.AllInterfaces.Any(candidate => candidate.IsNamed(contract)) || scalar.GetMembers(method).Length > 0;

    // Sets are sorted, by the order that their items' type declares for values of its own.
    private static bool IsOrdered(ITypeSymbol item)
    {
        var type = (item is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : item).Plain();
        if (PrimitiveOf(type) is { } primitive)
        {
            return !primitive.IsUnordered;
        }

        return type.AllInterfaces.Any(candidate =>
            candidate is { Name: "IComparable", ContainingNamespace.Name: "System" }
            && (candidate.TypeArguments.Length == 0 || SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0].Plain(), type)));
    }

    private static TypeRefKind KindOf(INamedTypeSymbol symbol) => symbol switch
    {
        { TypeKind: TypeKind.Enum } => TypeRefKind.Enum,
        { TypeKind: TypeKind.Struct } => TypeRefKind.Union,
        _ => TypeRefKind.Record,
    };
}
