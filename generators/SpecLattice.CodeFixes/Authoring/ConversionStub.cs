using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Begins the pair of methods that converts all members which only one of two versions has, as one group. Until they are written, they refuse.</summary>
internal static class ConversionStub
{
    private static readonly SymbolDisplayFormat Names = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The option, where there are such members on both sides.</summary>
    /// <param name="older">The older version.</param>
    /// <param name="newer">The newer version.</param>
    /// <param name="declaration">The newer version's declaration.</param>
    public static IEnumerable<FixOption> Of(INamedTypeSymbol older, INamedTypeSymbol newer, TypeDeclarationSyntax declaration)
    {
        var gone = Vanished(older, newer);
        var made = New(older, newer);
        if (gone.Count == 0 || made.Count == 0 || declaration.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            yield break;
        }

        var (from, to) = (string.Join(", ", gone.Select(member => member.Name)), string.Join(", ", made.Select(member => member.Name)));
        yield return FixOption.Change($"Convert {from} into {to} by hand", "Convert", declaration, type => type.AddMembers(
            Method("To" + string.Concat(made.Select(member => member.Name)), gone, made, gone, made, "Up"),
            Method("To" + string.Concat(gone.Select(member => member.Name)), made, gone, gone, made, "Down")));
    }

    private static MemberDeclarationSyntax Method(
        string name, List<IPropertySymbol> takes, List<IPropertySymbol> gives, List<IPropertySymbol> older, List<IPropertySymbol> newer, string direction)
    {
        var members = string.Join(", ", newer.Select(member => $"nameof({Identifiers.Escape(member.Name)})"));
        var from = string.Join(", ", older.Select(member => $"\"{member.Name}\""));
        var parameters = string.Join(", ", takes.Select(member => $"{TypeOf(member)} {Identifiers.Escape(JsonNaming.ToCamelCase(member.Name))}"));
        var result = gives.Count == 1 ? TypeOf(gives[0]) : $"({string.Join(", ", gives.Select(member => $"{TypeOf(member)} {Identifiers.Escape(member.Name)}"))})";
        var why = $"it is not said yet how {string.Join(" and ", takes.Select(member => member.Name))} becomes {string.Join(" and ", gives.Select(member => member.Name))}";
        return SyntaxFactory.ParseMemberDeclaration($$"""

            [SpecConversion({{members}}, From = new[] { {{from}} }, Direction = SpecDirection.{{direction}})]
            internal static Conversion<{{result}}> {{name}}({{parameters}}) =>
                Conversion.Refuse("{{why}}");

            """)!.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
    }

    private static string TypeOf(IPropertySymbol member) => member.Type.ToDisplayString(Names);

    private static List<IPropertySymbol> Vanished(INamedTypeSymbol older, INamedTypeSymbol newer)
    {
        var told = new HashSet<string>(
            newer.FindAttributes(KnownNames.Removed).Concat(newer.FindAttributes(KnownNames.Scattered)).Select(attribute => attribute.Argument<string>(0) ?? "")
                .Concat(Members(newer).SelectMany(member => Moved(member).Append(member.FindAttribute(KnownNames.Renamed)?.Argument<string>(0) ?? member.Name)))
                .Concat(Conversions(newer).SelectMany(conversion => conversion.NamedTexts("From"))),
            StringComparer.Ordinal);
        return [.. Members(older).Where(member => !told.Contains(member.Name))];
    }

    private static List<IPropertySymbol> New(INamedTypeSymbol older, INamedTypeSymbol newer)
    {
        var told = new HashSet<string>(
            Conversions(newer).SelectMany(conversion => conversion.Texts(0).Items)
                .Concat(newer.FindAttributes(KnownNames.Scattered).SelectMany(attribute => attribute.Texts(1).Items))
                .Concat(Members(older).Select(member => member.Name)),
            StringComparer.Ordinal);
        return [.. Members(newer).Where(member => !told.Contains(member.Name)
            && member.FindAttribute(KnownNames.Added) is null && member.FindAttribute(KnownNames.Renamed) is null && member.FindAttribute(KnownNames.Gathered) is null)];
    }

    private static ImmutableArray<string> Moved(IPropertySymbol member) => member.FindAttribute(KnownNames.Gathered) is { } gathered ? gathered.Texts(0).Items : [];

    private static IEnumerable<AttributeData> Conversions(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Select(method => method.FindAttribute(KnownNames.SpecConversion)).OfType<AttributeData>();

    private static IEnumerable<IPropertySymbol> Members(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>().Where(RecordParser.IsCarried);
}
