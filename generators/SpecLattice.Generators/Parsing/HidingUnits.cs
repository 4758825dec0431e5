using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Parsing;

/// <summary>
/// Finds unit cases that hide a name which the union's own attributes or interfaces use: a unit case is a type inside the union, and so the first that such a name finds.
/// </summary>
internal static class HidingUnits
{
    /// <summary>Whether a unit case of this name would change what a name on the union's declaration means.</summary>
    public static bool IsHiding(INamedTypeSymbol union, string unit) => union.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(declared => declared.AttributeLists.Cast<SyntaxNode>().Append(declared.BaseList))
        .Where(part => part is not null)
        .SelectMany(part => part!.DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => IsFirst(name) && IsNamed(name, unit));

    // In `A.B` only `A` is looked up from where it stands; `nameof(Off)` and `Tag = ` mean what they say.
    private static bool IsFirst(IdentifierNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberAccessExpressionSyntax access => access.Expression == name,
        AliasQualifiedNameSyntax or NameEqualsSyntax or NameColonSyntax => false,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } } => false,
        _ => true,
    };

    private static bool IsNamed(IdentifierNameSyntax name, string unit) =>
        name.Identifier.ValueText == unit || (name.Parent is AttributeSyntax && name.Identifier.ValueText + "Attribute" == unit);
}
