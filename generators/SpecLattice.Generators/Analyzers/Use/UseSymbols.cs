using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>What the rules about use ask of a compilation's types, asked once.</summary>
internal sealed class UseSymbols
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, CaseSet?> _cases = new(SymbolEqualityComparer.Default);

    private UseSymbols(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; }

    /// <summary>Nothing where the compilation does not know SpecLattice, so that no rule costs anything there.</summary>
    public static UseSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.Spec) is null ? null : new UseSymbols(compilation);

    /// <summary>The cases of a sum or a union; nothing where a type is neither.</summary>
    public CaseSet? CasesOf(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, Arity: 0 } named
        ? _cases.GetOrAdd(named, MakeCases)
        : null;

    /// <summary>Whether a type has a generated codec: a version, a part that is not an enum, or a sum.</summary>
    public static bool HasCodec(INamedTypeSymbol type) => type.TypeKind != TypeKind.Enum && (TypeIdentity.Of(type) is not null || IsSum(type));

    /// <summary>Whether a type is the generated sum of a family.</summary>
    public static bool IsSum(INamedTypeSymbol type) =>
        type is { IsRecord: true, IsAbstract: true } && type.FindAttribute(KnownNames.GeneratedCode)?.Argument<string>(0) == "SpecLattice.Generators";

    public static bool IsUnion(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && type.FindAttribute(KnownNames.SpecUnion) is not null;

    private static CaseSet? MakeCases(INamedTypeSymbol type) => IsUnion(type) ? CaseSet.OfUnion(type) : IsSum(type) ? CaseSet.OfSum(type) : null;
}
