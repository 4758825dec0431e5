using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds the types that a value can hold, so far as they have members of their own to read.</summary>
internal static class SourceGraph
{
    /// <summary>The type itself and all types inside it: of members, of elements, of a union's cases, of what derives from an abstract one.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol source)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>();
        open.Push((INamedTypeSymbol)source.WithNullableAnnotation(NullableAnnotation.None));
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (IsLeaf(type) || !seen.Add(type))
            {
                continue;
            }

            yield return type;
            foreach (var inner in DataMembers.Of(type).SelectMany(member => DataMembers.TypesIn(member.Type))
                .Concat(type.FindAttributes(KnownNames.Case).SelectMany(found => found.AttributeClass!.TypeArguments.SelectMany(DataMembers.TypesIn)))
                .Concat(DataMembers.KindsOf(type)))
            {
                open.Push(inner);
            }
        }
    }

    private static bool IsLeaf(INamedTypeSymbol type) =>
        type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
        || type.SpecialType != SpecialType.None
        || type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        || type.FindAttribute(KnownNames.SpecScalar) is not null;
}
