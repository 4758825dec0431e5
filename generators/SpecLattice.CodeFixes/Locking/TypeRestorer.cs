using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Makes the declaration of a shipped version what the lock says of it.</summary>
internal static class TypeRestorer
{
    /// <summary>The declaration as it shipped, and what the next version has to say about the difference.</summary>
    /// <param name="type">The shipped type.</param>
    /// <param name="declaration">Its declaration, as it is now.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null where the lock does not tell enough.</returns>
    public static (BaseTypeDeclarationSyntax Declaration, DeclarationEdits Edits)? Restore(ShippedType type, BaseTypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var edits = new DeclarationEdits(declaration);
        var identity = declaration.AttributeLists.SelectMany(list => list.Attributes).First(attribute => attribute.PlainName() is "Spec" or "SpecPart");
        RestoreTag(type, identity, edits);
        switch (declaration)
        {
            case RecordDeclarationSyntax record when type.ShippedValue(LockKeywords.Record) is { } shipped:
                RestoreUnknownMembers(type, identity, shipped, edits);
                return new RecordRestorer(type, record, edits).Restore() ? (edits.Apply(), edits) : null;
            case StructDeclarationSyntax when type.ShippedValue(LockKeywords.Union) is not null:
                return new UnionRestorer(type, edits, cancellation).Restore() ? (edits.Apply(), edits) : null;
            case EnumDeclarationSyntax names when type.ShippedValue(LockKeywords.Enum) is not null:
                return new EnumRestorer(type, names, edits).Restore() is { } restored ? (restored, edits) : null;
            default:
                return null;
        }
    }

    private static void RestoreTag(ShippedType type, AttributeSyntax identity, DeclarationEdits edits)
    {
        var (shipped, code) = (type.ShippedValue(LockKeywords.Tag), type.CodeValue(LockKeywords.Tag));
        if (shipped is null || code is null || shipped == code)
        {
            return;
        }

        var usual = UsualTag(type);
        var tag = ShippedNames.Unquote(shipped) ?? shipped;
        edits.Change(identity, attribute => tag == usual ? attribute.WithoutArgument("WireTag") : attribute.WithArgument("WireTag", SymbolDisplay.FormatLiteral(tag, quote: true)));
        if (type.Model.HasOwnTag && type.Model.WireTag != usual)
        {
            edits.AnnotateArgument(["Spec"], 0, "WireTag", SymbolDisplay.FormatLiteral(type.Model.WireTag, quote: true));
        }
    }

    /// <summary>The tag that the version has without saying one: by the pattern of its family's sum, where that declares one.</summary>
    private static string UsualTag(ShippedType type) =>
        type.Semantics.Compilation.Assembly.GlobalNamespace.AllTypes().FirstOrDefault(candidate => SumParser.FamilyOf(candidate) is { } family && family == type.Model.Family) is { } sum
            ? EnvelopeParser.TagOf(sum, type.Model.Version)
            : EnvelopeModel.Default.TagOf(type.Model.Version);

    private static void RestoreUnknownMembers(ShippedType type, AttributeSyntax identity, string shipped, DeclarationEdits edits)
    {
        if (shipped != type.CodeValue(LockKeywords.Record))
        {
            edits.Change(identity, attribute => shipped is "unknown=ignored" or "unknown=kept"
                ? attribute.WithArgument("UnknownMembers", edits.Attribute(shipped == "unknown=kept" ? "UnknownMembers.Keep" : "UnknownMembers.Ignore"))
                : attribute.WithoutArgument("UnknownMembers"));
        }
    }
}
