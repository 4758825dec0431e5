using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Use;

/// <summary>Takes away what is put before the generated converter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveConverterFix)), Shared]
public sealed class RemoveConverterFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ConverterReplaced];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        const string Title = "Use the generated converter";
        if (await document.FindNodeAsync<SyntaxNode>(diagnostic, cancellation).ConfigureAwait(false) is not { } place)
        {
            return [];
        }

        if (place.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: MemberDeclarationSyntax owner } attribute)
        {
            var text = attribute.ToString();
            return [FixOption.Change(Title, "Remove", owner, current => current.WithoutAttribute(candidate => candidate.ToString() == text))];
        }

        return place.FirstAncestorOrSelf<InitializerExpressionSyntax>() is { } initializer
            ? [RemoveElement(initializer, place)]
            : place.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Parent: BlockSyntax } statement
                ? [FixOption.Remove(Title, "Remove", statement)]
                : [];

        static FixOption RemoveElement(InitializerExpressionSyntax initializer, SyntaxNode place)
        {
            // An initializer without elements left goes as a whole.
            var isOnly = initializer.Expressions.Count == 1 && initializer.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax };
            return FixOption.Remove(Title, "Remove", isOnly ? initializer.Parent! : initializer.Expressions.First(element => element.Span.Contains(place.Span)));
        }
    }
}
