using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>
/// Whether two members check the same before they hold a value: their accessors are written alike, and whatever these name means the same in both, such as a limit or a helper of each version.
/// </summary>
internal sealed class AlikeChecks(MethodBodies bodies)
{
    private const int MaxHelpers = 4;

    public bool Of(IPropertySymbol one, IPropertySymbol other) =>
        MemberAccessors.ChecksAlike(one, other) && (AccessorOf(one), AccessorOf(other)) is var (first, second) && (first is null || second is null || MeanTheSame(first, second, 0));

    private IOperation? AccessorOf(IPropertySymbol property) => (property.PartialImplementationPart ?? property).SetMethod is { } set ? bodies.Of(set) : null;

    private bool MeanTheSame(IOperation one, IOperation other, int helpers)
    {
        var (first, second) = (Named(one).ToList(), Named(other).ToList());
        return first.Count == second.Count && first.Zip(second, (left, right) => MeanTheSame(left, right, helpers)).All(same => same);
    }

    private bool MeanTheSame(ISymbol one, ISymbol other, int helpers)
    {
        if (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition) || helpers > MaxHelpers)
        {
            return true;
        }

        if (one is IFieldSymbol { HasConstantValue: true } constant && other is IFieldSymbol { HasConstantValue: true } counterpart)
        {
            return Equals(constant.ConstantValue, counterpart.ConstantValue);
        }

        var (first, second) = (CodeOf(one), CodeOf(other));
        return first is null || second is null
            ? first is null && second is null
            : MemberAccessors.TextOf(BodyIn(first.Syntax)) == MemberAccessors.TextOf(BodyIn(second.Syntax)) && MeanTheSame(first, second, helpers + 1);
    }

    /// <summary>What gives a helper its meaning; null for what a value holds, and for what is written elsewhere.</summary>
    private IOperation? CodeOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => bodies.Of(method),
        IPropertySymbol { GetMethod: { } get } property => bodies.Of(get) ?? (property.IsStatic ? bodies.InitializerOf(property) : null),
        IFieldSymbol { IsStatic: true } field => bodies.InitializerOf(field),
        _ => null,
    };

    private static SyntaxNode BodyIn(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody ?? syntax,
        LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody ?? syntax,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody ?? syntax,
        _ => syntax,
    };

    /// <summary>What code names, in its order; nothing of what it throws, and no names as texts.</summary>
    private static IEnumerable<ISymbol> Named(IOperation code)
    {
        var left = new Stack<IOperation>([code]);
        while (left.Count > 0)
        {
            var operation = left.Pop();
            if (operation is IThrowOperation or INameOfOperation)
            {
                continue;
            }

            if (SymbolOf(operation) is { } symbol)
            {
                yield return symbol;
            }

            foreach (var child in operation.ChildOperations.Reverse())
            {
                left.Push(child);
            }
        }
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation method => method.Method,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };
}
