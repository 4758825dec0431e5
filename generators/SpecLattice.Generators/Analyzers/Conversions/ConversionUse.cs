using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>What becomes of a conversion's refusal.</summary>
internal enum RefusalUse
{
    /// <summary>It is looked at, as far as can be seen.</summary>
    Kept,

    /// <summary>It is ignored.</summary>
    Ignored,

    /// <summary>It becomes an exception.</summary>
    Forced,

    /// <summary>A value takes its place.</summary>
    Swallowed,

    /// <summary>The element that it is about is left out.</summary>
    Dropped,
}

/// <summary>Tells what code does with the refusal of a <c>Conversion&lt;T&gt;</c>.</summary>
internal static class ConversionUse
{
    /// <summary>What a call on a conversion, or a question to it, does.</summary>
    public static RefusalUse Of(IOperation operation, SpecTypes types) => operation switch
    {
        IInvocationOperation call when types.IsConversion(call.TargetMethod.ContainingType) => call.TargetMethod.Name switch
        {
            "GetValueOrThrow" => IsCaught(call, types) ? RefusalUse.Kept : RefusalUse.Forced,
            "TryGetValue" => call.Arguments.Length > 1 && !IsDiscarded(call.Arguments[1]) ? RefusalUse.Kept : OfTest(call, types),
            "Match" => OfMatch(call, types),
            _ => RefusalUse.Kept,
        },
        IPropertyReferenceOperation { Property.Name: "IsSuccess" } question when types.IsConversion(question.Property.ContainingType) => OfTest(question, types),
        _ => RefusalUse.Kept,
    };

    /// <summary>Whether a clause catches what a forced conversion throws and tells nobody.</summary>
    public static bool Swallows(ICatchClauseOperation clause, SpecTypes types)
    {
        if (!CanCatch(clause, types)
            || clause.Handler.Descendants().Any(inner => inner is IThrowOperation
                || (inner is ILocalReferenceOperation local && clause.Locals.Contains(local.Local, SymbolEqualityComparer.Default))))
        {
            return false;
        }

        return SymbolEqualityComparer.Default.Equals(clause.ExceptionType, types.Exception)
            || (clause.Parent is ITryOperation guarded && guarded.Body.Descendants().Any(inner =>
                inner is IInvocationOperation { TargetMethod.Name: "GetValueOrThrow" } call && types.IsConversion(call.TargetMethod.ContainingType)));
    }

    private static bool CanCatch(ICatchClauseOperation clause, SpecTypes types)
    {
        for (ITypeSymbol? caught = types.Exception; caught is not null; caught = caught.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(caught, clause.ExceptionType))
            {
                return true;
            }
        }

