using System.Globalization;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads the conversions that were generated for a type of another assembly, where the type can be seen but its history cannot.</summary>
internal static class GeneratedConversionParser
{
    public static EquatableArray<GeneratedConversion> Parse(INamedTypeSymbol type)
    {
        var isEnum = type.TypeKind == TypeKind.Enum;
        var holder = isEnum ? FindEnumConversions(type) : type;
        var methods = holder?.GetMembers().OfType<IMethodSymbol>() ?? [];
        return methods
            .Where(method => method.DeclaredAccessibility == Accessibility.Public && method.IsStatic == isEnum)
            .Where(method => method.Parameters.All(parameter => parameter.RefKind == RefKind.None))
            .Select(method => (Method: method, Version: VersionOf(method.Name)))
            .Where(found => found.Version > 0)
            .Select(found => new GeneratedConversion(
                found.Version,
                found.Method.ReturnType is INamedTypeSymbol returned && returned.FullMetadataName() == KnownNames.Conversion,
                found.Method.Parameters.Skip(isEnum ? 1 : 0).Select(ToContext).ToEquatableArray()))
            .OrderBy(conversion => conversion.Version)
            .ToEquatableArray();
    }

    private static INamedTypeSymbol? FindEnumConversions(INamedTypeSymbol type)
    {
        var container = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        return container?.GetTypeMembers(type.Name + "Conversions").FirstOrDefault();
    }

    private static int VersionOf(string method) =>
        method.StartsWith("ToV", StringComparison.Ordinal) && int.TryParse(method.Substring(3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;

    private static ContextParameter ToContext(IParameterSymbol parameter) => new(
        parameter.Type.Reference() + (parameter.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : ""),
        parameter.Name);
}
