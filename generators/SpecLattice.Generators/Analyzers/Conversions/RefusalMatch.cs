using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Tells what the second way of a <c>Match</c> makes of a refusal.</summary>
internal static class RefusalMatch
{
    public static RefusalUse Of(IInvocationOperation match, SpecTypes types)
    {
        if (ArgumentOf(match, 1) is not { } refused)
        {
            return RefusalUse.Kept;
        }

        var value = match.TargetMethod.ContainingType.TypeArguments[0];
        if (Operations.MethodGroupOf(refused) is { } group)
        {
            return Throws(group, types) ? RefusalUse.Forced
                : IsUnused(match) && LosesParameter(group, types) ? RefusalUse.Ignored
                : match.Type is { } made && RefusalOutcome.IsValue(made, value, types) ? RefusalUse.Swallowed
                : RefusalUse.Kept;
        }

        if (Operations.LambdaOf(refused) is not { } lambda)
        {
            return RefusalUse.Kept;
        }

        if (Operations.OnlyThrows(lambda))
        {
            return RefusalUse.Forced;
        }

        return LooksAt(lambda) ? RefusalUse.Kept
            : Operations.EndsInThrow(lambda) ? RefusalUse.Forced
            : OfLostLosses(match, lambda, value, types);
    }

    private static RefusalUse OfLostLosses(IInvocationOperation match, IAnonymousFunctionOperation refused, ITypeSymbol value, SpecTypes types)
    {
        var succeeded = Operations.LambdaOf(ArgumentOf(match, 0));
        if (IsUnused(match))
        {
            return succeeded is not null && Collects(succeeded) && (!types.IsWholeSpec(value) || RefusalTest.IsInLoop(match)) ? RefusalUse.Dropped : RefusalUse.Ignored;
        }

        if (Operations.Unwrap(refused) is { ConstantValue: { HasValue: true, Value: { } same } } && Operations.Unwrap(succeeded) is { ConstantValue: { HasValue: true, Value: var other } } && same.Equals(other))
        {
            return RefusalUse.Ignored;
        }

        if (match.Type?.SpecialType == SpecialType.System_Boolean && Operations.Unwrap(refused) is { ConstantValue: { HasValue: true, Value: false } })
        {
            return RefusalTest.Of(match, types);
        }

        if (Operations.Unwrap(refused) is { } instead && RefusalOutcome.IsEmptyCollection(instead))
        {
            return RefusalOutcome.IsJson(succeeded) ? RefusalUse.Swallowed : RefusalUse.Dropped;
        }

        if (RefusalOutcome.IsJson(succeeded) && RefusalOutcome.IsEmptyValue(refused))
        {
            return RefusalUse.Swallowed;
        }

        return !RefusalOutcome.IsReturnedNull(match, refused) && match.Type is { } result && RefusalOutcome.IsValue(result, value, types)
            ? RefusalUse.Swallowed
            : RefusalUse.Kept;
    }

    private static IOperation? ArgumentOf(IInvocationOperation match, int ordinal) =>
        match.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static bool LooksAt(IAnonymousFunctionOperation refused) => refused.Symbol.Parameters is [var losses, ..]
        && BodyVariables.Around(refused).ReadsOf(losses).Any(read => ValueTrail.OfEverythingMadeFrom(read).Ends.Any(end => end.Kind != EndKind.Nothing));

    private static bool Throws(IMethodSymbol group, SpecTypes types) =>
        group.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute")
        || (types.Bodies.Of(group) is { } body
            && body.Descendants().Any(inner => inner is IThrowOperation)
            && !body.Descendants().Any(inner => inner is IReturnOperation { ReturnedValue: { } given } && Operations.Unwrap(given) is not IThrowOperation));

    private static bool LosesParameter(IMethodSymbol group, SpecTypes types) =>
        types.Bodies.Of(group) is { } body && !body.Descendants().Any(inner => inner is IParameterReferenceOperation);

    private static bool IsUnused(IInvocationOperation match) =>
        ValueTrail.Of(match, static (_, to) => to is IInvocationOperation ? Carrying.HandsOn : Carrying.Yes).Ends.All(end => end.Kind == EndKind.Nothing);

    /// <summary>Whether a lambda puts its value somewhere: <c>older => list.Add(older)</c>.</summary>
    private static bool Collects(IAnonymousFunctionOperation succeeded) => succeeded.Symbol.Parameters is [var value, ..]
        && BodyVariables.Around(succeeded).ReadsOf(value).Any(read => read.Parent is IArgumentOperation or IConversionOperation { Parent: IArgumentOperation } or IAssignmentOperation);
}
