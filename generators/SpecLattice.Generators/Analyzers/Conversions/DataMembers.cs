using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>A member that holds data.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
internal sealed record DataMember(ISymbol Symbol, ITypeSymbol Type)
{
    public string Name => Symbol.Name;
}

/// <summary>Finds what a type holds, as opposed to what it computes.</summary>
internal static class DataMembers
{
    /// <summary>The members that hold data, inherited ones included. None of an enum.</summary>
    public static IEnumerable<DataMember> Of(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (Read(member) is { } data && seen.Add(data.Name))
                {
                    yield return data;
                }
            }
        }
    }

    /// <summary>The member of that name, in the type or in what it inherits from.</summary>
    public static DataMember? Find(INamedTypeSymbol type, string name) =>
        Of(type).FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The types in a type: its own, or those in its elements and arguments.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => TypesIn(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.SelectMany(TypesIn),
        INamedTypeSymbol { SpecialType: SpecialType.None } named => [(INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None)],
        _ => [],
    };

    /// <summary>What an abstract type can be: the types beside it, and inside it, that derive from it.</summary>
    public static IEnumerable<INamedTypeSymbol> KindsOf(INamedTypeSymbol type) => type is { IsAbstract: true, TypeKind: TypeKind.Class }
        ? type.ContainingSymbol is INamespaceOrTypeSymbol home
            ? home.GetTypeMembers().Concat(type.GetTypeMembers()).Where(other => SymbolEqualityComparer.Default.Equals(other.BaseType, type))
            : []
        : [];

    /// <summary>Whether a member, or the record's parameter that it comes from, is declared not to be projected.</summary>
    public static bool IsNotProjected(ISymbol member) =>
        member.FindAttribute(KnownNames.NotProjected) is not null
        || ParameterOf(member)?.FindAttribute(KnownNames.NotProjected) is not null;

    private static DataMember? Read(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, IsOverride: false, IsAbstract: false, GetMethod: not null } property
            when IsVisible(property) && HoldsData(property) => new DataMember(property, property.Type),
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null } field
            when IsVisible(field) => new DataMember(field, field.Type),
        _ => null,
    };

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    // What can be set holds data, and so does what the compiler keeps a field for. Of other assemblies the fields are not seen; there,
    // what a constructor takes under the same name is held.
    private static bool HoldsData(IPropertySymbol property) =>
        property.SetMethod is not null
        || property.ContainingType.GetMembers().Any(other =>
            other is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        || (property.DeclaringSyntaxReferences.IsEmpty && ParameterOf(property) is not null);

    private static IParameterSymbol? ParameterOf(ISymbol member) => member.ContainingType.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters)
        .FirstOrDefault(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase));
}
