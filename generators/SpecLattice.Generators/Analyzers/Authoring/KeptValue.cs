using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Whether an expression is a given value as it is, or throws: <c>value</c>, <c>value >= 0 ? value : throw ...</c>, <c>Checked(value)</c>.</summary>
internal sealed class KeptValue(MethodBodies bodies)
{
    private const int MaxDepth = 6;

    // Helpers of other assemblies cannot be looked into. These say that they give what they are given, or throw.
    private static readonly string[] Guards = ["Ensure", "Guard", "Require", "Check", "Valid", "Verify", "Demand", "Expect", "Assert", "Must", "Throw", "NotNull", "NotEmpty", "Against", "InRange", "Null", "Negative", "OutOfRange"];

    /// <summary>Whether a call says by its name that it throws where a value is not allowed.</summary>
    public static bool IsGuard(IMethodSymbol called) => Guards.Any(guard => called.Name.StartsWith(guard, StringComparison.Ordinal));

    /// <summary>The part of an expression that makes something else of the value; null where none does.</summary>
    /// <param name="expression">What is stored or returned.</param>
    /// <param name="isValue">Whether an expression is the value itself.</param>
    /// <param name="depth">How many variables and helpers are around it already.</param>
    public IOperation? FindChange(IOperation? expression, Func<IOperation, bool> isValue, int depth = 0) => expression switch
    {
        null or IThrowOperation => null,
        _ when isValue(expression) => null,
        _ when depth > MaxDepth => null,
        IParenthesizedOperation inner => FindChange(inner.Operand, isValue, depth),
        IConversionOperation { OperatorMethod: null } conversion when Keeps(conversion) => FindChange(conversion.Operand, isValue, depth),
        IConditionalOperation choice when AsksForDefault(choice.Condition, isValue) => null,
        IConditionalOperation choice => FindChange(choice.WhenTrue, isValue, depth) ?? FindChange(choice.WhenFalse, isValue, depth),
        ICoalesceOperation either => FindChange(either.Value, isValue, depth) ?? FindChange(either.WhenNull, isValue, depth),
        ISwitchExpressionOperation choice => First(choice.Arms.Select(arm => arm.Value), isValue, depth),
        ISimpleAssignmentOperation assignment => FindChange(assignment.Value, isValue, depth),
        ICollectionExpressionOperation { Elements: [ISpreadOperation { Operand: var copied }] } => FindChange(copied, isValue, depth),
        ILocalReferenceOperation local => BodyVariables.Around(local).GivenTo(local.Local) is { Count: > 0 } given && First(given, isValue, depth + 1) is null ? null : local,
        IInvocationOperation call => IsKept(call, isValue, depth) ? null : call,
        _ => expression,
    };

    /// <summary>Whether a helper that is given a variable by reference stores the value in it as it is.</summary>
    public bool IsStored(IInvocationOperation call, IParameterSymbol variable, Func<IOperation, bool> isValue)
    {
        var given = call.Arguments.Where(argument => isValue(argument.Value)).Select(argument => argument.Parameter?.Ordinal).ToList();
        return given.Count > 0 && (bodies.Of(call.TargetMethod)?.Descendants().OfType<IAssignmentOperation>() ?? [])
            .Where(assignment => assignment.Target is IParameterReferenceOperation { Parameter: var target } && target.Ordinal == variable.Ordinal)
            .All(assignment => assignment is ISimpleAssignmentOperation && FindChange(assignment.Value, inner => inner is IParameterReferenceOperation { Parameter: var parameter } && given.Contains(parameter.Ordinal), 1) is null);
    }

    private IOperation? First(IEnumerable<IOperation> expressions, Func<IOperation, bool> isValue, int depth) =>
        expressions.Select(expression => FindChange(expression, isValue, depth)).FirstOrDefault(changed => changed is not null);

    private static bool Keeps(IConversionOperation conversion) =>
        conversion.IsImplicit || conversion.Conversion is { IsIdentity: true } or { IsReference: true } or { IsNullable: true };

    // An array that was never made is an empty one.
    private static bool AsksForDefault(IOperation condition, Func<IOperation, bool> isValue) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => AsksForDefault(not.Operand, isValue),
        IParenthesizedOperation inner => AsksForDefault(inner.Operand, isValue),
        IPropertyReferenceOperation { Property.Name: "IsDefault" or "IsDefaultOrEmpty", Instance: { } asked } => isValue(asked),
        _ => false,
    };

    private bool IsKept(IInvocationOperation call, Func<IOperation, bool> isValue, int depth)
    {
        var kept = call.Arguments.Where(argument => FindChange(argument.Value, isValue, depth + 1) is null).Select(argument => argument.Parameter).ToList();
        if (bodies.Of(call.TargetMethod) is { } body)
        {
            var returned = body.Descendants().OfType<IReturnOperation>().Where(given => Operations.LambdaAround(given) is null).Select(given => given.ReturnedValue).OfType<IOperation>();
            return First(returned, inner => inner is IParameterReferenceOperation { Parameter: var parameter } && kept.Exists(given => given?.Ordinal == parameter.Ordinal), depth + 1) is null;
        }

        var isSame = Operations.ReceiverOf(call) is { } receiver && call.TargetMethod.Name == "To" + call.Type?.Name && FindChange(receiver, isValue, depth + 1) is null;
        return isSame || (kept.Count > 0 && IsGuard(call.TargetMethod));
    }
}
