using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Replaces a collection, an array of bytes, or JSON of any shape by a type that compares by value, wherever it is in a member's type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSpecCollectionFix)), Shared]
public sealed class UseSpecCollectionFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnsupportedMemberType];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var member = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<SyntaxNode>(node => node is PropertyDeclarationSyntax or ParameterSyntax);
        var (type, initial) = member switch
        {
            PropertyDeclarationSyntax property => (property.Type, property.Initializer?.Value),
            ParameterSyntax parameter => (parameter.Type, null),
            _ => (null, null),
        };
        return type is null || CollectionTypes.Rewrite(type) is not var (text, collection)
            ? []
            : [new FixOption($"Use {collection}", collection, (solution, token) => ApplyAsync(solution, type, text, initial, token))];
    }

    private static async Task ApplyAsync(SolutionEditor solution, TypeSyntax type, string text, ExpressionSyntax? initial, CancellationToken cancellation)
    {
        if (await solution.EditorOfAsync(type, cancellation).ConfigureAwait(false) is not { } editor)
        {
            return;
        }

        editor.ReplaceNode(type, SyntaxFactory.ParseTypeName(text).WithTriviaFrom(type).WithAdditionalAnnotations(Simplifier.Annotation));
        if (initial is not null && Items(initial) is { } items)
        {
            editor.ReplaceNode(initial, SyntaxFactory.ParseExpression(items).WithTriviaFrom(initial));
        }
    }

    /// <summary>An initial value as a collection expression; null where it may be one already, or is something else.</summary>
    private static string? Items(ExpressionSyntax initial) => initial switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } } => "[]",
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } items }
            when items.Expressions.All(item => item is not InitializerExpressionSyntax) => $"[{items.Expressions}]",
        ArrayCreationExpressionSyntax { Initializer: { } items } => $"[{items.Expressions}]",
        ImplicitArrayCreationExpressionSyntax { Initializer: { } items } => $"[{items.Expressions}]",
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } items => $"[{items.Expressions}]",
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Empty" } => "[]",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Empty" }, ArgumentList.Arguments.Count: 0 } => "[]",
        _ => null,
    };
}
