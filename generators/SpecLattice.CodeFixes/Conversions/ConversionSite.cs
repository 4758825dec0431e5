using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Analyzers.Conversions;

namespace SpecLattice.CodeFixes.Conversions;

/// <summary>A hand-written conversion, as it is declared.</summary>
/// <param name="Declaration">The method, local function, operator or property.</param>
/// <param name="Pair">What it converts.</param>
/// <param name="Types">What the compilation's types are.</param>
/// <param name="Semantics">Answers questions about the document.</param>
internal sealed record ConversionSite(SyntaxNode Declaration, ConversionPair Pair, SpecTypes Types, SemanticModel Semantics)
{
    /// <summary>The declared result: bare, or a <c>Conversion&lt;T&gt;</c>.</summary>
    public TypeSyntax ResultType => Declared.ResultTypeOf(Declaration)!;

    /// <summary>Whether the result is the target itself or its conversion, and not a task, a collection or an <c>out</c> parameter.</summary>
    public bool IsPlain =>
        !Pair.Target.IsCollection
        && !Declared.IsAsync(Declaration)
        && (SymbolEqualityComparer.Default.Equals(Pair.Method.ReturnType, Pair.Target.Type) || ReturnsConversion);

    public bool ReturnsConversion => Types.IsConversion(Pair.Method.ReturnType);

    /// <summary>The conversion around a reported place; null where it is none that is declared by name.</summary>
    public static async Task<ConversionSite?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Properties.ContainsKey(HiddenConversionAnalyzer.Hidden)
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || SpecTypes.Of(semantics.Compilation) is not { } types)
        {
            return null;
        }

        foreach (var node in root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf())
        {
            if (Declared.ResultTypeOf(node) is not null
                && Declared.MethodOf(node, semantics, cancellation) is { } method
                && ConversionPair.Of(method, types) is { } pair)
            {
                return new ConversionSite(node, pair, types, semantics);
            }
        }

        return null;
    }
}
