using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Puts back the names of a shipped enum, in their order.</summary>
internal sealed class EnumRestorer(ShippedType type, EnumDeclarationSyntax declaration, DeclarationEdits edits)
{
    private readonly int _naming = type.Symbol.JsonNaming();

    private SyntaxTrivia Indentation => SyntaxFactory.Whitespace(AttributeExtensions.Indentation(declaration).ToFullString() + "    ");

    /// <summary>The enum as it shipped; null where that cannot be told.</summary>
    public EnumDeclarationSyntax? Restore()
    {
        var members = new List<(int Place, EnumMemberDeclarationSyntax Member)>();
        foreach (var (shipped, code) in type.Pairs(LockKeywords.Value).Where(pair => pair.Shipped is not null))
        {
            if (!int.TryParse(shipped!.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || Restore(shipped, code) is not { } member)
            {
                return null;
            }

            members.Add((place, member));
        }

        var ordered = members.OrderBy(member => member.Place).Select(member => member.Member).ToList();
        return ordered.Count == 0 || HasValues(ordered) ? null : declaration.WithMembers(Join(ordered));
    }

    private EnumMemberDeclarationSyntax? Restore(LockFact shipped, LockFact? code)
    {
        if (code is null)
        {
            if (ShippedNames.NameFor(shipped.Key) is not { } made)
            {
                return null;
            }

            edits.AnnotateType($"Removed(\"{made}\")");
            return WithName(SyntaxFactory.EnumMemberDeclaration(made).WithLeadingTrivia(Indentation), made, shipped.Key);
        }

        if (declaration.Members.FirstOrDefault(member => member.Identifier.ValueText == code.Origin.Member) is not { } found || shipped.Key == code.Key)
        {
            return declaration.Members.FirstOrDefault(member => member.Identifier.ValueText == code.Origin.Member);
        }

        var oldName = found.Identifier.ValueText;
        var name = JsonNaming.Convert(oldName, _naming) == shipped.Key ? oldName : ShippedNames.NameFor(shipped.Key);
        if (name is not null && name != oldName)
        {
            edits.AnnotateMember(oldName, $"Renamed(\"{name}\")");
        }

        return name is null ? null : WithName(found, name, shipped.Key);
    }

    private EnumMemberDeclarationSyntax WithName(EnumMemberDeclarationSyntax member, string name, string jsonName)
    {
        var named = member
            .WithoutAttribute(attribute => attribute.PlainName() == "JsonStringEnumMemberName")
            .WithIdentifier(SyntaxFactory.Identifier(Identifiers.Escape(name)).WithTriviaFrom(member.Identifier));
        return JsonNaming.Convert(name, _naming) == jsonName
            ? named
            : named.WithAttribute($"System.Text.Json.Serialization.JsonStringEnumMemberName({SymbolDisplay.FormatLiteral(jsonName, quote: true)})");
    }

    // Numbers that were given by hand may not fit names that came back.
    private static bool HasValues(List<EnumMemberDeclarationSyntax> members) => members.Exists(member => member.EqualsValue is not null);

    /// <summary>The names, each on a line of its own.</summary>
    private SeparatedSyntaxList<EnumMemberDeclarationSyntax> Join(List<EnumMemberDeclarationSyntax> members)
    {
        var newLine = AttributeExtensions.NewLine(declaration);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(newLine);
        var lines = members.Select((member, index) =>
        {
            var leading = member.GetLeadingTrivia().SkipWhile(trivia => index == 0 && trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
            return member.WithoutTrailingTrivia().WithLeadingTrivia(leading.Count == 0 ? [Indentation] : leading);
        });
        return SyntaxFactory.SeparatedList(lines, Enumerable.Repeat(comma, members.Count));
    }
}
