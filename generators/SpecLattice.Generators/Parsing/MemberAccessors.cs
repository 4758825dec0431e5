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

    /// <summary>Whether what two members check before they hold a value is written alike, spaces and comments aside.</summary>
    public static bool ChecksAlike(IPropertySymbol one, IPropertySymbol other) => TextOfSet(one) is { } text && text == TextOfSet(other);

    private static string? TextOfSet(IPropertySymbol property) =>
        (property.PartialImplementationPart ?? property).SetMethod?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax && BodyOf(syntax) is { } body
            ? string.Join(" ", body.DescendantTokens().Select(token => token.Text))
            : null;

    private static bool IsWithout(IMethodSymbol? accessor, string word) =>
        accessor?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        && BodyOf(syntax) is { } body
        && !body.DescendantTokens().Any(token => token.ValueText == word);

    private static SyntaxNode? BodyOf(SyntaxNode accessor) => accessor switch
    {
        AccessorDeclarationSyntax { Body: { } block } => block,
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
        ArrowExpressionClauseSyntax arrow => arrow,
        _ => null,
    };
}
