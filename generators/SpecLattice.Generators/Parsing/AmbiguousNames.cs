using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Finds types that generated code cannot name: another assembly has one of the same full name, or an <c>extern alias</c> is the only way to it.</summary>
internal static class AmbiguousNames
{
    /// <summary>Why there are such types, and what to do.</summary>
    public const string Why = "another assembly has a type of the same full name, or an extern alias is the only way to it, so rename one of the two, or refer to one of the assemblies only";

    /// <summary>Such a type, by itself, inside another or as a context of the conversions of a part; null where there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="own">The assembly that is compiled.</param>
    public static INamedTypeSymbol? Find(ITypeSymbol type, IAssemblySymbol own) => type switch
    {
        IArrayTypeSymbol array => Find(array.ElementType, own),
        INamedTypeSymbol named => IsAmbiguous(named, own)
            ? named
            : named.TypeArguments.Concat(ContextsOf(named, own)).Select(inner => Find(inner, own)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static IEnumerable<ITypeSymbol> ContextsOf(INamedTypeSymbol part, IAssemblySymbol own) =>
        IsOf(part, own) || TypeIdentity.Of(part) is null ? [] : GeneratedConversionParser.ContextsOf(part).Select(context => context.Type);

    private static bool IsAmbiguous(INamedTypeSymbol type, IAssemblySymbol own)
    {
        var outer = type;
        while (outer.ContainingType is { } around)
        {
            outer = around;
        }

        if (outer.SpecialType != SpecialType.None || outer.TypeKind == TypeKind.Error || outer.IsTupleType || IsOf(outer, own) || own is not ISourceAssemblySymbol { Compilation: var compilation })
        {
            return false;
        }

        if (compilation.GetMetadataReference(outer.ContainingAssembly) is { Properties.Aliases: { Length: > 0 } aliases } && !aliases.Contains(MetadataReferenceProperties.GlobalAlias))
        {
            return true;
        }

        var name = outer.FullMetadataName();
        return !SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(name), outer.OriginalDefinition)
            && compilation.GetTypesByMetadataName(name).Count(candidate => compilation.IsSymbolAccessibleWithin(candidate, own)) > 1;
    }

    private static bool IsOf(ITypeSymbol type, IAssemblySymbol own) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, own);
}
