using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>Follows a value back: what it is made of.</summary>
internal static class ValueOrigins
{
    /// <summary>Every operation that may take part in a value: the expression's own, and those of whatever the variables in it are given.</summary>
    public static IEnumerable<IOperation> Of(IOperation value)
    {
        var variables = BodyVariables.Around(value);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IOperation>([value]);
        while (open.Count > 0)
        {
            foreach (var operation in open.Pop().DescendantsAndSelf())
            {
                yield return operation;
                if (BodyVariables.VariableOf(operation) is { } variable && seen.Add(variable))
                {
                    Push(open, variables.GivenTo(variable));
                }
                else if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called }
                    && seen.Add(called.OriginalDefinition)
                    && variables.FunctionOf(called.OriginalDefinition) is { Body: { } body })
                {
                    open.Push(body);
                }
            }
        }
    }

    private static void Push(Stack<IOperation> open, IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            open.Push(operation);
        }
    }
}
