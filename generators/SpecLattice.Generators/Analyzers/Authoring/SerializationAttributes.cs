using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Which attributes tell a serializer what to do.</summary>
internal static class SerializationAttributes
{
    private const string SystemTextJson = "System.Text.Json.Serialization";
    private const string DataContracts = "System.Runtime.Serialization";
    private const string Xml = "System.Xml.Serialization";

    // Serializers of other formats, which would write a spec in a form that no version has.
    private static readonly string[] Others = ["Newtonsoft", "MessagePack", "MemoryPack", "ProtoBuf", "YamlDotNet", "VYaml", "Orleans"];

    /// <summary>Whether an attribute is one of a serializer's.</summary>
    public static bool IsOne(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type || type.TypeKind == TypeKind.Error)
        {
            return false;
        }

        return type.IsNamed(KnownNames.NonSerialized) || type.IsNamed(KnownNames.DefaultValue) || type.IsNamed(KnownNames.TypeConverter) || type.IsOfNullState() || IsOfSerializer(type) || DerivesFromJsonAttribute(type);
    }

    /// <summary>Whether a type that implements an interface asks a serializer to call it.</summary>
    public static bool IsCallback(INamedTypeSymbol type) => type.Name switch
    {
        "ISerializable" or "IDeserializationCallback" or "IObjectReference" => type.ContainingNamespace.ToDisplayString() == DataContracts,
        "IXmlSerializable" => type.ContainingNamespace.ToDisplayString() == Xml,
        var name => name.StartsWith("IJsonOn", StringComparison.Ordinal) && type.ContainingNamespace.ToDisplayString() == SystemTextJson,
    };

    /// <summary>Whether an attribute is Newtonsoft's.</summary>
    public static bool IsNewtonsoft(INamedTypeSymbol type) => Outermost(type) == "Newtonsoft";

    private static bool IsOfSerializer(INamedTypeSymbol type) =>
        Outermost(type) switch
        {
            "System" => type.ContainingNamespace.ToDisplayString() is SystemTextJson or DataContracts or Xml,
            "MongoDB" => type.Name.StartsWith("Bson", StringComparison.Ordinal),
            var outermost => Array.IndexOf(Others, outermost) >= 0,
        };

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
