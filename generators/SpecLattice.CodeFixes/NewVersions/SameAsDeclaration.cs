using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Planning;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>Makes of a copied declaration one that takes over what the version before has (<c>[SameAs]</c>): what would be taken over is left out, and everything else stays.</summary>
internal static class SameAsDeclaration
{
    /// <summary>Leaves out what is taken over.</summary>
    /// <param name="copy">The new version, written out.</param>
    /// <param name="model">The version before, with everything that it has.</param>
    /// <param name="before">Its name, as the new version says it.</param>
    /// <returns>The declaration; the copy as it is where it must be written out: an enum, a record that is made in ways of its own, and what conditional compilation chooses from.</returns>
    public static BaseTypeDeclarationSyntax Of(BaseTypeDeclarationSyntax copy, TypeModel model, string before)
    {
        if (copy is not TypeDeclarationSyntax type || type.ContainsDirectives || type.Members.Any(member => member is ConstructorDeclarationSyntax))
        {
            return copy;
        }

        var takenOver = model.Members.Where(Copies.CanTakeOver).Select(member => member.Name).ToList();
        if (type.ParameterList is { } list && list.Parameters.Any(parameter => !takenOver.Contains(parameter.Identifier.ValueText)))
        {
            return copy;
        }

        type = type.WithoutAttribute(attribute => attribute.PlainName() is "Case" or "UnitCase");
        type = type.AttributeLists.SelectMany(attributes => attributes.Attributes).Any(attribute => attribute.PlainName() == "SameAs") ? type : type.WithAttribute($"SameAs(typeof({before}))");
        type = WithoutMembers(type.WithParameterList(null), [.. type.Members.Where(member => IsTakenOver(member, takenOver))]);
        return type.Members.Count == 0 && !HasComments(type.CloseBraceToken) ? WithoutBody(type) : type;
    }

    // What an accessor does by itself is not taken over.
    private static bool IsTakenOver(MemberDeclarationSyntax member, List<string> names) =>
        member is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } property
        && names.Contains(property.Identifier.ValueText)
        && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    private static TypeDeclarationSyntax WithoutMembers(TypeDeclarationSyntax type, List<MemberDeclarationSyntax> members)
    {
        var kept = type.Members.Where(member => !members.Contains(member)).ToList();
        if (kept.Count > 0)
        {
            kept[0] = kept[0].WithLeadingTrivia(kept[0].GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        }

        return type.WithMembers([.. kept]);
    }

    private static bool HasComments(SyntaxToken token) => token.LeadingTrivia.Any(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);

    private static TypeDeclarationSyntax WithoutBody(TypeDeclarationSyntax type)
    {
        var last = (type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.SemicolonToken : type.OpenBraceToken).GetPreviousToken();
        type = type.ReplaceToken(last, last.WithTrailingTrivia());
        return type
            .WithOpenBraceToken(default)
            .WithCloseBraceToken(default)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }
}
