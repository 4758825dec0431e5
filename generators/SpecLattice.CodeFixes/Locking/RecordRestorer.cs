using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Puts back the members of a shipped record.</summary>
internal sealed class RecordRestorer(ShippedType type, RecordDeclarationSyntax declaration, DeclarationEdits edits)
{
    private readonly int _naming = type.Symbol.JsonNamingOfAssembly();
    private readonly int _position = declaration.SpanStart;

    /// <summary>Puts the members back.</summary>
    /// <returns>Whether all of them could be.</returns>
    public bool Restore() => declaration.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) && type.Pairs(LockKeywords.Member).All(pair => pair switch
    {
        ({ } shipped, null) => PutBack(shipped),
        (null, { } code) => TakeAway(code),
        ({ } shipped, { } code) => Restore(shipped, code),
        _ => true,
    });

    private bool TakeAway(LockFact code)
    {
        if (FindProperty(code) is not { } property)
        {
            return false;
        }

        edits.Remove(property);
        edits.AnnotateMember(property.Identifier.ValueText, Repeat(property.AttributeLists, "Added") ?? "Added");
        return true;
    }

    private bool PutBack(LockFact shipped)
    {
        if (ShippedNames.NameFor(shipped.Key) is not { } name
            || declaration.Members.OfType<PropertyDeclarationSyntax>().Any(property => property.Identifier.ValueText == name)
            || SyntaxFactory.ParseMemberDeclaration($"public object {Identifiers.Escape(name)} {{ get; init; }}") is not PropertyDeclarationSyntax blank
            || History(shipped) is not { } history
            || WithShape(WithName(blank, name, shipped.Key), shipped) is not { } property)
        {
            return false;
        }

        property = history.Aggregate(property, (current, attribute) => current.WithAttribute(attribute));
        edits.AddMember(string.Join("\n", property.AttributeLists.Select(list => list.ToString()).Append(property.WithAttributeLists([]).ToString())));
        var removal = declaration.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute =>
            attribute.PlainName() == "Removed" && attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax literal && literal.Token.ValueText == name);
        if (removal is not null)
        {
            edits.Remove(removal);
        }

        edits.AnnotateType((removal is null ? null : Repeat(removal)) ?? $"Removed({SymbolDisplay.FormatLiteral(name, quote: true)})");
        return true;
    }

    /// <summary>An attribute as the next version can say it again; null where it would mean something else there.</summary>
    private static string? Repeat(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.All(argument => argument.Expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax) ?? true
            ? attribute.PlainName() + attribute.ArgumentList
            : null;

    private static string? Repeat(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.PlainName() == name) is { } found ? Repeat(found) : null;

    private bool Restore(LockFact shipped, LockFact code)
    {
        var isSame = shipped.Line == code.Line && type.ShippedValue(LockKeywords.Default, shipped.Key) == type.CodeValue(LockKeywords.Default, code.Key);
        if (isSame)
        {
            return true;
        }

        if (FindProperty(code) is not { } property)
        {
            return false;
        }

        var oldName = property.Identifier.ValueText;
        var newName = shipped.Key == code.Key || JsonNaming.Convert(oldName, _naming) == shipped.Key ? oldName : ShippedNames.NameFor(shipped.Key);
        if (newName is null || WithShape(shipped.Key == code.Key ? property : WithName(property, newName, shipped.Key), shipped) is not { } restored)
        {
            return false;
        }

        if (shipped.Key != code.Key)
        {
            if (History(shipped) is not { } history)
            {
                return false;
            }

            // What it says of the version before may be of the new name.
            var bare = restored.WithoutAttribute(attribute => attribute.PlainName() is "Added" or "Renamed");
            restored = history.Aggregate(bare, (current, attribute) => current.WithAttribute(attribute));
        }

        edits.Replace(property, restored);
        if (newName != oldName)
        {
            edits.AnnotateMember(oldName, $"Renamed({SymbolDisplay.FormatLiteral(newName, quote: true)})");
        }

        return true;
    }

    private PropertyDeclarationSyntax WithName(PropertyDeclarationSyntax property, string name, string jsonName)
    {
        var named = property
            .WithoutAttribute(attribute => attribute.PlainName() == "JsonPropertyName")
            .WithIdentifier(SyntaxFactory.Identifier(Identifiers.Escape(name)).WithTriviaFrom(property.Identifier));
        return JsonNaming.Convert(name, _naming) == jsonName
            ? named
            : named.WithAttribute($"System.Text.Json.Serialization.JsonPropertyName({SymbolDisplay.FormatLiteral(jsonName, quote: true)})");
    }

    /// <summary>The property with the type that shipped, and required or with the default as then; null where the code has nothing that the lock names so.</summary>
    private PropertyDeclarationSyntax? WithShape(PropertyDeclarationSyntax property, LockFact shipped)
    {
        var (presence, typeText) = LockText.SplitWord(shipped.Value);
        if (type.Names.FindType(typeText) is not { } restoredType)
        {
            return null;
        }

        var name = type.NameOf(restoredType, _position);
        var isTyped = type.CodeValue(LockKeywords.Member, shipped.Key) is { } now && LockText.SplitWord(now).Others == typeText;
        var typed = isTyped ? property : property.WithType(SyntaxFactory.ParseTypeName(name).WithTriviaFrom(property.Type));
        if (presence == "required")
        {
            return PropertyEdits.MakeRequired(typed.WithoutAttribute(attribute => attribute.PlainName() == "SpecDefault"));
        }

        var optional = typed.WithoutModifier(SyntaxKind.RequiredKeyword);
        var value = type.ShippedValue(LockKeywords.Default, shipped.Key);
        if (value == type.CodeValue(LockKeywords.Default, shipped.Key))
        {
            return optional;
        }

        var bare = PropertyEdits.WithoutInitialValue(optional.WithoutAttribute(attribute => attribute.PlainName() == "SpecDefault"));
        if (value is null or "null")
        {
            return bare;
        }

        return ShippedNames.FindValue(value, restoredType, type.Symbol, name) is var (constant, member, expression)
            ? PropertyEdits.WithInitialValue(bare.WithAttribute(edits.Attribute($"SpecDefault({constant ?? $"Member = \"{member}\""})")), expression)
            : null;
    }

    /// <summary>What a member said about the version before; null where it cannot be told.</summary>
    private List<string>? History(LockFact shipped)
    {
        var history = new List<string>();
        if (type.ShippedValue(LockKeywords.Added, shipped.Key) is { } absent)
        {
            if (type.Names.FindType(LockText.SplitWord(shipped.Value).Others) is not { } memberType)
            {
                return null;
            }

            var value = absent == "null" ? (null, null, "") : ShippedNames.FindValue(absent, memberType, type.Symbol, type.NameOf(memberType, _position));
            if (value is not var (constant, member, _))
            {
                return null;
            }

            history.Add(edits.Attribute(constant is not null ? $"Added({constant})" : member is not null ? $"Added(Member = \"{member}\")" : "Added"));
        }

        if (type.ShippedValue(LockKeywords.Renamed, shipped.Key) is { } old)
        {
            var jsonName = ShippedNames.Unquote(old) ?? old;
            var predecessor = type.Index.Predecessor(type.Symbol) is { } before ? type.Index.ModelOf(before) : null;
            if (predecessor?.Members.FirstOrDefault(member => member.JsonName == jsonName) is not { } renamed)
            {
                return null;
            }

            history.Add(edits.Attribute($"Renamed(\"{renamed.Name}\")"));
        }

        return history;
    }

    private PropertyDeclarationSyntax? FindProperty(LockFact code) =>
        declaration.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(property => property.Identifier.ValueText == code.Origin.Member);
}
