using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Removes the declaration of a history where nothing has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StrayHistoryFix)), Shared]
public sealed class StrayHistoryFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.StrayHistory];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await document.FindNodeAsync<AttributeSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { Parent: AttributeListSyntax list } attribute
            ? []
            : [FixOption.Remove($"Remove [{attribute}]", "Remove", list.Attributes.Count == 1 ? list : attribute)];
}
