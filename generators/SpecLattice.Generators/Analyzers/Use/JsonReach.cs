using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Finds what a serializer's generator comes to from a type: the types of its members, elements and arguments.</summary>
internal static class JsonReach
{
    /// <summary>The specs of an assembly whose converter is not in its hand-written source.</summary>
    public static IEnumerable<INamedTypeSymbol> UnseenSpecs(ITypeSymbol root, IAssemblySymbol assembly) =>
        Specs(root, assembly).Where(spec => SymbolEqualityComparer.Default.Equals(spec.ContainingAssembly, assembly) && !HasVisibleConverter(spec));

    /// <summary>The specs and parts that a serializer comes to.</summary>
    public static IEnumerable<INamedTypeSymbol> Specs(ITypeSymbol root, IAssemblySymbol assembly) =>
        Reach(root, assembly).OfType<INamedTypeSymbol>().Where(SumsAndUnions.HasCodec);

    /// <summary>The enums among what a serializer comes to that are parts. What has a codec of its own writes them by name.</summary>
    public static IEnumerable<INamedTypeSymbol> Enums(ITypeSymbol root, IAssemblySymbol assembly, bool withFields = false) =>
        Reach(root, assembly, withFields).OfType<INamedTypeSymbol>().Where(type => type.TypeKind == TypeKind.Enum && !SumsAndUnions.HasCodec(type) && TypeIdentity.Of(type) is not null);

    /// <summary>The type itself and all that a serializer comes to from it, the nearest first. What has a codec of its own ends the search there.</summary>
    private static IEnumerable<ITypeSymbol> Reach(ITypeSymbol root, IAssemblySymbol assembly, bool withFields = false)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var queue = new Queue<ITypeSymbol>([root]);
        while (queue.Count > 0)
        {
            var type = queue.Dequeue();
            if (!seen.Add(type))
            {
                continue;
            }

            yield return type;
            if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } || (type is INamedTypeSymbol spec && SumsAndUnions.HasCodec(spec)))
            {
                continue;
            }

            foreach (var next in Inner(type, assembly, withFields))
            {
                queue.Enqueue(next);
            }
        }
    }

    private static IEnumerable<ITypeSymbol> Inner(ITypeSymbol type, IAssemblySymbol assembly, bool withFields)
    {
        if (type is IArrayTypeSymbol array)
        {
            return [array.ElementType];
        }

        if (type is not INamedTypeSymbol named)
        {
            return [];
        }

        // A converter stops the search, and types of other assemblies cannot have members of this one's.
        var isOpen = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly) && type.FindAttribute(KnownNames.JsonConverter) is null;
        return named.TypeArguments.Concat(isOpen ? MembersOf(named, withFields) : []);
    }

    private static IEnumerable<ITypeSymbol> MembersOf(INamedTypeSymbol type, bool withFields)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                // Fields are written only where they, or options that cannot be seen here, say so.
                var held = member switch
                {
                    IPropertySymbol { IsStatic: false, IsIndexer: false } property => property.Type,
                    IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, AssociatedSymbol: null } field when withFields || field.FindAttribute(KnownNames.JsonInclude) is not null => field.Type,
                    _ => null,
                };
                if (held is not null && member.FindAttribute(KnownNames.JsonConverter) is null)
                {
                    yield return held;
                }
            }
        }
    }

    private static bool HasVisibleConverter(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.IsNamed(KnownNames.JsonConverter) == true
        && attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false);
}
