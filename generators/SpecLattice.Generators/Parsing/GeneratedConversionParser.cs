using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads the conversions that were generated for a type of another assembly, where the type can be seen but its history cannot.</summary>
internal static class GeneratedConversionParser
{
    public static EquatableArray<GeneratedConversion> Parse(INamedTypeSymbol type) => ConversionsOf(type)
        .Select(method => new GeneratedConversion(
            VersionOf(method),
            IsConversion(method.ReturnType),
            ContextsOf(method).Select(context => new ContextParameter(context.Type.Reference(), context.Name)).ToEquatableArray(),
            IsNamed(Inside(method.ReturnType, KnownNames.Conversion), KnownNames.Discarding)))
        .OrderBy(conversion => conversion.Version)
        .ToEquatableArray();

    /// <summary>What the conversions of a type need besides the value.</summary>
    public static IEnumerable<IParameterSymbol> ContextsOf(INamedTypeSymbol type) => ConversionsOf(type).SelectMany(ContextsOf);

    /// <summary>The versions that a type is converted to.</summary>
    public static IEnumerable<INamedTypeSymbol> TargetsOf(INamedTypeSymbol type) => ConversionsOf(type)
        .Select(method => Inside(Inside(method.ReturnType, KnownNames.Conversion), KnownNames.Discarding))
        .OfType<INamedTypeSymbol>();

    private static bool IsConversion(ITypeSymbol returned) => IsNamed(returned, KnownNames.Conversion);

    private static bool IsNamed(ITypeSymbol type, string name) => type is INamedTypeSymbol named && named.FullMetadataName() == name;

    private static ITypeSymbol Inside(ITypeSymbol type, string name) => IsNamed(type, name) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    private static IEnumerable<IParameterSymbol> ContextsOf(IMethodSymbol conversion) => conversion.Parameters.Skip(conversion.IsStatic ? 1 : 0);

    private static IEnumerable<IMethodSymbol> ConversionsOf(INamedTypeSymbol type)
    {
        var isEnum = type.TypeKind == TypeKind.Enum;
        var holder = isEnum ? FindEnumConversions(type) : type;
        return (holder?.GetMembers().OfType<IMethodSymbol>() ?? [])
            .Where(method => method.DeclaredAccessibility == Accessibility.Public && method.IsStatic == isEnum)
            .Where(method => method.Parameters.All(parameter => parameter.RefKind == RefKind.None))
            .Where(method => VersionOf(method) > 0);
    }

    private static INamedTypeSymbol? FindEnumConversions(INamedTypeSymbol type) =>
        type.ContainingAssembly.GlobalNamespace.GetTypeMembers(GeneratedNames.EnumConversions(type.Reference()), 0).FirstOrDefault();

    /// <summary>The version that a method says it converts to; 0 where it is no generated conversion.</summary>
    private static int VersionOf(IMethodSymbol method) => method.FindAttribute(KnownNames.SpecConversionTo)?.Argument<int>(0) ?? 0;
}
