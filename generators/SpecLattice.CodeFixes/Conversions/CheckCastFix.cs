using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>Puts a cast into <c>checked</c>, so that a value that does not fit is an exception.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckCastFix)), Shared]
public sealed class CheckCastFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UncheckedNarrowing];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (await document.FindNodeAsync<CastExpressionSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { } cast
            || semantics?.GetTypeInfo(cast, cancellation).Type is not { TypeKind: not TypeKind.Enum })
        {
            return [];
        }

        // `unchecked((byte)x)` says what it does: it becomes the opposite.
        SyntaxNode replaced = cast.Parent is CheckedExpressionSyntax { RawKind: (int)SyntaxKind.UncheckedExpression } around ? around : cast;
        return [new FixOption("Check the cast", nameof(CheckCastFix), async (solution, token) =>
        {
            var editor = await solution.GetDocumentEditorAsync(document.Id, token).ConfigureAwait(false);
            editor.ReplaceNode(replaced, static (current, _) =>
            {
                var inner = current is CheckedExpressionSyntax unchecked_ ? unchecked_.Expression : (ExpressionSyntax)current;
                return SyntaxFactory.CheckedExpression(SyntaxKind.CheckedExpression, inner.WithoutTrivia()).WithTriviaFrom(current);
            });
        })];
    }
}
