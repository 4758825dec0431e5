using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>
/// Remembers which declarations an editor rewrites. Fix All applies the fixes of many places to one editor, and the callers of one
/// conversion may be inside another that is fixed as well.
/// </summary>
internal static class Rewritten
{
    private static readonly ConditionalWeakTable<SolutionEditor, HashSet<SyntaxNode>> Declarations = new();

    /// <summary>Records a declaration. False where it was noted before, so that it is not rewritten twice.</summary>
    public static bool Add(SolutionEditor editor, SyntaxNode declaration) => Declarations.GetOrCreateValue(editor).Add(declaration);

    /// <summary>Whether a node is inside a declaration that is rewritten.</summary>
    public static bool Contains(SolutionEditor editor, SyntaxNode node) =>
        Declarations.TryGetValue(editor, out var rewritten) && node.AncestorsAndSelf().Any(rewritten.Contains);
}
