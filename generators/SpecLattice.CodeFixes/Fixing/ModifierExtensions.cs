using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Adds and takes modifiers without touching the comments around them.</summary>
internal static class ModifierExtensions
{
    /// <summary>The declaration with a modifier, at its usual place; unchanged where it has it.</summary>
    public static T WithModifier<T>(this T declaration, SyntaxKind kind)
        where T : MemberDeclarationSyntax
    {
        var modifiers = declaration.Modifiers;
        if (modifiers.Any(kind))
        {
            return declaration;
        }

        var token = SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
        var index = IndexFor(kind, modifiers);
        if (index > 0)
        {
            return (T)declaration.WithModifiers(modifiers.Insert(index, token));
        }

        // It becomes the first token after the attributes, so what stood before that one now stands before it.
        var first = FirstToken(declaration);
        var bare = declaration.ReplaceToken(first, first.WithLeadingTrivia());
        return (T)bare.WithModifiers(bare.Modifiers.Insert(0, token.WithLeadingTrivia(first.LeadingTrivia)));
    }

    /// <summary>The declaration without a modifier.</summary>
    public static T WithoutModifier<T>(this T declaration, SyntaxKind kind)
        where T : MemberDeclarationSyntax
    {
        var index = declaration.Modifiers.IndexOf(kind);
        if (index < 0)
        {
            return declaration;
        }

        // What stands before the first modifier stays, before what then comes first.
        var leading = declaration.Modifiers[index].LeadingTrivia;
        var bare = (T)declaration.WithModifiers(declaration.Modifiers.RemoveAt(index));
        return index > 0 ? bare : bare.ReplaceToken(FirstToken(bare), FirstToken(bare).WithLeadingTrivia(leading));
    }

    // `partial` comes last; `required` after what says who sees the member; the others after those and before `partial`.
    private static int IndexFor(SyntaxKind kind, SyntaxTokenList modifiers)
    {
        if (kind == SyntaxKind.PartialKeyword)
        {
            return modifiers.Count;
        }

        var index = 0;
        while (index < modifiers.Count && modifiers[index].Kind() is
            SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.FileKeyword)
        {
            index++;
        }

        return index;
    }

    /// <summary>The first token after the attributes.</summary>
    private static SyntaxToken FirstToken(MemberDeclarationSyntax declaration) => declaration.AttributeLists.Count == 0
        ? declaration.GetFirstToken()
        : declaration.AttributeLists.Last().GetLastToken().GetNextToken();
}
