using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using SpecLattice.Generators.Analyzers.Conversions;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>
/// Adapts the callers of a conversion that now returns <c>Conversion&lt;T&gt;</c>. Who returns one itself passes it on; everybody else gets
/// the value or an exception, so that nothing is lost silently and the next report says where to continue.
/// </summary>
internal static class CallerUpdate
{
    public static async Task ApplyAsync(SolutionEditor solution, IMethodSymbol conversion, CancellationToken cancellation)
    {
        // By name and then by id: an assembly's symbols are other objects in the projects that reference it.
        var symbol = (ISymbol?)conversion.AssociatedSymbol ?? conversion;
        foreach (var document in solution.OriginalSolution.Projects.SelectMany(project => project.Documents))
        {
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            if (text.ToString().Contains(symbol.Name))
            {
                await UpdateAsync(solution, document, symbol, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task UpdateAsync(SolutionEditor solution, Document document, ISymbol symbol, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || semantics is null)
        {
            return;
        }

        // From the inside out, so that a call that is an argument of another is edited before that other.
        foreach (var found in root.DescendantNodes().OfType<SimpleNameSyntax>().Where(node => node.Identifier.ValueText == symbol.Name).Reverse().ToList())
        {
            if (semantics.GetSymbolInfo(found, cancellation).Symbol is { } called
                && IsSame(called, symbol)
                && FindUse(found) is { } use
                && !Rewritten.Contains(solution, use)
                && !IsPassedOn(use, semantics, cancellation))
            {
                var editor = await solution.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
                editor.ReplaceNode(use, static (current, _) => Force((ExpressionSyntax)current));
            }
        }
    }

    private static bool IsSame(ISymbol called, ISymbol symbol)
    {
        var original = called is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced : called.OriginalDefinition;
        return symbol.GetDocumentationCommentId() is { } id
            ? original.GetDocumentationCommentId() == id
            : SymbolEqualityComparer.Default.Equals(original, symbol);
    }

    public static ExpressionSyntax Force(ExpressionSyntax conversion) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            conversion.WithoutTrailingTrivia(),
            SyntaxFactory.IdentifierName("GetValueOrThrow"))).WithTrailingTrivia(conversion.GetTrailingTrivia());

    /// <summary>The call, or the access to a property; null where the function is only named.</summary>
    private static ExpressionSyntax? FindUse(SyntaxNode name)
    {
        var access = name is SimpleNameSyntax && name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        return access.Parent is InvocationExpressionSyntax call && call.Expression == access
            ? call
            : access is MemberAccessExpressionSyntax property && access.Parent is not ArgumentSyntax ? property : null;
    }

    /// <summary>Whether a call is what a function that returns a <c>Conversion&lt;T&gt;</c> returns.</summary>
    private static bool IsPassedOn(ExpressionSyntax use, SemanticModel semantics, CancellationToken cancellation)
    {
        if (use.Parent is not (ReturnStatementSyntax or ArrowExpressionClauseSyntax))
        {
            return false;
        }

        var declaration = use.Ancestors().FirstOrDefault(node => Declared.ResultTypeOf(node) is not null || node is AnonymousFunctionExpressionSyntax);
        return declaration is not null
            && Declared.MethodOf(declaration, semantics, cancellation) is { } caller
            && SpecTypes.Of(semantics.Compilation)?.IsConversion(caller.ReturnType) == true;
    }
}
