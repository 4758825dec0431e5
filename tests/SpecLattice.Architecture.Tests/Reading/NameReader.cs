using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Architecture.Tests.Reading;

/// <summary>
/// Finds what a source names, as the compiler understands it: through any using, alias or namespace, by members, extensions and inferred types.
/// A using directive names nothing by itself, nor does a comment.
/// </summary>
internal static class NameReader
{
    public static FileNames Read(CSharpCompilation compilation, SyntaxTree tree)
    {
        var semantics = compilation.GetSemanticModel(tree);
        var (uses, unresolved) = (new List<NameUse>(), new List<string>());
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            var symbols = SymbolsOf(node, semantics);
            if (symbols.IsEmpty && IsName(node))
            {
                unresolved.Add(node.Parent!.ToString());
            }

            uses.AddRange(
                from named in symbols
                from symbol in WithArguments(named)
                let type = TypeOf(symbol)
                where type is not null
                let files = FilesOf(symbol, type)
                where files.Count > 0
                select new NameUse(node.GetLocation(), type, files));
        }

        return new FileNames(uses, unresolved);
    }

    /// <summary>Whether a node is a name that must lead somewhere: neither a keyword of the context nor the name of an alias.</summary>
    private static bool IsName(SyntaxNode node) =>
        node is SimpleNameSyntax { Parent: not NameEqualsSyntax }
        and not IdentifierNameSyntax { Identifier.Text: "var" or "_" or "nameof" or "field" or "notnull" or "unmanaged" or "managed" };

    private static ImmutableArray<ISymbol> SymbolsOf(SyntaxNode node, SemanticModel semantics)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                var info = semantics.GetSymbolInfo(name);
                return info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
            // What has a type that nobody writes down.
            case ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax:
                return semantics.GetTypeInfo(node).ConvertedType is INamedTypeSymbol type ? [type] : [];
            default:
                return [];
        }
    }

    /// <summary>What is named, and where that is a type, what it is made of.</summary>
    private static IEnumerable<ISymbol> WithArguments(ISymbol symbol) => symbol switch
    {
        IArrayTypeSymbol array => WithArguments(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => WithArguments(element.Type)),
        INamedTypeSymbol type => type.TypeArguments.SelectMany(WithArguments).Prepend(type),
        _ => [symbol],
    };

    private static INamedTypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { IsTupleType: false } type => type.OriginalDefinition,
        IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol when symbol.ContainingType is { IsTupleType: false } owner => owner.OriginalDefinition,
        _ => null,
    };

    /// <summary>The files that declare a member, or else its type: a member that is generated belongs where its type does.</summary>
    private static List<string> FilesOf(ISymbol symbol, INamedTypeSymbol type)
    {
        var member = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        var own = FilesOf(member.OriginalDefinition);
        return own.Count > 0 ? own : FilesOf(type);
    }

    private static List<string> FilesOf(ISymbol symbol) =>
        [.. symbol.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).Where(Path.IsPathRooted).Distinct()];
}
