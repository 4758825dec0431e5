using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Has a conversion method refuse where it throws: its return type becomes <c>Conversion&lt;T&gt;</c>, and each <c>throw</c> a refusal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RefuseFix)), Shared]
public sealed class RefuseFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ThrowingConversionMethod];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var method = await document.FindNodeAsync<MethodDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        return method is null ? [] : [FixOption.Change("Return Conversion<T> and refuse", nameof(RefuseFix), method, MakeFallible)];
    }

    private static MethodDeclarationSyntax MakeFallible(MethodDeclarationSyntax method)
    {
        // Another place of the same method may have been fixed already.
        if (method.ReturnType.ToString().Contains("Conversion<"))
        {
            return method;
        }

        var type = method.ReturnType.WithoutTrivia();
        var throws = method.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Where(node => node is ThrowStatementSyntax { Expression: not null } or ThrowExpressionSyntax);
        return method
            .ReplaceNodes(throws, (original, node) => Refuse(node, type, NameIn(original.SyntaxTree.GetRoot())))
            .WithReturnType(SyntaxFactory.ParseTypeName($"SpecLattice.Conversion<{type}>")
                .WithTriviaFrom(method.ReturnType).Shortened());
    }

    private static SyntaxNode Refuse(SyntaxNode node, TypeSyntax type, string conversion)
    {
        var thrown = node is ThrowStatementSyntax statement ? statement.Expression! : ((ThrowExpressionSyntax)node).Expression;
        var refusal = $"{conversion}.Refuse({Message(thrown)})";
        // Beside `??` the compiler wants to know the type; everywhere else it is that of the result.
        var cast = node.Parent.IsKind(SyntaxKind.CoalesceExpression) ? $"(SpecLattice.Conversion<{type}>)" : "";
        return node is ThrowStatementSyntax
            ? SyntaxFactory.ParseStatement($"return {refusal};").WithTriviaFrom(node).Shortened()
            : SyntaxFactory.ParseExpression(cast + refusal).WithTriviaFrom(node).Shortened();
    }

    // Not left to the simplifier, which shortens nothing where the type comes from outside of the expression.
    private static string NameIn(SyntaxNode file) =>
        file.DescendantNodes().OfType<UsingDirectiveSyntax>().Any(directive => directive.Name?.ToString() == "SpecLattice") ? "Conversion" : "SpecLattice.Conversion";

    /// <summary>The exception's message, where it is given as text.</summary>
    private static string Message(ExpressionSyntax thrown)
    {
        var text = (thrown as BaseObjectCreationExpressionSyntax)?.ArgumentList?.Arguments
            .Select(argument => argument.Expression)
            .FirstOrDefault(argument => argument.IsKind(SyntaxKind.StringLiteralExpression) || argument.IsKind(SyntaxKind.InterpolatedStringExpression));
        return text?.ToString() ?? "\"cannot be converted\"";
    }
}
