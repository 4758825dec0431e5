using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;
using SpecLattice.Layouts;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Puts back the cases and the layout of a shipped union.</summary>
internal sealed class UnionRestorer
{
    private readonly ShippedType _type;
    private readonly DeclarationEdits _edits;
    private readonly AttributeSyntax? _union;
    private readonly int _naming;
    private readonly List<(AttributeSyntax Syntax, string Tag)> _cases;

    public UnionRestorer(ShippedType type, DeclarationEdits edits, CancellationToken cancellation)
    {
        (_type, _edits) = (type, edits);
        var union = type.Symbol.FindAttribute(KnownNames.SpecUnion);
        _union = union?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        _naming = type.Symbol.JsonNaming();
        _cases =
        [
            .. type.Symbol.GetAttributes()
                .Select(attribute => (Syntax: attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax, Tag: TagOf(attribute)))
                .Where(found => found.Tag is not null && found.Syntax is not null)
                .Select(found => (found.Syntax!, found.Tag!)),
        ];
    }

    /// <summary>Puts layout and cases back.</summary>
    /// <returns>Whether all of it could be.</returns>
    public bool Restore() => RestoreLayout() && _type.Pairs(LockKeywords.Case).All(pair => pair switch
    {
        ({ } shipped, null) => PutBack(shipped),
        (null, { } code) => TakeAway(code),
        ({ } shipped, { } code) => shipped.Line == code.Line || Restore(shipped, code),
        _ => true,
    });

    private bool RestoreLayout()
    {
        var (shipped, code) = (_type.ShippedValue(LockKeywords.Union), _type.CodeValue(LockKeywords.Union));
        if (shipped == code)
        {
            return true;
        }

        if (shipped is null || _union is null || LockFactReader.ReadWords(shipped) is not { } words || UnionLayouts.FindKeyword(words["layout"]) is not { } layout)
        {
            return false;
        }

        foreach (var (word, argument, isUsed) in new[] { ("tag", "Tag", layout.HasTag), ("content", "Content", layout.HasContent) })
        {
            _edits.Change(_union, attribute => isUsed
                ? attribute.WithArgument(argument, SymbolDisplay.FormatLiteral(words[word], quote: true))
                : attribute.WithoutArgument(argument));
        }

        if (words["unknown"] != "ignored")
        {
            _edits.Change(_union, attribute => attribute.WithoutArgument("UnknownMembers"));
        }
        else if (!_type.Model.IgnoresUnknownMembers)
        {
            _edits.Change(_union, attribute => attribute.WithArgument("UnknownMembers", _edits.Attribute("UnknownMembers.Ignore")));
        }

        return true;
    }

    private bool TakeAway(LockFact code)
    {
        if (Find(code.Key) is not { } found)
        {
            return false;
        }

        _edits.Remove(found);
        return true;
    }

    private bool PutBack(LockFact shipped)
    {
        var tag = SymbolDisplay.FormatLiteral(shipped.Key, quote: true);
        if (shipped.Value == "unit")
        {
            if (ShippedNames.NameFor(shipped.Key) is not { } name)
            {
                return false;
            }

            _edits.AnnotateType($"Removed(\"{name}\")");
            _edits.AddAttribute($"UnitCase(\"{name}\"{(JsonNaming.Convert(name, _naming) == shipped.Key ? "" : $", Tag = {tag}")})");
        }
        else if (_type.Names.FindType(shipped.Value) is { } payload)
        {
            var isNamed = JsonNaming.Convert(payload.Name, _naming) == shipped.Key;
            _edits.AnnotateType($"Removed(\"{payload.Name}\")");
            _edits.AddAttribute($"Case<{_type.NameOf(payload, _edits.Declaration.SpanStart)}>{(isNamed ? "" : $"({tag})")}");
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool Restore(LockFact shipped, LockFact code)
    {
        if (Find(code.Key) is not { } found)
        {
            return false;
        }

        if (shipped.Key != code.Key)
        {
            _edits.Replace(found, WithTag(found, shipped.Key));
            return true;
        }

        if (_type.Names.FindType(shipped.Value) is not { } payload || found.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is not { } name)
        {
            return false;
        }

        var typed = found.ReplaceNode(name.TypeArgumentList.Arguments[0], SyntaxFactory.ParseTypeName(_type.NameOf(payload, found.SpanStart)));
        _edits.Replace(found, JsonNaming.Convert(payload.Name, _naming) == shipped.Key || typed.ArgumentList is not null ? typed : WithTag(typed, shipped.Key));
        return true;
    }

    private static AttributeSyntax WithTag(AttributeSyntax attribute, string tag)
    {
        var literal = SymbolDisplay.FormatLiteral(tag, quote: true);
        if (attribute.PlainName() == "UnitCase")
        {
            return attribute.WithArgument("Tag", literal);
        }

        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(literal));
        var others = (attribute.ArgumentList?.Arguments ?? []).Where(existing => existing.NameEquals is not null).ToList();
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList([argument, .. others], Enumerable.Repeat(comma, others.Count))));
    }

    private string? TagOf(AttributeData attribute) => attribute.AttributeClass?.FullMetadataName() switch
    {
        KnownNames.Case => attribute.Argument<string>(0) ?? JsonNaming.Convert(attribute.AttributeClass.TypeArguments[0].Name, _naming),
        KnownNames.UnitCase => attribute.NamedArgument<string>("Tag") ?? JsonNaming.Convert(attribute.Argument<string>(0) ?? "", _naming),
        _ => null,
    };

    private AttributeSyntax? Find(string tag) => _cases.Find(candidate => candidate.Tag == tag).Syntax;
}
