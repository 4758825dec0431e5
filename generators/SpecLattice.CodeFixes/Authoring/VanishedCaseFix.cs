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

/// <summary>Declares that a case of the version before is gone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VanishedCaseFix)), Shared]
public sealed class VanishedCaseFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CaseVanished];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindSymbolAsync<BaseTypeDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not INamedTypeSymbol type
            || SpecIndex.Declaration(type, cancellation) is not { } declaration)
        {
            return [];
        }

        var attribute = $"Removed({SymbolDisplay.FormatLiteral(diagnostic.Property(DiagnosticProperties.Case), quote: true)})";
        return [FixOption.Change($"Declare [{attribute}]", nameof(VanishedCaseFix), declaration, current => current.WithAttribute(attribute)) with { IsDecision = true }];
    }
}
