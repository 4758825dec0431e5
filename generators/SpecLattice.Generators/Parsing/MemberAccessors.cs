using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Parsing;

/// <summary>Looks at the hand-written accessors of a member: it must hold what it was given, and give what it holds.</summary>
internal static class MemberAccessors
{
    /// <summary>The accessor, <c>get</c> or <c>init</c>, that has nothing to do with what the property holds; null where there is none.</summary>
    public static string? FindForgetful(IPropertySymbol property)
    {
        // What is held in a field instead is reported at the field.
        if (property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null, IsImplicitlyDeclared: false }))
        {
            return null;
        }

        var written = property.PartialImplementationPart ?? property;
        return IsWithout(written.GetMethod, "field") ? "get" : IsWithout(written.SetMethod, "field") || IsWithout(written.SetMethod, "value") ? "init" : null;
    }

    /// <summary>Whether what two members check before they hold a value is written alike: spaces and comments aside, and what they throw.</summary>
    public static bool ChecksAlike(IPropertySymbol one, IPropertySymbol other) => TextOfSet(one) is { } text && text == TextOfSet(other);

    /// <summary>What code does, as it is written: without spaces, comments, and what is thrown.</summary>
    public static string TextOf(SyntaxNode code) => string.Join(
        " ",
        code.DescendantNodesAndTokensAndSelf(node => !IsThrow(node)).Select(item => item.AsNode() is { } node ? IsThrow(node) ? "throw" : null : item.AsToken().Text).OfType<string>());

    /// <summary>Where an accessor stands, to be pointed at.</summary>
    public static Location PlaceOf(IMethodSymbol accessor, CancellationToken cancellation) => accessor.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
    {
        AccessorDeclarationSyntax declared => declared.Keyword.GetLocation(),
        var syntax => syntax.GetLocation(),
    };

    private static string? TextOfSet(IPropertySymbol property) =>
        BodyOf((property.PartialImplementationPart ?? property).SetMethod) is { } body ? TextOf(body) : null;

    private static bool IsThrow(SyntaxNode node) => node is ThrowStatementSyntax or ThrowExpressionSyntax;

    private static bool IsWithout(IMethodSymbol? accessor, string word) =>
        BodyOf(accessor) is { } body && !body.DescendantTokens().Any(token => token.ValueText == word);

    private static SyntaxNode? BodyOf(IMethodSymbol? accessor) => accessor?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        AccessorDeclarationSyntax { Body: { } block } => block,
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
        ArrowExpressionClauseSyntax arrow => arrow,
        _ => null,
    };
}
