using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.Generators.Tests.RandomFamilies.Mutants;

/// <summary>A change to a generated file that makes it wrong.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Tree">The file.</param>
/// <param name="Changes">The change.</param>
internal sealed record Mutant(string Kind, SyntaxTree Tree, IReadOnlyList<TextChange> Changes)
{
    public SyntaxTree Apply() => FamilyBatch.Tree(
        Tree.GetText().WithChanges(Changes.OrderBy(change => change.Span.Start)).ToString(), Tree.FilePath);

    public override string ToString()
    {
        var line = Tree.GetText().Lines[Tree.GetLineSpan(Changes[0].Span).StartLinePosition.Line];
        return $"{Kind} in {Path.GetFileName(Tree.FilePath)}: {line.ToString().Trim()} -> {string.Join(" / ", Changes.Select(change => change.NewText))}";
    }
}
