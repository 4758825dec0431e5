using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>What a member in a generated file is for.</summary>
internal static partial class GeneratedConcern
{
    public const string Conversions = nameof(Conversions);
    public const string Equality = nameof(Equality);
    public const string Json = nameof(Json);
    public const string Sum = nameof(Sum);
    public const string Union = nameof(Union);

    /// <summary>The sum itself, which is in the family's file.</summary>
    public const string Versioned = nameof(Versioned);

    public static IEnumerable<string> All { get; } = [Conversions, Equality, Json, Sum, Union];

    /// <summary>The members of a file that are for something.</summary>
    public static IEnumerable<MemberDeclarationSyntax> Members(SyntaxTree tree, string concern)
    {
        var inside = tree.GetRoot(TestContext.Current.CancellationToken)
            .DescendantNodes(node => node is not MemberDeclarationSyntax || IsFrame(node))
            .OfType<MemberDeclarationSyntax>();
        return IsOfType(Path.GetFileName(tree.FilePath))
            ? inside.Where(member => !IsFrame(member) && Of(member) == concern)
            : inside.Where(member => concern == Versioned && NameOf(member).StartsWith(Versioned, StringComparison.Ordinal));
    }

    /// <summary>Whether a file is a type's, and not a family's: <c>Badge.V2.g.cs</c>.</summary>
    public static bool IsOfType(string file) => OfType().IsMatch(file);

    /// <summary>What a member is for.</summary>
    public static string Of(MemberDeclarationSyntax member) => (member, NameOf(member)) switch
    {
        (ClassDeclarationSyntax, var name) => name.EndsWith("JsonConverter", StringComparison.Ordinal) ? Json : Conversions,
        (MethodDeclarationSyntax, var name) when IsOfCodec(name) => Json,
        (MethodDeclarationSyntax, var name) when IsConversion(name, member) => Conversions,
        ({ Parent: StructDeclarationSyntax }, _) => Union,
        (_, "Equals" or "GetHashCode" or "PrintMembers") => Equality,
        (_, "VersionCore" or "WireTagCore" or "FloorCore" or "ToVersionCore" or "ToLatestCore") => Sum,
        _ => Conversions,
    };

    // Namespaces, and the types whose members are looked at.
    private static bool IsFrame(SyntaxNode node) => node is BaseNamespaceDeclarationSyntax
        || (node is TypeDeclarationSyntax type && (type is not ClassDeclarationSyntax || type.Members.OfType<BaseTypeDeclarationSyntax>().Any()));

    private static bool IsOfCodec(string name) =>
        name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Write", StringComparison.Ordinal) || name is "UnitCase" or "TryRead" or "TryWrite";

    // Of a union's other methods none is called so, but for its text.
    private static bool IsConversion(string name, MemberDeclarationSyntax member) => member.Parent is StructDeclarationSyntax
        && name is not ("ToString" or "Equals" or "GetHashCode" or "TryGetValue" or "Match" or "Switch" or "FromPayload" or "CaseBit");

    [GeneratedRegex(@"\.V[0-9]+(-[0-9]+)?\.g\.cs$")]
    private static partial Regex OfType();

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        _ => "",
    };
}
