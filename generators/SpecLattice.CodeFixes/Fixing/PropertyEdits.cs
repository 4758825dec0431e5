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
        return optional.Type is NullableTypeSyntax
            ? optional
            : optional.WithType(SyntaxFactory.NullableType(optional.Type.WithoutTrailingTrivia()).WithTrailingTrivia(optional.Type.GetTrailingTrivia()));
    }

    /// <summary>The property with <c>required</c>, and without an initial value, which could not be seen any more.</summary>
    public static PropertyDeclarationSyntax MakeRequired(PropertyDeclarationSyntax property)
    {
        var bare = property.Initializer is null
            ? property
            : property.WithInitializer(null).WithSemicolonToken(default).WithTrailingTrivia(property.GetTrailingTrivia());
        return bare.WithModifier(SyntaxKind.RequiredKeyword);
    }
}
