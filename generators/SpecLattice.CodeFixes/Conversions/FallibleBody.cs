using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SpecLattice.CodeFixes.Fixing;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>
/// Rewrites the body of a function that now returns <c>Conversion&lt;T&gt;</c>: a forced conversion that is the result is returned as it is;
/// one that is needed on the way is taken apart before the statement, and its losses are returned. What is forced inside a lambda, or only
/// under a condition, stays: where its losses should go is not for a machine to say.
/// </summary>
internal sealed class FallibleBody
{
    private const string ForcedCall = "GetValueOrThrow";

    private readonly HashSet<string> _names;
    private readonly TypeSyntax _result;
    private readonly string _lineEnd;

    private FallibleBody(SyntaxNode declaration, TypeSyntax result)
    {
        _names = [.. declaration.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        _lineEnd = declaration.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end.ToString() : "\n";
        _result = result is NullableTypeSyntax nullable ? nullable.ElementType : result;
    }

    /// <summary>Rewrites.</summary>
    /// <param name="declaration">The function.</param>
    /// <param name="result">The type that it returned.</param>
    public static SyntaxNode Rewrite(SyntaxNode declaration, TypeSyntax result)
    {
        var body = new FallibleBody(declaration, result);
        declaration = ForcedForms.Unify(declaration);
        if (Declared.ExpressionOf(declaration) is { } expression)
        {
            var returned = body.Returned(expression);
            return FindForced(returned) is null || declaration is PropertyDeclarationSyntax
                ? declaration.ReplaceNode(expression, returned)
                : body.Rewrite(Declared.WithBlock(declaration, SyntaxFactory.Block(Return(returned))));
        }

        return body.Rewrite(declaration);
    }

    private static ReturnStatementSyntax Return(ExpressionSyntax value) => SyntaxFactory.ReturnStatement(
        SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space),
        value,
        SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    private SyntaxNode Rewrite(SyntaxNode declaration)
    {
        var block = Declared.BlockOf(declaration)!;
        var changed = block.ReplaceNodes(
            block.DescendantNodes(IsOwn).OfType<ReturnStatementSyntax>(),
            (_, statement) => statement.Expression is { } returned ? statement.WithExpression(Returned(returned)) : statement);
        changed = changed.ReplaceNodes(
            changed.DescendantNodes(IsOwn).OfType<IfStatementSyntax>().Where(ForcedForms.IsThrowingTest),
            (_, test) => ForcedForms.ReturnLosses(test, NewName("losses")));
        while (FindForced(changed) is { } forced)
        {
            changed = Hoist(changed, forced);
        }

        return declaration.ReplaceNode(block, changed).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>What a result becomes: not forced, and of a type that does not follow from the function's.</summary>
    private ExpressionSyntax Returned(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ForcedCall } access } =>
            access.Expression.WithTriviaFrom(expression),
        ImplicitObjectCreationExpressionSyntax created => SyntaxFactory
            .ObjectCreationExpression(
                SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                created.Initializer is null || created.ArgumentList.Arguments.Count > 0 ? _result.WithoutTrivia() : _result.WithTrailingTrivia(created.ArgumentList.GetTrailingTrivia()),
                created.Initializer is null || created.ArgumentList.Arguments.Count > 0 ? created.ArgumentList : null,
                created.Initializer)
            .WithTriviaFrom(expression),
        ParenthesizedExpressionSyntax inner => inner.WithExpression(Returned(inner.Expression)),
        _ => expression,
    };

    /// <summary>The first conversion that is forced in any case, before anything that is forced under a condition.</summary>
    private static InvocationExpressionSyntax? FindForced(SyntaxNode body) => body
        .DescendantNodesAndSelf(IsOwn)
        .OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: ForcedCall } && call.ArgumentList.Arguments.Count == 0)
        .FirstOrDefault(call => CanBeTakenApart(call, body.Parent));

    /// <summary>Whether a call happens whenever its statement does, so that it may happen before it.</summary>
    public static bool CanBeTakenApart(SyntaxNode call, SyntaxNode? around = null) =>
        call.Ancestors().TakeWhile(node => node is not StatementSyntax && node != around).All(IsUnconditional)
        && call.FirstAncestorOrSelf<StatementSyntax>() is null or { Parent: BlockSyntax } and not (WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax);

    private static bool IsUnconditional(SyntaxNode node) => node
        is not (ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax or QueryExpressionSyntax
        or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression });

    private static bool IsOwn(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>Takes a conversion apart before the statement that forces it.</summary>
    private BlockSyntax Hoist(BlockSyntax block, InvocationExpressionSyntax forced)
    {
        var conversion = ((MemberAccessExpressionSyntax)forced.Expression).Expression;
        var value = NewName(NameFor(conversion));
        var losses = NewName("losses");
        var statement = forced.FirstAncestorOrSelf<StatementSyntax>()!;
        var check = SyntaxFactory.ParseStatement($$"""
            if (!{{conversion.WithoutTrivia()}}.TryGetValue(out var {{value}}, out var {{losses}}))
            {
                return SpecLattice.Conversion.Refuse({{losses}});
            }
            """.Replace("\r", "").Replace("\n", _lineEnd)).Shortened();
        var uses = statement
            .ReplaceNode(forced, SyntaxFactory.IdentifierName(value).WithTriviaFrom(forced))
            .WithLeadingTrivia(statement.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));
        check = check
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(_lineEnd), SyntaxFactory.EndOfLine(_lineEnd))
            .WithAdditionalAnnotations(Formatter.Annotation);
        var container = (BlockSyntax)statement.Parent!;
        var replaced = container.WithStatements(container.Statements
            .ReplaceRange(statement, [check, uses]));
        return container == block ? replaced : block.ReplaceNode(container, replaced);
    }

    /// <summary>A name for the value: that of the member or variable that is converted.</summary>
    private static string NameFor(ExpressionSyntax conversion)
    {
        var name = conversion is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var converted } }
            ? converted switch
            {
                MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
                IdentifierNameSyntax identifier => "converted" + char.ToUpperInvariant(identifier.Identifier.ValueText[0]) + identifier.Identifier.ValueText.Substring(1),
                _ => "converted",
            }
            : "converted";
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private string NewName(string wanted)
    {
        var name = wanted;
        for (var i = 2; !_names.Add(name); i++)
        {
            name = wanted + i;
        }

        return name;
    }
}
