using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>Finds what operations come down to: the lambda in an argument, the receiver of a call, the value in a block.</summary>
internal static class Operations
{
    /// <summary>The lambda that an expression is, where it is one.</summary>
    public static IAnonymousFunctionOperation? LambdaOf(IOperation? operation) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation created => LambdaOf(created.Target),
        IConversionOperation conversion => LambdaOf(conversion.Operand),
        IParenthesizedOperation inner => LambdaOf(inner.Operand),
        _ => null,
    };

    /// <summary>The innermost lambda around an operation.</summary>
    public static IAnonymousFunctionOperation? LambdaAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not ILocalFunctionOperation; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
            {
                return lambda;
            }
        }

        return null;
    }

    /// <summary>The call that a lambda is an argument of.</summary>
    public static IInvocationOperation? CallWith(IAnonymousFunctionOperation lambda)
    {
        var current = lambda.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            current = current.Parent;
        }

        return current as IInvocationOperation;
    }

    /// <summary>The method that an expression names as a delegate, where it does.</summary>
    public static IMethodSymbol? MethodGroupOf(IOperation? operation) => operation switch
    {
        IMethodReferenceOperation reference => reference.Method,
        IDelegateCreationOperation created => MethodGroupOf(created.Target),
        IConversionOperation conversion => MethodGroupOf(conversion.Operand),
        _ => null,
    };

    /// <summary>What a call is made on: the instance, or the first argument of an extension method.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? WithoutConversions(call.Arguments[0].Value) : null);

    /// <summary>What a chain of calls and accesses starts with: <c>list</c> in <c>list.Items[0].Add(x)</c>.</summary>
    public static IOperation? RootOf(IOperation? operation) => operation switch
    {
        IInvocationOperation call when ReceiverOf(call) is { } receiver => RootOf(receiver),
        IMemberReferenceOperation { Instance: { } instance } => RootOf(instance),
        IArrayElementReferenceOperation element => RootOf(element.ArrayReference),
        IConversionOperation conversion => RootOf(conversion.Operand),
        IParenthesizedOperation inner => RootOf(inner.Operand),
        _ => operation,
    };

    /// <summary>An expression without the casts and parentheses around it.</summary>
    public static IOperation WithoutConversions(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => WithoutConversions(conversion.Operand),
        IParenthesizedOperation inner => WithoutConversions(inner.Operand),
        _ => operation,
    };

    /// <summary>An expression without the conversions that nobody wrote, and parentheses.</summary>
    public static IOperation WithoutImplicit(IOperation operation) => operation switch
    {
        IConversionOperation { IsImplicit: true } conversion => WithoutImplicit(conversion.Operand),
        IParenthesizedOperation inner => WithoutImplicit(inner.Operand),
        _ => operation,
    };

    /// <summary>Whether code throws at its end and gives nothing on any way: <c>{ Log(losses); throw new InvalidOperationException(); }</c>.</summary>
    public static bool EndsInThrow(IOperation? operation) => Unwrap(operation) switch
    {
        IThrowOperation => true,
        IBlockOperation { Operations: [.., var last] } block => EndsInThrow(last) && !block.Descendants().Any(inner => inner is IReturnOperation { ReturnedValue: { } given } && Unwrap(given) is not IThrowOperation),
        IAnonymousFunctionOperation { Body: { } body } => EndsInThrow(body.Operations is [.., IReturnOperation { IsImplicit: true, ReturnedValue: null }] && body.Operations.Length > 1 ? body.Operations[body.Operations.Length - 2] : body),
        _ => false,
    };

    /// <summary>Whether a body does nothing but throw.</summary>
    public static bool OnlyThrows(IEnumerable<IOperation> bodies) => bodies.All(body => OnlyThrows(body));

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
