using Microsoft.CodeAnalysis;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Finds the syntax that a diagnostic is about.</summary>
internal static class DocumentExtensions
{
    /// <summary>The innermost node of a kind around the reported place.</summary>
    public static async Task<T?> FindNodeAsync<T>(this Document document, Diagnostic diagnostic, CancellationToken cancellation)
        where T : SyntaxNode
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }
}
