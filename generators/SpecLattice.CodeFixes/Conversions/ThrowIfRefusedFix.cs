using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers.Conversions;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>Forces a conversion that nobody looked at, so that its refusal is noticed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ThrowIfRefusedFix)), Shared]
public sealed class ThrowIfRefusedFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ConversionIgnored];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (await document.FindNodeAsync<ExpressionStatementSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { } statement
            || semantics is null
            || SpecTypes.Of(semantics.Compilation) is not { } types
            || semantics.GetOperation(statement, cancellation) is not { } operation
            || semantics.GetEnclosingSymbol(statement.SpanStart, cancellation) is not { } member
            || Functions.FindPromise(operation, member, types) is not null
            || Ignored(statement.Expression) is not { } ignored)
        {
            return [];
        }

        return [new FixOption("Throw if refused", nameof(ThrowIfRefusedFix), async (solution, token) =>
        {
            var editor = await solution.GetDocumentEditorAsync(document.Id, token).ConfigureAwait(false);
            editor.ReplaceNode(ignored, static (current, _) => CallerUpdate.Force(WithoutTest((ExpressionSyntax)current)));
        })];
    }

    /// <summary>What is ignored; null where a value is declared as a side effect, which the code after it may use.</summary>
    private static ExpressionSyntax? Ignored(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax assignment => Ignored(assignment.Right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" } } test
            when !test.ArgumentList.Arguments.All(argument => argument.Expression.IsKind(SyntaxKind.IdentifierName) && argument.Expression.ToString() == "_") => null,
        AwaitExpressionSyntax or ConditionalAccessExpressionSyntax => null,
        _ => expression,
    };

    private static ExpressionSyntax WithoutTest(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" } access }
            ? access.Expression
            : expression;
}
