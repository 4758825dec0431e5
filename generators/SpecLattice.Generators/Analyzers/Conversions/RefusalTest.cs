using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Tells what becomes of a refusal that was asked for, by <c>TryGetValue</c>, <c>IsSuccess</c> or a <c>Match</c> that says yes or no.</summary>
internal static class RefusalTest
{
    /// <summary>What becomes of a refusal.</summary>
    /// <param name="test">An operation that gives true where the conversion succeeded.</param>
    /// <param name="types">What the types are.</param>
    public static RefusalUse Of(IOperation test, SpecTypes types)
    {
        if (IsUnanswered(test))
        {
            return RefusalUse.Ignored;
        }

        return AsksForLosses(test)
            ? RefusalUse.Kept
            : AnswersOf(test).Select(answer => OfAnswer(answer.Place, answer.RefusedIs, test, types)).FirstOrDefault(use => use != RefusalUse.Kept);
    }

    /// <summary>Whether nothing depends on the answer: it is not used, or shown at most while the value is used all the same.</summary>
    private static bool IsUnanswered(IOperation test)
    {
        var ends = ValueTrail.Of(test, static (_, to) => to is IInvocationOperation ? Carrying.HandsOn : Carrying.Yes).Ends;
        if (ends.All(end => end.Kind == EndKind.Nothing || (end.Kind == EndKind.Shown && end.User is IInvocationOperation call && Readers.HasCondition(call.TargetMethod))))
        {
            return true;
        }

        return test is IInvocationOperation { TargetMethod.Name: "TryGetValue", Arguments: [{ Value: var value }, ..] }
            && BodyVariables.VariableOf(value) is { } given
            && BodyVariables.Around(test).ReadsOf(given).Count > 0
            && ends.All(end => end.Kind == EndKind.Nothing || (end.Kind == EndKind.Shown && end.User is not IInvocationOperation { TargetMethod.ContainingType.Name: "Assert" }));
    }

    private static bool AsksForLosses(IOperation test) =>
        ConversionIn(test) is { } conversion
        && BodyVariables.VariableOf(conversion) is { } variable
        && BodyVariables.Around(test).ReadsOf(variable).Any(read => read.Parent is IPropertyReferenceOperation { Property.Name: "Losses" });

    private static IOperation? ConversionIn(IOperation test) => test switch
    {
        IInvocationOperation call => call.Instance,
        IPropertyReferenceOperation property => property.Instance,
        _ => null,
    };

