using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>One way to fix one reported place.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">What the same way is called at every place: Fix All applies the options of one key.</param>
/// <param name="ApplyAsync">Makes the edits. Several options are applied to one editor, so each edits nodes of the original documents only.</param>
public sealed record FixOption(string Title, string Key, Func<SolutionEditor, CancellationToken, Task> ApplyAsync)
{
    /// <summary>
    /// Whether the option says what data means: which value silence stands for, whether a member is gone or has another name. Only a person
    /// knows, place by place, so Fix All leaves it alone, and with it <c>dotnet format</c>.
    /// </summary>
    public bool IsDecision { get; init; }

    /// <summary>An option that changes one node of any document.</summary>
    /// <typeparam name="T">The node's type.</typeparam>
    /// <param name="title">What the editor offers.</param>
    /// <param name="key">What the same way is called at every place.</param>
    /// <param name="node">The node, of an original document.</param>
    /// <param name="change">The change, given the node as earlier changes left it.</param>
    /// <returns>The option.</returns>
    public static FixOption Change<T>(string title, string key, T node, Func<T, SyntaxNode> change)
        where T : SyntaxNode => new(title, key, async (solution, cancellation) =>
        {
            var editor = await solution.EditorOfAsync(node, cancellation).ConfigureAwait(false);
            editor?.ReplaceNode(node, (current, _) => current is T unchanged ? change(unchanged) : current);
        });

    /// <summary>An option that takes one node away.</summary>
    /// <param name="title">What the editor offers.</param>
    /// <param name="key">What the same way is called at every place.</param>
    /// <param name="node">The node, of an original document.</param>
    /// <returns>The option.</returns>
    public static FixOption Remove(string title, string key, SyntaxNode node) => new(title, key, async (solution, cancellation) =>
    {
        var editor = await solution.EditorOfAsync(node, cancellation).ConfigureAwait(false);
        editor?.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia);
    });
}
