using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Questions about symbols that the parsers ask repeatedly.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat ReferenceFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NamespaceFormat =
        ReferenceFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Whether all code of an assembly can use a member.</summary>
    public static bool IsAccessibleWithin(this ISymbol member, IAssemblySymbol assembly) => member.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, assembly),
        _ => false,
    };

    // Names are asked for repeatedly, and are expensive to make. Held weakly.
    private static readonly ConditionalWeakTable<ITypeSymbol, string> References = new();

    /// <summary>The type as generated code refers to it.</summary>
    public static string Reference(this ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated
        ? type.ToDisplayString(ReferenceFormat)
        : References.GetValue(type.Plain(), static symbol => symbol.ToDisplayString(ReferenceFormat));

    /// <summary>The one object that stands for a type whatever is said of its being null: annotated symbols are new with every question.</summary>
    public static ITypeSymbol Plain(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None);

    /// <summary>The namespace as generated code opens it; empty for the global one.</summary>
    public static string NamespaceReference(this ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(NamespaceFormat) : "";

    /// <summary>The name in metadata, with namespace and arity: <c>SpecLattice.SpecMap`2</c>.</summary>
    public static string FullMetadataName(this INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        var prefix = definition.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." : "";
        return prefix + definition.MetadataName;
    }

    /// <summary>Whether an attribute says of a member's being null something else than its type.</summary>
    public static bool IsOfNullState(this INamedTypeSymbol attribute) =>
        attribute.Name is "AllowNullAttribute" or "DisallowNullAttribute" or "MaybeNullAttribute" or "NotNullAttribute"
        && attribute.ContainingNamespace.ToDisplayString() == "System.Diagnostics.CodeAnalysis";

    /// <summary>Whether the type has this name in metadata. Compares without making the name, which is asked for very often.</summary>
    public static bool IsNamed(this INamedTypeSymbol type, string metadataName)
    {
        var name = type.MetadataName;
        if (!metadataName.EndsWith(name, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = metadataName.Length - name.Length;
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            rest -= space.Name.Length + 1;
            if (rest < 0
                || metadataName[rest + space.Name.Length] != '.'
                || string.CompareOrdinal(metadataName, rest, space.Name, 0, space.Name.Length) != 0)
            {
                return false;
            }
        }

        return rest == 0;
    }

    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.IsNamed(metadataName) == true)
            {
                return attribute;
            }
        }

        // What is said of a positional record's parameter is said of the member that it is.
        return symbol is IPropertySymbol property && PrimaryConstructor.ParameterOf(property) is { } parameter ? parameter.FindAttribute(metadataName) : null;
    }

    public static IEnumerable<AttributeData> FindAttributes(this ISymbol symbol, string metadataName) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass?.IsNamed(metadataName) == true);

    public static T? Argument<T>(this AttributeData attribute, int index)
    {
        if (index < attribute.ConstructorArguments.Length
            && attribute.ConstructorArguments[index] is { Kind: not (TypedConstantKind.Error or TypedConstantKind.Array), Value: T value })
        {
            return value;
        }

        return default;
    }

    /// <summary>The attribute's first argument; null where it has none.</summary>
    public static TypedConstant? FirstArgument(this AttributeData attribute) => attribute.ConstructorArguments.Length == 0 ? null : attribute.ConstructorArguments[0];

    /// <summary>A constructor's argument that is an array of texts.</summary>
    public static EquatableArray<string> Texts(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Array, IsNull: false } texts
            ? texts.Values.Select(text => text.Value).OfType<string>().ToEquatableArray()
            : EquatableArray<string>.Empty;

    public static TypedConstant? NamedArgument(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static T? NamedArgument<T>(this AttributeData attribute, string name) =>
        attribute.NamedArgument(name) is { Kind: not (TypedConstantKind.Error or TypedConstantKind.Array), Value: T value } ? value : default;

    /// <summary>An attribute's argument that is an array of texts.</summary>
    public static IEnumerable<string> NamedTexts(this AttributeData attribute, string name) =>
        attribute.NamedArgument(name) is { Kind: TypedConstantKind.Array, IsNull: false } texts ? texts.Values.Select(text => text.Value).OfType<string>() : [];

    /// <summary>An attribute's argument that is an enum's member, as its number.</summary>
    public static int NamedEnumArgument(this AttributeData attribute, string name) =>
        attribute.NamedArgument(name) is { Kind: TypedConstantKind.Enum, Value: int value } ? value : 0;

    /// <summary>How a union names its cases in JSON, or an enum its members, as a number of <c>SpecLattice.SpecNaming</c>: as its assembly does unless it says so.</summary>
    public static int JsonNaming(this INamedTypeSymbol type) =>
        type.FindAttribute(type.TypeKind == TypeKind.Enum ? KnownNames.SpecEnum : KnownNames.SpecUnion) is { } own && own.NamedArgument("Naming") is not null
            ? own.NamedEnumArgument("Naming")
            : type.JsonNamingOfAssembly();

    /// <summary>How the symbol's assembly names members in JSON: a number of <c>SpecLattice.SpecNaming</c>.</summary>
    public static int JsonNamingOfAssembly(this ISymbol symbol) => symbol.ContainingAssembly?.JsonNamingInside() ?? 0;

    /// <summary>How an assembly names members in JSON: a number of <c>SpecLattice.SpecNaming</c>.</summary>
    public static int JsonNamingInside(this IAssemblySymbol assembly) => assembly.FindAttribute(KnownNames.SpecJsonNaming)?.Argument<int>(0) ?? 0;

    /// <summary>Whether a type is written by this generator alone: a sum, or its case for unknown versions.</summary>
    public static bool IsGenerated(this INamedTypeSymbol type) => type.FindAttribute(KnownNames.GeneratedCode)?.Argument<string>(0) == Runtime.Generator;

    /// <summary>Whether a declaration is the user's, or another generator's: whether this one has not written it.</summary>
    /// <remarks>The compiler keeps generated files in a folder that has the generator's name.</remarks>
    public static bool IsHandWritten(this ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => !reference.SyntaxTree.FilePath.Contains(Runtime.GeneratorType));

    /// <summary>Whether the type and its type arguments are public throughout.</summary>
    public static bool IsTypeVisibleOutside(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsTypeVisibleOutside(),
        INamedTypeSymbol named => named.IsVisibleOutside() && named.TypeArguments.All(IsTypeVisibleOutside),
        _ => true,
    };

    /// <summary>Whether every type around the symbol, and the symbol itself, is public.</summary>
    public static bool IsVisibleOutside(this ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All types below a namespace or type, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> AllTypes(this INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var nested in AllTypes(inner))
                {
                    yield return nested;
                }
            }
        }
    }
}
