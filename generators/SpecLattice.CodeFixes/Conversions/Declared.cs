using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>What methods, local functions, operators and properties have in common: a result and a body.</summary>
internal static class Declared
{
    /// <summary>The declared result; null for everything else.</summary>
    public static TypeSyntax? ResultTypeOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        ConversionOperatorDeclarationSyntax converter => converter.Type,
        PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Type,
        _ => null,
    };

    public static IMethodSymbol? MethodOf(SyntaxNode declaration, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetDeclaredSymbol(declaration, cancellation) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => property.GetMethod,
            _ => null,
        };

    public static BlockSyntax? BlockOf(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax function => function.Body,
        _ => null,
    };

    public static ExpressionSyntax? ExpressionOf(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax function => function.ExpressionBody?.Expression,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression,
        _ => null,
    };

    public static bool HasBody(SyntaxNode declaration) => BlockOf(declaration) is not null || ExpressionOf(declaration) is not null;

    public static bool IsAsync(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    public static SyntaxNode WithResultType(SyntaxNode declaration, TypeSyntax type) => declaration switch
    {
        MethodDeclarationSyntax method => method.WithReturnType(type.WithTriviaFrom(method.ReturnType)),
        LocalFunctionStatementSyntax function => function.WithReturnType(type.WithTriviaFrom(function.ReturnType)),
        ConversionOperatorDeclarationSyntax converter => converter.WithType(type.WithTriviaFrom(converter.Type)),
        PropertyDeclarationSyntax property => property.WithType(type.WithTriviaFrom(property.Type)),
        _ => declaration,
    };

    /// <summary>The declaration with an expression for its body, whatever it had.</summary>
    public static SyntaxNode WithExpression(SyntaxNode declaration, ExpressionSyntax expression)
    {
        var arrow = SyntaxFactory.ArrowExpressionClause(expression.WithoutTrivia())
            .WithArrowToken(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        var end = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(declaration.GetTrailingTrivia());
        return declaration switch
        {
            MethodDeclarationSyntax method => EndSignature(method.WithBody(null)).WithExpressionBody(arrow).WithSemicolonToken(end),
            LocalFunctionStatementSyntax function =>
                function.WithBody(null).WithParameterList(function.ParameterList.WithoutTrailingTrivia()).WithExpressionBody(arrow).WithSemicolonToken(end),
            ConversionOperatorDeclarationSyntax converter =>
                converter.WithBody(null).WithParameterList(converter.ParameterList.WithoutTrailingTrivia()).WithExpressionBody(arrow).WithSemicolonToken(end),
            PropertyDeclarationSyntax property =>
                property.WithIdentifier(property.Identifier.WithTrailingTrivia()).WithExpressionBody(arrow).WithSemicolonToken(end),
            _ => declaration,
        };
    }

    /// <summary>The declaration with statements for its body, whatever it had.</summary>
    public static SyntaxNode WithBlock(SyntaxNode declaration, BlockSyntax block)
    {
        var body = block.WithTrailingTrivia(declaration.GetTrailingTrivia());
        return declaration switch
        {
            MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            LocalFunctionStatementSyntax function => function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            ConversionOperatorDeclarationSyntax converter => converter.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body),
            _ => declaration,
        };
    }

    /// <summary><c>Conversion&lt;T&gt;</c>, of a type as the user wrote it.</summary>
    public static TypeSyntax ConversionOf(TypeSyntax written)
    {
        var bare = written is NullableTypeSyntax nullable ? nullable.ElementType : written;
        return SyntaxFactory.ParseTypeName($"global::SpecLattice.Conversion<{bare.WithoutTrivia()}>").WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static MethodDeclarationSyntax EndSignature(MethodDeclarationSyntax method) => method.ConstraintClauses.Count > 0
        ? method.WithConstraintClauses(SyntaxFactory.List(method.ConstraintClauses.Take(method.ConstraintClauses.Count - 1)
            .Append(method.ConstraintClauses.Last().WithoutTrailingTrivia())))
        : method.WithParameterList(method.ParameterList.WithoutTrailingTrivia());
}
