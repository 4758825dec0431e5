using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Use;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Writes types and patterns with full names, to be shortened by the editor as far as the place allows.</summary>
internal static class SyntaxNames
{
    /// <summary>The type.</summary>
    public static TypeSyntax TypeName(ITypeSymbol type) => SyntaxFactory
        .ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
        .WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Code with every name in it marked to be shortened.</summary>
    public static T Shortened<T>(this T code)
        where T : SyntaxNode => code.ReplaceNodes(
            code.DescendantNodesAndSelf().Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax),
            (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>A pattern that takes a case.</summary>
    public static PatternSyntax Pattern(SumCase @case) => SyntaxFactory.TypePattern(TypeName(@case.Type));

    /// <summary>A pattern that takes any of some cases.</summary>
    public static PatternSyntax AnyOf(IEnumerable<SumCase> cases) => cases.Select(Pattern).Aggregate((left, right) => SyntaxFactory.BinaryPattern(
        SyntaxKind.OrPattern,
        left,
        SyntaxFactory.Token(SyntaxKind.OrKeyword).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
        right));
}
