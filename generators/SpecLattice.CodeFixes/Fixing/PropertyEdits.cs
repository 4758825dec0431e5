using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Changes of a property that several fixes make.</summary>
internal static class PropertyEdits
{
    /// <summary>The property with a nullable type, which may be missing in JSON.</summary>
    public static PropertyDeclarationSyntax MakeNullable(PropertyDeclarationSyntax property)
    {
        var optional = property.WithoutModifier(SyntaxKind.RequiredKeyword);
        return optional.WithType(MakeNullable(optional.Type));
    }

    /// <summary>The type, with a question mark.</summary>
    public static TypeSyntax MakeNullable(TypeSyntax type) => type is NullableTypeSyntax
        ? type
        : SyntaxFactory.NullableType(type.WithoutTrailingTrivia()).WithTrailingTrivia(type.GetTrailingTrivia());

    /// <summary>The property with <c>required</c>, and without an initial value, which could no longer be seen.</summary>
    public static PropertyDeclarationSyntax MakeRequired(PropertyDeclarationSyntax property) => WithoutInitialValue(property).WithModifier(SyntaxKind.RequiredKeyword);

    /// <summary>The property without an initial value.</summary>
    public static PropertyDeclarationSyntax WithoutInitialValue(PropertyDeclarationSyntax property) => property.Initializer is null
        ? property
        : property.WithInitializer(null).WithSemicolonToken(default).WithTrailingTrivia(property.GetTrailingTrivia());

    /// <summary>The property with an initial value.</summary>
    public static PropertyDeclarationSyntax WithInitialValue(PropertyDeclarationSyntax property, string value)
    {
        var initializer = SyntaxFactory.EqualsValueClause(SyntaxFactory.ParseExpression(value).WithLeadingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(SyntaxFactory.Space);
        var semicolon = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(property.GetTrailingTrivia());
        return property.WithoutTrailingTrivia().WithInitializer(initializer).WithSemicolonToken(semicolon);
    }
}
