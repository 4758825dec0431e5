using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

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

    private static TypeRef ParseNotNull(ITypeSymbol symbol, IAssemblySymbol own)
    {
        var kind = symbol.SpecialType switch
        {
            SpecialType.System_Boolean => TypeRefKind.Boolean,
            SpecialType.System_String => TypeRefKind.String,
            SpecialType.System_Double => TypeRefKind.Double,
            SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => TypeRefKind.Integer,
            _ => TypeRefKind.Unsupported,
        };
        var plain = new TypeRef { Kind = kind, Reference = symbol.Reference(), IsValueType = symbol.IsValueType };
        return kind switch
        {
            TypeRefKind.Integer => plain with { IntegerName = symbol.Name },
            TypeRefKind.Unsupported when symbol is INamedTypeSymbol named => ParseNamed(named, plain, own),
            _ => plain,
        };
    }

    private static TypeRef ParseNamed(INamedTypeSymbol symbol, TypeRef plain, IAssemblySymbol own)
    {
        switch (symbol.ContainingNamespace?.Name is "System" or "SpecLattice" or "Immutable" ? symbol.FullMetadataName() : "")
        {
            case KnownNames.Guid:
                return plain with { Kind = TypeRefKind.Guid };
            case KnownNames.SpecMap:
                return WithArguments(TypeRefKind.Map);
            case KnownNames.SpecList:
                return WithArguments(TypeRefKind.List);
            case KnownNames.SpecSet:
                return WithArguments(TypeRefKind.Set) with { HasUnorderedItems = !IsOrdered(symbol.TypeArguments[0]) };
            case KnownNames.ImmutableArray:
                return WithArguments(TypeRefKind.Array);
        }

        if (symbol.FindAttribute(KnownNames.SpecScalar) is { } scalar)
        {
            return plain with
            {
                Kind = TypeRefKind.Scalar,
                ScalarSchema = scalar.Argument<string>(0) ?? "",
                ScalarExamples = scalar.NamedTexts("Examples").ToEquatableArray(),
            };
        }

        if (TypeIdentity.Of(symbol) is not { } identity)
        {
            return plain;
        }

        var isOwn = SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, own);
        return plain with
        {
            Kind = KindOf(symbol),
            Lineage = identity.Lineage,
            Version = identity.Version,
            Conversions = isOwn ? EquatableArray<GeneratedConversion>.Empty : GeneratedConversionParser.Parse(symbol),
            ForeignTypes = isOwn ? EquatableArray<TypeModel>.Empty : ForeignTypeParser.Parse(symbol),
        };

        TypeRef WithArguments(TypeRefKind kind) =>
            plain with { Kind = kind, Arguments = symbol.TypeArguments.Select(argument => Parse(argument, own)).ToEquatableArray() };
    }

    // Sets are sorted, by the order that their items' type declares.
    private static bool IsOrdered(ITypeSymbol item) =>
        (item is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : item)
            .AllInterfaces.Any(candidate => candidate is { Name: "IComparable", ContainingNamespace.Name: "System" });

    private static TypeRefKind KindOf(INamedTypeSymbol symbol) => symbol switch
    {
        { TypeKind: TypeKind.Enum } => TypeRefKind.Enum,
        { TypeKind: TypeKind.Struct } => TypeRefKind.Union,
        _ => TypeRefKind.Record,
    };
}
