using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Fix All: applies the chosen option at every place, to one editor.</summary>
internal sealed class OneEditorFixAllProvider(SpecFixProvider fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Fix all", cancellation => FixAsync(context, cancellation), context.CodeActionEquivalenceKey));

    private async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(context.Solution);
        foreach (var diagnostic in await FindDiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            var options = await fix.FindOptionsAsync(document, diagnostic, cancellation).ConfigureAwait(false);
            if (options.FirstOrDefault(option => option.Key == context.CodeActionEquivalenceKey) is { } chosen)
            {
                await chosen.ApplyAsync(editor, cancellation).ConfigureAwait(false);
            }
        }

        return editor.GetChangedSolution();
    }

    private static async Task<IEnumerable<Diagnostic>> FindDiagnosticsAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in projects)
        {
            found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        }

        return found
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start);
    }
}
