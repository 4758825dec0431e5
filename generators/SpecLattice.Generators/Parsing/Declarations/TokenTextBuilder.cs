using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing.Declarations;

/// <summary>Gathers the tokens that can change what a declaration means.</summary>
internal sealed class TokenTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _identifiers = new(StringComparer.Ordinal);

    public TokenTextBuilder Add(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    public TokenTextBuilder Add(TokenText other)
    {
        _text.Append(other.Text).Append('\n');
        _identifiers.UnionWith(other.Identifiers);
        return this;
    }

    /// <summary>Records identifiers that stand elsewhere.</summary>
    public TokenTextBuilder AddIdentifiers(IEnumerable<string> names)
    {
        _identifiers.UnionWith(names);
        return this;
    }

    public TokenTextBuilder Add(SyntaxNode node)
    {
        foreach (var token in node.DescendantTokens(child => child == node || !IsSkipped(child)))
        {
            // A missing token leaves its space, so that what was understood differently reads differently.
            _text.Append(token.Text).Append(' ');
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                _identifiers.Add(token.ValueText);
            }
        }

        _text.Append('\n');
        return this;
    }

    public TokenText Build() => new(_text.ToString(), _identifiers.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray());

    // Types inside are declarations of their own. A property's body stays, because `field` in it makes the property stored;
    // a constant's value stays, because an attribute may name the constant.
    private static bool IsSkipped(SyntaxNode node) => node switch
    {
        DelegateDeclarationSyntax => true,
        BaseTypeDeclarationSyntax type => DeclarationReader.HasName(type),
        BlockSyntax or ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax field } => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };
}
