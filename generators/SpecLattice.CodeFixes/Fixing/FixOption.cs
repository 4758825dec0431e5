using Microsoft.CodeAnalysis.Editing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>One way to mend one reported place.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">What the same way is called at every place: Fix All applies the options of one key.</param>
/// <param name="ApplyAsync">Makes the edits. Several options are applied to one editor, so each edits nodes of the original documents only.</param>
public sealed record FixOption(string Title, string Key, Func<SolutionEditor, CancellationToken, Task> ApplyAsync);
