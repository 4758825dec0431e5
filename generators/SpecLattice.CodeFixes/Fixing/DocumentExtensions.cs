using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>Finds the syntax that a diagnostic is about, and the document that syntax is in.</summary>
internal static class DocumentExtensions
{
    /// <summary>The innermost node of a kind around the reported place.</summary>
    public static async Task<T?> FindNodeAsync<T>(this Document document, Diagnostic diagnostic, CancellationToken cancellation)
        where T : SyntaxNode
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();
    }

    /// <summary>What the declaration around a reported place declares.</summary>
    public static async Task<ISymbol?> FindSymbolAsync<T>(this Document document, Diagnostic diagnostic, CancellationToken cancellation)
        where T : MemberDeclarationSyntax
    {
        var node = await document.FindNodeAsync<T>(diagnostic, cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return node is null ? null : semantics?.GetDeclaredSymbol(node, cancellation);
    }

    /// <summary>The member declared around a reported place, and what declares it: a property, or a parameter of a positional record.</summary>
    public static async Task<(SyntaxNode Declaration, IPropertySymbol Symbol)?> FindMemberAsync(this Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var found = await document.FindNodeAsync<SyntaxNode>(diagnostic, cancellation).ConfigureAwait(false);
        var node = found?.FirstAncestorOrSelf<SyntaxNode>(candidate => candidate is ParameterSyntax or MemberDeclarationSyntax);
        var symbol = node is null ? null : (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))?.GetDeclaredSymbol(node, cancellation);
        var member = symbol is IParameterSymbol parameter ? parameter.ContainingType?.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() : symbol as IPropertySymbol;
        return member is null ? null : (node!, member);
    }

    /// <summary>The specs and parts of the document's project.</summary>
    public static async Task<SpecIndex?> FindSpecsAsync(this Document document, CancellationToken cancellation) =>
        await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation ? SpecIndex.Of(compilation, cancellation) : null;

    /// <summary>The editor of the document that a node is in; nothing for generated documents.</summary>
    public static async Task<DocumentEditor?> EditorOfAsync(this SolutionEditor solution, SyntaxNode node, CancellationToken cancellation) =>
        solution.OriginalSolution.GetDocumentId(node.SyntaxTree) is { } id && solution.OriginalSolution.GetDocument(id) is not null
            ? await solution.GetDocumentEditorAsync(id, cancellation).ConfigureAwait(false)
            : null;
}
