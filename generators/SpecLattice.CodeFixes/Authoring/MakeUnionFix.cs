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

/// <summary>Makes a union of a struct: readonly, partial, and marked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeUnionFix)), Shared]
public sealed class MakeUnionFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NotUnionStruct];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await document.FindNodeAsync<StructDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is { } declaration
            ? [FixOption.Change("Make a union", nameof(MakeUnionFix), declaration, Make)]
            : [];

    private static StructDeclarationSyntax Make(StructDeclarationSyntax declaration)
    {
        var isMarked = declaration.AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => attribute.Name.ToString().Split('.').Last() is "SpecUnion" or "SpecUnionAttribute");
        var marked = isMarked ? declaration : declaration.WithAttribute("SpecUnion");
        return marked.WithModifier(SyntaxKind.ReadOnlyKeyword).WithModifier(SyntaxKind.PartialKeyword);
    }
}
