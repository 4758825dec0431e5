using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Which attributes tell a serializer what to do.</summary>
internal static class SerializationAttributes
{
    private const string SystemTextJson = "System.Text.Json.Serialization";
    private const string DataContracts = "System.Runtime.Serialization";

    /// <summary>Whether an attribute is one of a serializer's.</summary>
    public static bool IsOne(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type || type.TypeKind == TypeKind.Error)
        {
            return false;
        }

        return type.IsNamed(KnownNames.NonSerialized) || type.IsNamed(KnownNames.DefaultValue) || type.IsOfNullState() || IsOfSerializer(type) || DerivesFromJsonAttribute(type);
    }

    /// <summary>Whether a type that implements an interface asks a serializer to call it.</summary>
    public static bool IsCallback(INamedTypeSymbol type) =>
        type.Name.StartsWith("IJsonOn", StringComparison.Ordinal) && type.ContainingNamespace.ToDisplayString() == SystemTextJson;

    /// <summary>Whether an attribute is Newtonsoft's.</summary>
    public static bool IsNewtonsoft(INamedTypeSymbol type) => Outermost(type) == "Newtonsoft";

    private static bool IsOfSerializer(INamedTypeSymbol type) =>
        IsNewtonsoft(type) || (Outermost(type) == "System" && type.ContainingNamespace.ToDisplayString() is SystemTextJson or DataContracts);

    // Attributes of one's own that are derived from those of the framework do what these do.
    private static bool DerivesFromJsonAttribute(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (IsOfSerializer(current))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Outermost(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name;
    }
}
