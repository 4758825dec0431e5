using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Use;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Finds the switch that a diagnostic is about, and what it misses.</summary>
internal static class CaseSwitches
{
    public static async Task<(SyntaxNode Node, CaseSwitch Switch)?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindNodeAsync<SyntaxNode>(diagnostic, cancellation).ConfigureAwait(false) is not { } place
            || place.AncestorsAndSelf().FirstOrDefault(node => node is SwitchExpressionSyntax or SwitchStatementSyntax) is not { } node
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || CaseSets.Of(semantics.Compilation) is not { } symbols
            || semantics.GetOperation(node, cancellation) is not { } operation)
        {
            return null;
        }

        // A chain of conditions inside a switch is reported at its own place, and not rewritten.
        return CaseSwitch.Of(operation, symbols) is { } found && (found.Keyword.Span == diagnostic.Location.SourceSpan || found.HidingArm?.Span == diagnostic.Location.SourceSpan)
            ? (node, found)
            : null;
    }
}
