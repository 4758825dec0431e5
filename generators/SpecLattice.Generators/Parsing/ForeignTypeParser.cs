using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads parts of other assemblies, with all that they need of their own assembly: what their JSON looks like, never how they are converted.</summary>
internal static class ForeignTypeParser
{
    // Asked for at every member that has the type. Held weakly.
    private static readonly ConditionalWeakTable<ITypeSymbol, StrongBox<EquatableArray<TypeModel>>> Known = new();

    /// <summary>The type's model, and those of the types that it needs.</summary>
    public static EquatableArray<TypeModel> Parse(INamedTypeSymbol symbol) => Known.GetValue(symbol.Plain(), plain => new(ParseAll((INamedTypeSymbol)plain))).Value;

    private static EquatableArray<TypeModel> ParseAll(INamedTypeSymbol symbol)
    {
        var models = new List<TypeModel>();
        var open = new Queue<INamedTypeSymbol>([symbol]);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { symbol };
        while (open.Count > 0)
        {
            var type = open.Dequeue();
            if (TypeParser.Parse(type, CancellationToken.None) is not { } model)
            {
                continue;
            }

            // What is wrong with it was reported where it is declared; and from outside it looks as if it were not partial.
            models.Add(model with { Problems = EquatableArray<Problem>.Empty });
            foreach (var inner in TypesInside(type).Where(inner => SymbolEqualityComparer.Default.Equals(inner.ContainingAssembly, symbol.ContainingAssembly)))
            {
                if (seen.Add(inner.Plain()))
                {
                    open.Enqueue((INamedTypeSymbol)inner.Plain());
                }
            }
        }

        return models.ToEquatableArray();
    }

    private static IEnumerable<INamedTypeSymbol> TypesInside(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property => !property.IsStatic)
        .Select(property => property.Type)
        .Concat(type.FindAttributes(KnownNames.Case).SelectMany(attribute => attribute.AttributeClass!.TypeArguments))
        .SelectMany(Flatten);

    private static IEnumerable<INamedTypeSymbol> Flatten(ITypeSymbol type) =>
        type is INamedTypeSymbol named ? named.TypeArguments.SelectMany(Flatten).Prepend(named) : [];
}