    /// <summary>The places where the answer is used, itself and by way of a variable, and what it is there on a refusal.</summary>
    private static IEnumerable<(IOperation Place, bool RefusedIs)> AnswersOf(IOperation test)
    {
        var (outer, refusedIs) = Widen(test, refusedIs: false);
        yield return (outer, refusedIs);
        var variable = outer.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declared } => declared.Symbol,
            ISimpleAssignmentOperation assignment when assignment.Value == outer => BodyVariables.VariableOf(assignment.Target),
            _ => null,
        };
        if (variable is not null)
        {
            foreach (var read in BodyVariables.Around(test).ReadsOf(variable))
            {
                yield return Widen(read, refusedIs);
            }
        }
    }

    /// <summary>The widest condition that a refusal settles: through <c>!</c>, <c>== false</c>, <c>is true</c>, <c>&amp;&amp;</c>.</summary>
    private static (IOperation Place, bool RefusedIs) Widen(IOperation place, bool refusedIs)
    {
        while (true)
        {
            switch (place.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    (place, refusedIs) = (not, !refusedIs);
                    break;
                case IParenthesizedOperation or IConversionOperation { IsImplicit: true }:
                    place = place.Parent;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both when !refusedIs:
                    place = both;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either when refusedIs:
                    place = either;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } compared
                    when (compared.LeftOperand == place ? compared.RightOperand : compared.LeftOperand).ConstantValue is { HasValue: true, Value: bool wanted }:
                    (place, refusedIs) = (compared, (refusedIs == wanted) == (compared.OperatorKind == BinaryOperatorKind.Equals));
                    break;
                case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool wanted } } } asked:
                    (place, refusedIs) = (asked, refusedIs == wanted);
                    break;
                case IPropertySubpatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool wanted } }, Parent: IRecursivePatternOperation { Parent: var owner } }:
                    if (owner is not (IIsPatternOperation or INegatedPatternOperation))
                    {
                        return (place, refusedIs);
                    }

                    refusedIs = (refusedIs == wanted) != owner is INegatedPatternOperation;
                    place = owner is INegatedPatternOperation ? owner.Parent! : owner;
                    break;
                default:
                    return (place, refusedIs);
            }
        }
    }

    private static RefusalUse OfAnswer(IOperation answer, bool refusedIs, IOperation test, SpecTypes types) => answer.Parent switch
    {
        IReturnOperation when IsPredicateOf(answer, "Where", "TakeWhile", "FindAll") && !refusedIs => RefusalUse.Dropped,
        IReturnOperation when IsPredicateOf(answer, "RemoveAll", "SkipWhile") && refusedIs => RefusalUse.Dropped,
        IConditionalOperation branch when branch.Condition == answer =>
            OfBranch(branch, refusedIs ? branch.WhenTrue : branch.WhenFalse, refusedIs ? branch.WhenFalse : branch.WhenTrue, ValueTypeOf(test), types),
        IPropertySubpatternOperation { Parent: IRecursivePatternOperation { Parent: ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation arms } taken } } =>
            arms.Arms.Where(arm => arm != taken).Select(arm => RefusalOutcome.Of(arm.Value, ValueTypeOf(test), types)).FirstOrDefault(use => use != RefusalUse.Kept),
        _ => RefusalUse.Kept,
    };

    private static RefusalUse OfBranch(IConditionalOperation branch, IOperation? refused, IOperation? succeeded, ITypeSymbol? value, SpecTypes types)
    {
        if (IsEmpty(refused) && IsEmpty(succeeded))
        {
            return RefusalUse.Ignored;
        }

        refused ??= Leaves(succeeded) ? NextTo(branch) : null;
        if (refused is null)
        {
            return IsInLoop(branch) || (IsOfParameter(branch.Condition, types) && succeeded is not null && Collects(succeeded)) ? RefusalUse.Dropped : RefusalUse.Kept;
        }

        if (refused.DescendantsAndSelf().Any(inner => inner is IPropertyReferenceOperation { Property.Name: "Losses" })
            || RefusalOutcome.IsReturnedNull(branch, refused))
        {
            return RefusalUse.Kept;
        }

        // `fits ? all.Add(older) : all`
        if (Operations.Unwrap(refused) is { } same && BodyVariables.VariableOf(same) is { } kept && succeeded is not null
            && value is not null && same.Type is { } collected && !RefusalOutcome.IsValue(collected, value, types)
            && succeeded.Descendants().Any(inner => SymbolEqualityComparer.Default.Equals(BodyVariables.VariableOf(inner), kept)))
        {
            return RefusalUse.Dropped;
        }

        return RefusalOutcome.IsJson(succeeded) && RefusalOutcome.IsEmptyValue(refused) ? RefusalUse.Swallowed : RefusalOutcome.Of(refused, value, types);
    }

    // `void Take(Conversion<T> c) { if (c.TryGetValue(out var x)) { list.Add(x); } }`
    private static bool IsOfParameter(IOperation condition, SpecTypes types) =>
        condition.DescendantsAndSelf().Any(inner => inner is IParameterReferenceOperation && types.IsConversion(inner.Type));

    private static bool Collects(IOperation branch) => branch.DescendantsAndSelf().Any(inner => inner is IInvocationOperation call && Readers.Fills(call));

    private static bool IsEmpty(IOperation? branch) => branch is null or IBlockOperation { Operations.IsEmpty: true } or IEmptyOperation;

    /// <summary>Whether nothing after a branch is come to from it.</summary>
    private static bool Leaves(IOperation? branch) => branch switch
    {
        IBlockOperation { Operations: [.., var last] } => Leaves(last),
        IReturnOperation { Kind: not OperationKind.YieldReturn } or IThrowOperation => true,
        IBranchOperation { BranchKind: BranchKind.Continue } => true,
        _ => false,
    };

    /// <summary>The statement after a branch, if it leaves the function or continues with the next element.</summary>
    private static IOperation? NextTo(IOperation branch)
    {
        if (branch.Parent is not IBlockOperation block)
        {
            return null;
        }

        var next = block.Operations.SkipWhile(operation => operation != branch).Skip(1).FirstOrDefault();
        return next is IReturnOperation { ReturnedValue: not null, Kind: not OperationKind.YieldReturn } or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } ? next : null;
    }

    private static ITypeSymbol? ValueTypeOf(IOperation test) => test switch
    {
        IInvocationOperation call => call.TargetMethod.ContainingType.TypeArguments[0],
        IPropertyReferenceOperation property => property.Property.ContainingType.TypeArguments[0],
        _ => null,
    };

    /// <summary>Whether code runs for one element after the other.</summary>
    public static bool IsInLoop(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ILoopOperation)
            {
                return true;
            }
        }

        // `list.ForEach(element => ...)`
        return Operations.LambdaAround(operation) is { } lambda && Operations.CallWith(lambda) is { TargetMethod.Name: "ForEach" or "ForEachAsync" or "For" };
    }

    /// <summary>Whether a value is what a lambda given to a method of one of those names returns.</summary>
    private static bool IsPredicateOf(IOperation value, params string[] methods) =>
        Operations.LambdaAround(value) is { } lambda && Operations.CallWith(lambda) is { TargetMethod.Name: var called } && methods.Contains(called);
}
