using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>The bodies of helpers, for the few rules that have to look into what they call. Each is bound once, when a rule asks for it.</summary>
internal sealed class MethodBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<ISymbol, IOperation?> _initializers = new(SymbolEqualityComparer.Default);

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

    /// <summary>What a field or a property of this compilation is initialized with; null where that is nothing.</summary>
    public IOperation? InitializerOf(ISymbol member) => _initializers.GetOrAdd(member.OriginalDefinition, BindInitializer);

    private IOperation? BindInitializer(ISymbol member)
    {
        foreach (var syntax in member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            var value = syntax switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var given } => given,
                PropertyDeclarationSyntax { Initializer.Value: var given } => given,
                PropertyDeclarationSyntax { ExpressionBody.Expression: var given } => given,
                _ => null,
            };
            if (value is not null && compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            {
#pragma warning disable RS1030
                return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(value);
#pragma warning restore RS1030
            }
        }

        return null;
    }

    private static bool HasBody(SyntaxNode syntax) => syntax is
        BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
        or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax;
}
