using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Adds, changes and takes away attributes, each on a line of its own.</summary>
internal static class AttributeExtensions
{
    /// <summary>The declaration with one more attribute, after those it has; unchanged where it has one of the same text.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="attribute">The attribute as code, without brackets.</param>
    public static T WithAttribute<T>(this T declaration, string attribute)
        where T : MemberDeclarationSyntax
    {
        var list = ParseList(attribute);
        if (declaration.AttributeLists.SelectMany(existing => existing.Attributes).Any(existing => existing.ToString() == list.Attributes[0].ToString()))
        {
            return declaration;
        }

        var (indentation, newLine) = (Indentation(declaration), NewLine(declaration));
        if (declaration.AttributeLists.Count > 0)
        {
            return (T)declaration.WithAttributeLists(declaration.AttributeLists.Add(list.WithLeadingTrivia(indentation).WithTrailingTrivia(newLine)));
        }

        var first = list.WithLeadingTrivia(declaration.GetLeadingTrivia()).WithTrailingTrivia(newLine);
        return (T)declaration.WithLeadingTrivia(indentation).WithAttributeLists([first]);
    }

    /// <summary>The parameter with one more attribute, on its line; unchanged where it has one of the same text.</summary>
    public static ParameterSyntax WithAttribute(this ParameterSyntax parameter, string attribute)
    {
        var list = ParseList(attribute);
        return parameter.AttributeLists.SelectMany(existing => existing.Attributes).Any(existing => existing.ToString() == list.Attributes[0].ToString())
            ? parameter
            : parameter.WithoutLeadingTrivia().WithAttributeLists(parameter.AttributeLists.Add(list.WithTrailingTrivia(SyntaxFactory.Space))).WithLeadingTrivia(parameter.GetLeadingTrivia());
    }

    /// <summary>The property, or the parameter of a positional record, with one more attribute.</summary>
    public static SyntaxNode WithMemberAttribute(this SyntaxNode member, string attribute) =>
        member is ParameterSyntax parameter ? parameter.WithAttribute(attribute) : ((MemberDeclarationSyntax)member).WithAttribute(attribute);

    /// <summary>The property, or the parameter of a positional record, without an attribute.</summary>
    public static SyntaxNode WithoutMemberAttribute(this SyntaxNode member, Func<AttributeSyntax, bool> isWanted) =>
        member is ParameterSyntax parameter ? parameter.WithoutAttribute(isWanted) : ((MemberDeclarationSyntax)member).WithoutAttribute(isWanted);

    /// <summary>The declaration without an attribute, and without the line it stood on.</summary>
    public static T WithoutAttribute<T>(this T declaration, Func<AttributeSyntax, bool> isWanted)
        where T : MemberDeclarationSyntax
    {
        var leading = declaration.GetLeadingTrivia();
        return (T)declaration.WithAttributeLists(Without(declaration.AttributeLists, isWanted)).WithLeadingTrivia(leading);
    }

    /// <summary>The parameter without an attribute.</summary>
    public static ParameterSyntax WithoutAttribute(this ParameterSyntax parameter, Func<AttributeSyntax, bool> isWanted) =>
        parameter.WithAttributeLists(Without(parameter.AttributeLists, isWanted)).WithLeadingTrivia(parameter.GetLeadingTrivia());

    private static SyntaxList<AttributeListSyntax> Without(SyntaxList<AttributeListSyntax> lists, Func<AttributeSyntax, bool> isWanted) =>
    [
        .. lists
            .Select(list => (List: list, Left: list.Attributes.Where(attribute => !isWanted(attribute)).ToList()))
            .Where(list => list.Left.Count > 0)
            .Select(list => list.Left.Count == list.List.Attributes.Count ? list.List : list.List.WithAttributes([.. list.Left])),
    ];

    /// <summary>The attribute with a named argument set.</summary>
    public static AttributeSyntax WithArgument(this AttributeSyntax attribute, string name, string value) => attribute.WithArgument($"{name} = {value}");

    /// <summary>The attribute with an argument set: the one of its name, or the first where it has none.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="code">The argument as code: <c>true</c>, <c>Member = "Empty"</c>.</param>
    public static AttributeSyntax WithArgument(this AttributeSyntax attribute, string code)
    {
        var argument = ParseList($"A({code})").Attributes[0].ArgumentList!.Arguments[0];
        var name = argument.NameEquals?.Name.Identifier.Text;
        var others = (attribute.ArgumentList?.Arguments ?? []).Where((existing, index) => name is null
            ? index > 0 || existing.NameEquals is not null
            : existing.NameEquals?.Name.Identifier.Text != name).ToList();
        List<AttributeArgumentSyntax> arguments = name is null ? [argument, .. others] : [.. others, argument];
        return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(arguments, Enumerable.Repeat(Comma, others.Count))));
    }

    /// <summary>The attribute without a named argument.</summary>
    public static AttributeSyntax WithoutArgument(this AttributeSyntax attribute, string name) =>
        attribute.WithArguments(argument => argument.NameEquals?.Name.Identifier.Text != name);

    /// <summary>The attribute with those of its arguments that are wanted.</summary>
    public static AttributeSyntax WithArguments(this AttributeSyntax attribute, Func<AttributeArgumentSyntax, bool> isWanted)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? [];
        var kept = arguments.Where(isWanted).ToList();
        if (kept.Count == arguments.Count)
        {
            return attribute;
        }

        return attribute.WithArgumentList(kept.Count == 0
            ? null
            : SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(kept, Enumerable.Repeat(Comma, kept.Count - 1))));
    }

    /// <summary>The attribute's name without namespace, arguments and <c>Attribute</c>.</summary>
    public static string PlainName(this AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.Text,
            SimpleNameSyntax simple => simple.Identifier.Text,
            _ => "",
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>The space before the first token of a declaration's line.</summary>
    public static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1] is var last && last.IsKind(SyntaxKind.WhitespaceTrivia) ? [last] : [];
    }

    /// <summary>A line break as the file has them.</summary>
    public static SyntaxTrivia NewLine(SyntaxNode node)
    {
        var existing = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return existing.IsKind(SyntaxKind.EndOfLineTrivia) ? existing : SyntaxFactory.LineFeed;
    }

    private static SyntaxToken Comma => SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

    private static AttributeListSyntax ParseList(string attribute) =>
        SyntaxFactory.ParseCompilationUnit($"[{attribute}] class C;").Members[0].AttributeLists[0].WithTrailingTrivia();
}
