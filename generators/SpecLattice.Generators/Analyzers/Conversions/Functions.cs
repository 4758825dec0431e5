using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds the functions around an operation.</summary>
internal static class Functions
{
    /// <summary>The lambdas and local functions around an operation, from the inside out, and the member at last.</summary>
    public static IEnumerable<IMethodSymbol> Around(IOperation operation, ISymbol member)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
            {
                yield return lambda.Symbol;
            }
            else if (current is ILocalFunctionOperation local)
            {
                yield return local.Symbol;
            }
        }

        if (member is IMethodSymbol method)
        {
            yield return method;
        }
    }

    /// <summary>The innermost conversion around an operation; null where there is none.</summary>
    public static ConversionPair? FindPair(IOperation operation, ISymbol member, SpecTypes types)
    {
        foreach (var function in Around(operation, member))
        {
            if (ConversionPair.Of(function, types) is { } pair)
            {
                return pair;
            }
        }

        return null;
    }

    /// <summary>
    /// The innermost function around an operation that makes a version or a model: a conversion, or one that promises a value outright.
    /// </summary>
    public static SpecShape? FindPromise(IOperation operation, ISymbol member, SpecTypes types)
    {
        foreach (var function in Around(operation, member))
        {
            if (ConversionPair.Of(function, types) is { } pair)
            {
                return pair.Target;
            }

            if (types.ShapeOf(function.ReturnType) is { CanRefuse: false, IsWhole: true } promised)
            {
                return promised;
            }
        }

        return null;
    }

    /// <summary>Whether a lambda or a block does nothing but throw.</summary>
    public static bool OnlyThrows(IOperation? operation) => Unwrap(operation) is IThrowOperation;

    /// <summary>What an operation comes down to: without blocks of one statement, implicit conversions, and the return around a value.</summary>
    public static IOperation? Unwrap(IOperation? operation) => operation switch
    {
        IBlockOperation { Operations: [var only] } => Unwrap(only),
        IAnonymousFunctionOperation lambda => Unwrap(WithoutImplicitReturn(lambda.Body)),
        IDelegateCreationOperation created => Unwrap(created.Target),
        IReturnOperation { ReturnedValue: { } value } => Unwrap(value),
        IExpressionStatementOperation statement => Unwrap(statement.Operation),
        IConversionOperation { IsImplicit: true } conversion => Unwrap(conversion.Operand),
        IParenthesizedOperation inner => Unwrap(inner.Operand),
        _ => operation,
    };

    // A lambda that only throws still gets a return that nobody wrote.
    private static IOperation WithoutImplicitReturn(IBlockOperation body) =>
        body.Operations.Length == 2 && body.Operations[1] is IReturnOperation { IsImplicit: true, ReturnedValue: null } ? body.Operations[0] : body;
}
