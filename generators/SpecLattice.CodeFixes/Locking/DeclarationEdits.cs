using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>
/// What makes a declaration again what it was when it shipped, and, for the next version, a copy of it as it is now, what that has to say about the difference.
/// </summary>
internal sealed class DeclarationEdits(BaseTypeDeclarationSyntax declaration)
{
    private static readonly SyntaxAnnotation Gone = new();

    private readonly Dictionary<SyntaxNode, SyntaxNode> _replaced = [];
    private readonly List<string> _attributes = [];
    private readonly List<string> _members = [];
    private readonly List<Func<BaseTypeDeclarationSyntax, BaseTypeDeclarationSyntax>> _annotations = [];
    private readonly string _prefix = declaration.AttributeLists
        .SelectMany(list => list.Attributes)
        .First(attribute => attribute.PlainName() is "Spec" or "SpecPart").Name is QualifiedNameSyntax qualified ? $"{qualified.Left}." : "";

    /// <summary>The declaration as it is now.</summary>
    public BaseTypeDeclarationSyntax Declaration => declaration;

    /// <summary>Replaces a member or an attribute of the declaration.</summary>
    public void Replace(SyntaxNode node, SyntaxNode replacement) => _replaced[node] = replacement;

    /// <summary>Changes an attribute of the declaration, once more where it was changed before.</summary>
    public void Change(AttributeSyntax attribute, Func<AttributeSyntax, AttributeSyntax> change) =>
        _replaced[attribute] = change(_replaced.TryGetValue(attribute, out var changed) ? (AttributeSyntax)changed : attribute);

    /// <summary>Takes a member or an attribute away.</summary>
    public void Remove(SyntaxNode node) => _replaced[node] = node.WithAdditionalAnnotations(Gone);

    /// <summary>Adds an attribute of this library to the declaration.</summary>
    public void AddAttribute(string attribute) => _attributes.Add(_prefix + attribute);

    /// <summary>Adds a member: lines without indentation.</summary>
    public void AddMember(string text) => _members.Add(text);

    /// <summary>An attribute of this library, as the declaration writes them.</summary>
    public string Attribute(string attribute) => _prefix + attribute;

    /// <summary>Adds an attribute of this library to the next version.</summary>
    public void AnnotateType(string attribute) => _annotations.Add(type => type.WithAttribute(_prefix + attribute));

    /// <summary>Adds an attribute of this library to a member of the next version.</summary>
    public void AnnotateMember(string member, string attribute) => _annotations.Add(type =>
    {
        var found = type.ChildNodes().OfType<MemberDeclarationSyntax>().FirstOrDefault(candidate => NameOf(candidate) == member);
        return found is null ? type : type.ReplaceNode(found, found.WithAttribute(_prefix + attribute));
    });

    /// <summary>Adds an argument to an attribute of the next version.</summary>
    /// <param name="names">The attributes that are meant.</param>
    /// <param name="index">Which of these it is.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="value">The argument's value, as code.</param>
    public void AnnotateArgument(string[] names, int index, string argument, string value) => _annotations.Add(type =>
    {
        var found = type.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => names.Contains(attribute.PlainName())).ElementAtOrDefault(index);
        return found is null ? type : type.ReplaceNode(found, found.WithArgument(argument, value));
    });

    /// <summary>The next version with these annotations.</summary>
    public BaseTypeDeclarationSyntax ApplyAnnotations(BaseTypeDeclarationSyntax next) => _annotations.Aggregate(next, (type, annotate) => annotate(type));

    /// <summary>The declaration as it was.</summary>
    public BaseTypeDeclarationSyntax Apply()
    {
        var edited = declaration.ReplaceNodes(_replaced.Keys, (node, _) => _replaced[node]).WithoutAttribute(attribute => attribute.HasAnnotation(Gone));
        edited = _attributes.Aggregate(edited, (type, attribute) => type.WithAttribute(attribute));
        return edited is TypeDeclarationSyntax type ? WithMembers(type) : edited;
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EnumMemberDeclarationSyntax value => value.Identifier.ValueText,
        _ => null,
    };

    private TypeDeclarationSyntax WithMembers(TypeDeclarationSyntax type)
    {
        var members = type.Members.Where(member => !member.HasAnnotation(Gone)).ToList();
        if (members.Count > 0 && type.Members[0].HasAnnotation(Gone))
        {
            // No empty line at the beginning.
            members[0] = members[0].WithLeadingTrivia(members[0].GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        }

        var newLine = AttributeExtensions.NewLine(declaration).ToString();
        var indentation = AttributeExtensions.Indentation(declaration).ToFullString() + "    ";
        foreach (var text in _members)
        {
            var lines = text.Split('\n').Select(line => indentation + line + newLine);
            var separator = members.Count > 0 ? newLine : "";
            members.Add(SyntaxFactory.ParseMemberDeclaration(separator + string.Concat(lines))!);
        }

        return type.WithMembers([.. members]);
    }
}
