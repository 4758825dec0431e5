using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Analyzers.Conversions;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>Carries over the members that a conversion forgot, where what it makes has a place of the same name for them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMissingReadsFix)), Shared]
public sealed class AddMissingReadsFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MemberNotRead];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(ProjectionAnalyzer.UnreadOfSource, out var list)
            || list is not { Length: > 0 }
            || await ConversionSite.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { Pair.Source.IsCollection: false } site)
        {
            return [];
        }

        var edits = new List<MissingRead>();
        foreach (var name in list.Split(','))
        {
            if (DataMembers.Find(site.Pair.Source.Type, name) is not { } member || MissingRead.Find(site, member, cancellation) is not { } edit)
            {
                // Half of them would look like all of them.
                return [];
            }

            edits.Add(edit);
        }

        return [new FixOption("Add the missing reads", nameof(AddMissingReadsFix), (editor, token) => ApplyAsync(editor, document, edits, token))];
    }

    private static async Task ApplyAsync(SolutionEditor solution, Document document, List<MissingRead> edits, CancellationToken cancellation)
    {
        var editor = await solution.GetDocumentEditorAsync(document.Id, cancellation).ConfigureAwait(false);
        foreach (var edit in edits)
        {
            edit.Apply(editor);
        }
    }
}
