using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Parsing;
using SpecLattice.Generators.Planning;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>The specs and parts of a compilation, and which was made from which: the same that the generator sees.</summary>
internal sealed class SpecIndex
{
    private readonly ImmutableArray<(INamedTypeSymbol Symbol, TypeModel Model)> _types;
    private readonly LineageSet _lineages;

    private SpecIndex(ImmutableArray<(INamedTypeSymbol, TypeModel)> types)
    {
        _types = types;
        _lineages = LineageSet.Create([.. _types.Select(type => type.Model)], []);
    }

    public static SpecIndex Of(Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<(INamedTypeSymbol Symbol, TypeModel Model)> types =
        [
            .. compilation.Assembly.GlobalNamespace.AllTypes()
                .Select(symbol => (symbol, Model: TypeParser.Parse(symbol, cancellation)!))
                .Where(type => type.Model is { IsSum: false }),
        ];

        // A compilation may lack what the generator writes, as the tool's does: versions that are the same as others would be empty.
        var complete = Copies.Complete([.. types.Select(type => type.Model)]);
        return new SpecIndex([.. types.Select((type, index) => (type.Symbol, complete[index]))]);
    }

    /// <summary>The types that are annotated, with what they declare.</summary>
    public ImmutableArray<(INamedTypeSymbol Symbol, TypeModel Model)> Types => _types;

    public TypeModel? ModelOf(INamedTypeSymbol symbol) => _types.FirstOrDefault(type => SymbolEqualityComparer.Default.Equals(type.Symbol, symbol)).Model;

    public Lineage LineageOf(TypeModel model) => _lineages[model.Lineage];

    /// <summary>The version that a version was made from.</summary>
    public INamedTypeSymbol? Predecessor(INamedTypeSymbol symbol) =>
        ModelOf(symbol) is { } model ? Symbol(model.Lineage, LineageOf(model).PredecessorOf(model.Version)) : null;

    /// <summary>The versions that were made from a version.</summary>
    public IEnumerable<INamedTypeSymbol> Successors(INamedTypeSymbol symbol) => ModelOf(symbol) is not { } model
        ? []
        : LineageOf(model).Types
            .Where(type => LineageOf(model).PredecessorOf(type.Version) == model.Version)
            .Select(type => Symbol(type.Lineage, type.Version))
            .OfType<INamedTypeSymbol>();

    /// <summary>The hand-written declaration that carries the annotation; nothing for types of other assemblies.</summary>
    public static BaseTypeDeclarationSyntax? Declaration(INamedTypeSymbol symbol, CancellationToken cancellation) =>
        TypeIdentity.Of(symbol)?.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();

    /// <summary>The name as people say it: <c>V2.Board</c>.</summary>
    public string ShortName(INamedTypeSymbol symbol) => ModelOf(symbol)?.Name.ShortName ?? symbol.Name;

    private INamedTypeSymbol? Symbol(string lineage, int version) =>
        _types.FirstOrDefault(type => type.Model.Lineage == lineage && type.Model.Version == version).Symbol;
}