        return clause.ExceptionType.SpecialType == SpecialType.System_Object;
    }

    private static bool IsCaught(IOperation call, SpecTypes types)
    {
        for (var current = call; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is ITryOperation guarded && guarded.Body == current && guarded.Catches.Any(clause => CanCatch(clause, types)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDiscarded(IArgumentOperation argument) => argument.Value is IDiscardOperation;

    /// <summary>What becomes of a refusal that was asked for: the branch that is taken then says.</summary>
    private static RefusalUse OfTest(IOperation test, SpecTypes types)
    {
        var (outer, refusedIs) = (test, false);
        while (outer.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or IParenthesizedOperation)
        {
            refusedIs ^= outer.Parent is IUnaryOperation;
            outer = outer.Parent!;
        }

        return outer.Parent switch
        {
            IExpressionStatementOperation => RefusalUse.Ignored,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => RefusalUse.Ignored,
            IReturnOperation when IsPredicateOf(outer, "Where") => RefusalUse.Dropped,
            IConditionalOperation branch when branch.Condition == outer =>
                OfBranch(branch, refusedIs ? branch.WhenTrue : branch.WhenFalse, ValueTypeOf(test), types),
            _ => RefusalUse.Kept,
        };
    }

    private static RefusalUse OfBranch(IConditionalOperation conditional, IOperation? refused, ITypeSymbol? value, SpecTypes types)
    {
        if (refused is null)
        {
            return IsInLoop(conditional) ? RefusalUse.Dropped : RefusalUse.Kept;
        }

        if (refused.DescendantsAndSelf().Any(inner => inner is IPropertyReferenceOperation { Property.Name: "Losses" }))
        {
            return RefusalUse.Kept;
        }

        return IsReturnedNull(conditional, refused) ? RefusalUse.Kept : OfOutcome(refused, value, types);
    }

    /// <summary>Whether a refusal becomes a null that the function returns, so that the caller's compiler asks what becomes of it.</summary>
    private static bool IsReturnedNull(IOperation whole, IOperation refused)
    {
        var outer = whole;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return IsNull(refused) && (outer.Parent is IReturnOperation || refused is IReturnOperation or IBlockOperation);
    }

    private static bool IsNull(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => IsNull(conversion.Operand),
        IBlockOperation { Operations: [var only] } => IsNull(only),
        IReturnOperation returned => IsNull(returned.ReturnedValue),
        IAnonymousFunctionOperation lambda => IsNull(lambda.Body),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => true,
        _ => false,
    };

    private static RefusalUse OfOutcome(IOperation refused, ITypeSymbol? value, SpecTypes types) => Functions.Unwrap(refused) switch
    {
        IThrowOperation => RefusalUse.Forced,
        IBranchOperation { BranchKind: BranchKind.Continue } => RefusalUse.Dropped,
        { } instead when IsEmptyCollection(instead) => RefusalUse.Dropped,
        { Type: { } type } when IsValue(type, value, types) => RefusalUse.Swallowed,
        IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }
            when refused.Type is { } type && IsValue(type, value, types) => RefusalUse.Swallowed,
        _ => RefusalUse.Kept,
    };

    private static RefusalUse OfMatch(IInvocationOperation match, SpecTypes types)
    {
        var refused = match.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 1)?.Value;
        if (refused is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
        {
            return RefusalUse.Kept;
        }

        if (Functions.OnlyThrows(lambda))
        {
            return RefusalUse.Forced;
        }

        var looksAtLosses = lambda.Body.Descendants().Any(inner => inner is IParameterReferenceOperation used
            && lambda.Symbol.Parameters.Contains(used.Parameter, SymbolEqualityComparer.Default));
        if (looksAtLosses)
        {
            return RefusalUse.Kept;
        }

        if (Functions.Unwrap(lambda) is { } instead && IsEmptyCollection(instead))
        {
            return RefusalUse.Dropped;
        }

        return !IsReturnedNull(match, lambda) && match.Type is { } result && IsValue(result, ((INamedTypeSymbol)match.TargetMethod.ContainingType).TypeArguments[0], types)
            ? RefusalUse.Swallowed
            : RefusalUse.Kept;
    }

    private static ITypeSymbol? ValueTypeOf(IOperation test) => test switch
    {
        IInvocationOperation call => call.TargetMethod.ContainingType.TypeArguments[0],
        IPropertyReferenceOperation property => property.Property.ContainingType.TypeArguments[0],
        _ => null,
    };

    /// <summary>Whether a type is the converted value's, bare or nullable.</summary>
    private static bool IsValue(ITypeSymbol type, ITypeSymbol? value, SpecTypes types) =>
        value is not null
        && !types.IsConversion(type)
        && (SymbolEqualityComparer.Default.Equals(type, value)
            || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], value)));

    private static bool IsEmptyCollection(IOperation operation) => operation switch
    {
        ICollectionExpressionOperation { Elements.IsEmpty: true } => true,
        IInvocationOperation { TargetMethod.Name: "Empty", Arguments.IsEmpty: true } => true,
        _ => false,
    };

    private static bool IsInLoop(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is what a lambda given to a method of that name returns.</summary>
    private static bool IsPredicateOf(IOperation value, string method)
    {
        IOperation? current = value.Parent;
        while (current is IReturnOperation or IBlockOperation or IAnonymousFunctionOperation or IDelegateCreationOperation or IArgumentOperation
            or IConversionOperation)
        {
            current = current.Parent;
        }

        return current is IInvocationOperation { TargetMethod: var called } && called.Name == method;
    }
}
