using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Declares a record for a tuple, whose elements have no names in JSON.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TupleToRecordFix)), Shared]
public sealed class TupleToRecordFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnsupportedMemberType];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var property = await document.FindNodeAsync<PropertyDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics is null
            || property?.Type.DescendantNodesAndSelf().OfType<TupleTypeSyntax>().FirstOrDefault() is not { } tuple
            || property.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } holder)
        {
            return [];
        }

        var name = $"{holder.Identifier.ValueText}{property.Identifier.ValueText}";
        return semantics.LookupNamespacesAndTypes(holder.SpanStart, name: name).IsEmpty
            ? [new FixOption($"Declare a record {name}", "Record", (solution, token) => ApplyAsync(solution, tuple, holder, name, token))]
            : [];
    }

    private static async Task ApplyAsync(SolutionEditor solution, TupleTypeSyntax tuple, TypeDeclarationSyntax holder, string name, CancellationToken cancellation)
    {
        if (await solution.EditorOfAsync(tuple, cancellation).ConfigureAwait(false) is not { } editor)
        {
            return;
        }

        var access = holder.Modifiers.Any(SyntaxKind.PublicKeyword) ? "public " : "";
        var members = string.Join(", ", tuple.Elements.Select((element, index) => $"{element.Type} {NameOf(element, index)}"));
        var record = SyntaxFactory.ParseMemberDeclaration($"{access}sealed record {name}({members});")!
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed, SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        editor.ReplaceNode(tuple, SyntaxFactory.IdentifierName(name).WithTriviaFrom(tuple));
        editor.InsertAfter(holder, record);
    }

    private static string NameOf(TupleElementSyntax element, int index)
    {
        var name = element.Identifier.ValueText;
        return name is null or "" ? $"Item{Identifiers.Number(index + 1)}" : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
