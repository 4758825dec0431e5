using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>The bodies of helpers, for the few rules that have to look into what they call. Each is bound once, when a rule asks for it.</summary>
internal sealed class MethodBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>The body of a method that is written in this compilation; null for others.</summary>
    public IOperation? Of(IMethodSymbol method) => _bodies.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, Bind);

    private IOperation? Bind(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is { } syntax && HasBody(syntax) && compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            {
                // Another file's body: there is no other way to it from an operation.
#pragma warning disable RS1030
                return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax);
#pragma warning restore RS1030
            }
        }

        return null;
    }

    private static bool HasBody(SyntaxNode syntax) => syntax is
        BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
        or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax;
}
