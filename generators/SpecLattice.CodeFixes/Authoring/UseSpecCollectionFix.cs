using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Replaces a mutable collection, an array of bytes, or JSON of any shape by a type that compares by value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSpecCollectionFix)), Shared]
public sealed class UseSpecCollectionFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnsupportedMemberType];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var property = await document.FindNodeAsync<PropertyDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        if (property is null || Replacement(property.Type) is not { } collection)
        {
            return [];
        }

        return [FixOption.Change($"Use {collection}", collection, property.Type, type => Replace(type, collection))];
    }

    private const string Bytes = "SpecBytes";

    private const string Json = "SpecJsonValue";

    private static string? Replacement(TypeSyntax type) => Bare(type) switch
    {
        ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }], ElementType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword } } => Bytes,
        ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }] } => "SpecList",
        PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword } => Json,
        QualifiedNameSyntax { Right: var right } => Replacement(right),
        AliasQualifiedNameSyntax { Name: var name } => Replacement(name),
        GenericNameSyntax name => Replacement(name),
        IdentifierNameSyntax { Identifier.Text: "JsonElement" or "JsonDocument" or "JsonNode" or "JsonObject" or "JsonArray" or "JsonValue" } => Json,
        _ => null,
    };

    private static string? Replacement(GenericNameSyntax name) => name.Identifier.Text switch
    {
        "ReadOnlyMemory" or "Memory" when name.TypeArgumentList.Arguments is [PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword }] => Bytes,
        "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "ImmutableList" or "Collection" => "SpecList",
        "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ImmutableDictionary" or "SortedDictionary" or "ImmutableSortedDictionary" or "FrozenDictionary" => "SpecMap",
        "HashSet" or "ISet" or "IReadOnlySet" or "ImmutableHashSet" or "SortedSet" or "ImmutableSortedSet" or "FrozenSet" => "SpecSet",
        _ => null,
    };

    private static TypeSyntax Replace(TypeSyntax type, string collection)
    {
        var arguments = Bare(type) switch
        {
            ArrayTypeSyntax array => array.ElementType.WithoutTrivia().ToString(),
            QualifiedNameSyntax { Right: GenericNameSyntax name } => name.TypeArgumentList.Arguments.ToString(),
            GenericNameSyntax name => name.TypeArgumentList.Arguments.ToString(),
            _ => "",
        };
        var nullable = type is NullableTypeSyntax ? "?" : "";
        return SyntaxFactory.ParseTypeName($"SpecLattice.{collection}{(collection is Bytes or Json ? "" : $"<{arguments}>")}{nullable}").WithTriviaFrom(type)
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation);
    }

    private static TypeSyntax Bare(TypeSyntax type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;
}
