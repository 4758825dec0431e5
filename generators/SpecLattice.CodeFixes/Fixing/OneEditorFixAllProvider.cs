using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Fix All: applies the chosen option at every place, to one editor, unless it decides what data means.</summary>
internal sealed class OneEditorFixAllProvider(SpecFixProvider fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var chosen = await FindChosenAsync(context).ConfigureAwait(false);
        return chosen.Count == 0 ? null : CodeAction.Create("Fix all", cancellation => ApplyAsync(context.Solution, chosen, cancellation), context.CodeActionEquivalenceKey);
    }

    /// <summary>The options of the chosen key, without those that a person has to decide about.</summary>
    private async Task<List<FixOption>> FindChosenAsync(FixAllContext context)
    {
        var chosen = new List<FixOption>();
        foreach (var diagnostic in await FindDiagnosticsAsync(context).ConfigureAwait(false))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            {
                continue;
            }

            var options = await fix.FindOptionsAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (options.FirstOrDefault(option => option.Key == context.CodeActionEquivalenceKey) is { IsDecision: false } option)
            {
                chosen.Add(option);
            }
        }

        return chosen;
    }

    private static async Task<Solution> ApplyAsync(Solution solution, List<FixOption> chosen, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        foreach (var option in chosen)
        {
            await option.ApplyAsync(editor, cancellation).ConfigureAwait(false);
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
