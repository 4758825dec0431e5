using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Finds the members that could be the other end of a rename: those that the neighbouring version does not account for, of a type that may be the same.</summary>
internal static class UnrelatedMembers
{
    /// <summary>The members of a version that may carry on, or be carried on by, a member of its neighbour.</summary>
    public static IEnumerable<IPropertySymbol> Of(SpecIndex index, INamedTypeSymbol type, IPropertySymbol member) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(candidate => candidate is { IsStatic: false, SetMethod: not null }
            && candidate.FindAttribute(KnownNames.Added) is null
            && candidate.FindAttribute(KnownNames.Renamed) is null
            && member.ContainingType.GetMembers(candidate.Name).IsEmpty
            && AreOfOneKind(index, candidate.Type, member.Type));

    private static bool AreOfOneKind(SpecIndex index, ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one.Plain(), other.Plain())
        || (one is INamedTypeSymbol left && other is INamedTypeSymbol right
            && index.ModelOf(left) is { } leftModel && leftModel.Lineage == index.ModelOf(right)?.Lineage);
}
