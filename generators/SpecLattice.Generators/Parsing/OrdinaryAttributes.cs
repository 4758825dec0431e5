using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>What attributes of System.Text.Json say of ordinary types.</summary>
internal static class OrdinaryAttributes
{
    private const string Namespace = "System.Text.Json.Serialization";

    /// <summary>Whether an attribute of an enum, or of a member that holds one, says that it is written by name (true) or by number (false); null where none says so.</summary>
    public static bool? IsByName(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol && symbol.FindAttribute(KnownNames.SpecEnum) is not null)
        {
            return true;
        }

        return symbol.FindAttribute(KnownNames.JsonConverter) is { } attribute ? IsByName(attribute) : null;
    }

    /// <summary>Whether a converter writes enums by name or by number; null where it does something else.</summary>
    public static bool? IsByName(AttributeData attribute) => attribute.Argument<INamedTypeSymbol>(0) is { ContainingNamespace: { } space } converter && space.ToDisplayString() == Namespace
        ? converter.Name switch
        {
            "JsonStringEnumConverter" => true,
            "JsonNumberEnumConverter" => false,
            _ => null,
        }
        : null;

    /// <summary>An attribute of a type that its codec would not follow; null where there is none.</summary>
    public static AttributeData? FindIgnored(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(attribute => IsOfJson(attribute)
        && attribute.AttributeClass!.Name is not "JsonUnmappedMemberHandlingAttribute"
        && !(type.TypeKind == TypeKind.Enum && attribute.AttributeClass.IsNamed(KnownNames.JsonConverter) && IsByName(attribute) is not null));

    /// <summary>An attribute of a member that its codec would not follow; null where there is none.</summary>
    public static AttributeData? FindIgnored(IPropertySymbol property) => property.GetAttributes().FirstOrDefault(attribute => IsOfJson(attribute) && attribute.AttributeClass!.Name switch
    {
        "JsonPropertyNameAttribute" or "JsonIncludeAttribute" or "JsonRequiredAttribute" or "JsonPropertyOrderAttribute" => false,
        "JsonConverterAttribute" => IsByName(attribute) is null,
        // What is null and may be left out is left out in any case.
        "JsonIgnoreAttribute" => attribute.NamedArgument("Condition") is not { Value: 0 or 3 },
        _ => true,
    });

    private static bool IsOfJson(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.Name.StartsWith("Json", StringComparison.Ordinal) && type.ContainingNamespace?.ToDisplayString() == Namespace)
            {
                return true;
            }
        }

        return false;
    }
}
