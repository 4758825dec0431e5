using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>
/// The base of all fixes: a fix says how to fix one place, as edits to a <see cref="SolutionEditor"/>, and gets Fix All for nothing,
/// because edits of many places go into one editor, in any number of documents.
/// </summary>
public abstract class SpecFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new OneEditorFixAllProvider(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var option in await FindOptionsAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                var action = CodeAction.Create(
                    option.Title,
                    cancellation => ApplyAsync(context.Document.Project.Solution, option, cancellation),
                    option.Key);
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>Finds the ways to fix a reported place; none where there is no mechanical one.</summary>
    /// <param name="document">The document that the diagnostic is in.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="cancellation">Cancels.</param>
    protected internal abstract Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation);

    private static async Task<Solution> ApplyAsync(Solution solution, FixOption option, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        await option.ApplyAsync(editor, cancellation).ConfigureAwait(false);
        return editor.GetChangedSolution();
    }
}
