using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>The cases of the sums and unions that a compilation knows, each found once.</summary>
internal sealed class CaseSets
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, CaseSet?> _cases = new(SymbolEqualityComparer.Default);

    private CaseSets(Compilation compilation) => (Compilation, Bodies) = (compilation, new MethodBodies(compilation));

    public Compilation Compilation { get; }

    public MethodBodies Bodies { get; }

    /// <summary>Nothing where the compilation does not know SpecLattice, so that no rule costs anything there.</summary>
    public static CaseSets? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.Spec) is null ? null : new CaseSets(compilation);

    /// <summary>The cases of a sum or a union; nothing where a type is neither.</summary>
    public CaseSet? CasesOf(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, Arity: 0 } named
        ? _cases.GetOrAdd(named, MakeCases)
        : null;

    private static CaseSet? MakeCases(INamedTypeSymbol type) => SumsAndUnions.IsUnion(type) ? CaseSet.OfUnion(type) : SumsAndUnions.IsSum(type) ? CaseSet.OfSum(type) : null;
}
