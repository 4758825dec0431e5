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

/// <summary>Gives a member an <c>init</c> accessor that everyone in the assembly can use.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInitFix)), Shared]
public sealed class MakeInitFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MutableMember];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var property = await document.FindNodeAsync<PropertyDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false);
        var isSimple = property?.AccessorList?.Accessors is { } accessors
            && accessors.All(accessor => accessor is { Body: null, ExpressionBody: null })
            && property.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword);
        return isSimple ? [FixOption.Change("Make init-only", nameof(MakeInitFix), property!, MakeInit)] : [];
    }

    private static PropertyDeclarationSyntax MakeInit(PropertyDeclarationSyntax property) => property.WithAccessorList(property.AccessorList!.WithAccessors(
    [
        Accessor(SyntaxKind.GetAccessorDeclaration).WithTrailingTrivia(SyntaxFactory.Space),
        Accessor(SyntaxKind.InitAccessorDeclaration).WithTrailingTrivia(SyntaxFactory.Space),
    ]));

    private static AccessorDeclarationSyntax Accessor(SyntaxKind kind) =>
        SyntaxFactory.AccessorDeclaration(kind).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
}
