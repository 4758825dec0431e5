using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using SpecLattice.Generators.Analyzers.Conversions;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>
/// Adapts the callers of a conversion that now returns <c>Conversion&lt;T&gt;</c>. Who returns one itself passes it on; everybody else gets
/// the value or an exception, so that nothing is lost silently and the next report says where to go on.
/// </summary>
internal static class CallerUpdate
{
    public static async Task ApplyAsync(SolutionEditor solution, IMethodSymbol conversion, CancellationToken cancellation)
    {
        var symbol = (ISymbol?)conversion.AssociatedSymbol ?? conversion;
        foreach (var reference in await SymbolFinder.FindReferencesAsync(symbol, solution.OriginalSolution, cancellation).ConfigureAwait(false))
        {
            foreach (var location in reference.Locations)
            {
                if (!location.IsImplicit && location.Document is not SourceGeneratedDocument)
                {
                    await UpdateAsync(solution, location.Document, location.Location, cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task UpdateAsync(SolutionEditor solution, Document document, Location location, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null
            || semantics is null
            || FindUse(root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)) is not { } use
            || Rewritten.Contains(solution, use)
            || IsPassedOn(use, semantics, cancellation))
        {
            return;
        }

        var editor = await solution.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(use, static (current, _) => Force((ExpressionSyntax)current));
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
