using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Architecture.Tests.Reading;

namespace SpecLattice.Architecture.Tests.Figures;

/// <summary>A method and how many lines it has, from its signature to its end; without documentation and attributes.</summary>
/// <param name="Name">The method, with its type.</param>
/// <param name="Lines">The lines.</param>
internal sealed record MethodLength(string Name, int Lines)
{
    /// <summary>The methods, constructors, operators and accessors of a file.</summary>
    public static IEnumerable<MethodLength> Of(string file)
    {
        var tree = SourceCompilations.Parse(File.ReadAllText(file), file);
        return tree.GetRoot().DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax)
            .Select(node => new MethodLength($"{TypeOf(node)}.{NameOf(node)}", Measure(tree, node)));
    }

    private static int Measure(SyntaxTree tree, SyntaxNode node)
    {
        var start = ((MemberDeclarationSyntax)node).AttributeLists.LastOrDefault()?.Span.End ?? node.SpanStart;
        var first = tree.GetRoot().FindToken(start).Span.End;
        return tree.GetLineSpan(node.Span).EndLinePosition.Line - tree.GetLineSpan(new(first, 0)).StartLinePosition.Line + 1;
    }

    private static string TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.Text ?? "?";

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
