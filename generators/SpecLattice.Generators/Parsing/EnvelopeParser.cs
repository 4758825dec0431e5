using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads how documents of a family say their version, as the declaration of its sum has it.</summary>
internal static class EnvelopeParser
{
    private const string Form = "Envelope";
    private const string Mark = "Mark";
    private const string Content = "Content";
    private const string MarkKind = "MarkKind";
    private const string TagPattern = "TagPattern";
    private const string Unmarked = "Unmarked";

    /// <summary>Reads the envelope of a declared sum.</summary>
    /// <param name="symbol">The sum.</param>
    /// <param name="family">The family.</param>
    /// <param name="problems">Where mistakes are added.</param>
    public static EnvelopeModel Parse(INamedTypeSymbol symbol, string family, ProblemList problems)
    {
        var attribute = symbol.FindAttribute(KnownNames.SpecSum)!;
        foreach (var name in new[] { Mark, Content, TagPattern })
        {
            problems.CheckText(attribute.NamedArgument<string>(name), null, KnownNames.SpecSum, symbol.Name, $"argument {name}");
        }

        var envelope = Read(attribute);
        if (FindMistake(attribute, envelope) is { } mistake)
        {
            problems.AddAtOwnAttribute(KnownNames.SpecSum, RuleIds.WrongEnvelope, family, mistake);
            return envelope with { IsWrong = true, TagPattern = EnvelopeModel.Default.TagPattern };
        }

        return envelope;
    }

    /// <summary>The mark of a version that gives none itself, as the attribute of its sum says.</summary>
    public static string TagOf(INamedTypeSymbol sum, int version) =>
        (sum.FindAttribute(KnownNames.SpecSum) is { } attribute ? Read(attribute) : EnvelopeModel.Default).TagOf(version);

    private static EnvelopeModel Read(AttributeData attribute)
    {
        var isInteger = attribute.NamedEnumArgument(MarkKind) == 1;
        return new EnvelopeModel
        {
            Form = (EnvelopeForm)attribute.NamedEnumArgument(Form),
            Mark = attribute.NamedArgument<string>(Mark) ?? EnvelopeModel.Default.Mark,
            Content = attribute.NamedArgument<string>(Content) ?? EnvelopeModel.Default.Content,
            IsInteger = isInteger,
            TagPattern = attribute.NamedArgument<string>(TagPattern) ?? (isInteger ? "{version}" : EnvelopeModel.Default.TagPattern),
            Unmarked = attribute.NamedArgument<int>(Unmarked),
        };
    }

    private static string? FindMistake(AttributeData attribute, EnvelopeModel envelope)
    {
        bool Says(string name) => attribute.NamedArgument(name) is not null;
        return envelope switch
        {
            { Form: < EnvelopeForm.Around or > EnvelopeForm.Outside } => "there is no such form: choose Around, Inside or Outside",
            _ when attribute.NamedEnumArgument(MarkKind) is < 0 or > 1 => "there is no such kind of mark: choose Text or Integer",
            { Mark.Length: 0 } or { Content.Length: 0 } => "a member needs a name: write one, or leave the argument out",
            { Form: EnvelopeForm.Inside } when !Says(Mark) => "say which member of the document is its mark, such as Mark = \"schemaVersion\"",
            { Form: EnvelopeForm.Outside } when Says(Mark) => "a mark outside of the document is not a member of it: leave out Mark",
            { Form: EnvelopeForm.Outside, IsInteger: true } => "a mark outside of the document is text: leave out MarkKind, and write TagPattern = \"{version}\" for a number alone",
            { Form: not EnvelopeForm.Around } when Says(Content) => "only a mark around the document has a member for the document beside it: leave out Content",
            { Form: EnvelopeForm.Around } when envelope.Mark == envelope.Content => "the mark and the document cannot be one member: give them different names",
            _ when !EnvelopeModel.IsPattern(envelope.TagPattern) => "a pattern of marks has {version} in it once, or all versions would have the same",
            { Unmarked: < 0 } => "versions are positive: name the version of documents without a mark, or leave out Unmarked",
            _ => null,
        };
    }
}
