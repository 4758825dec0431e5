using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Finds where a conversion leaves out elements of what it converts: by a query, by a helper that filters, by a loop that takes an element
/// only under a condition, by a <c>continue</c>.
/// </summary>
internal static class DroppedElements
{
    private static readonly string[] Filters =
    [
        "Where", "OfType", "FindAll", "RemoveAll", "RemoveRange", "Take", "TakeLast", "TakeWhile", "Skip", "SkipLast", "SkipWhile",
        "Except", "ExceptBy", "Intersect", "IntersectBy", "Distinct", "DistinctBy",
    ];

    /// <summary>Whether a step over elements can leave some out.</summary>
    /// <param name="operation">A call, a condition, or a <c>continue</c>.</param>
    /// <param name="kind">What the conversion around it is between.</param>
    /// <param name="types">What the types are.</param>
    public static bool Drops(IOperation operation, PairKind kind, SpecTypes types) => operation switch
    {
        IInvocationOperation call when IsOverParts(ElementsOf(call), types) => OfCall(call, kind, types),
        IBranchOperation { BranchKind: BranchKind.Continue } skip =>
            kind == PairKind.Versions && IsAllThatIsDone(skip) && IsOverParts(LoopOf(skip)?.Collection.Type, types),
        IBranchOperation skip => kind == PairKind.Versions && IsEmptySection(skip, types) && IsOverParts(LoopOf(skip)?.Collection.Type, types),
        IConditionalOperation condition => kind == PairKind.Versions && TakesOnlySome(condition, types),
        _ => false,
    };

    /// <summary>Whether it is worth to look for the conversion around an operation.</summary>
    public static bool MayDrop(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsQuery(call) || IsHelper(call),
        IBranchOperation skip => skip.BranchKind == BranchKind.Continue || skip.Parent is ISwitchCaseOperation { Body.Length: 1 },
        IConditionalOperation => true,
        _ => false,
    };

    // Between two versions every element has to go somewhere. A model may have several places for them, and take each in turn.
    private static bool OfCall(IInvocationOperation call, PairKind kind, SpecTypes types)
    {
        if (IsHelper(call))
        {
            return kind == PairKind.Versions && types.ShapeOf(call.Type!) is { IsCollection: true, CanRefuse: false } && types.Bodies.Of(call.TargetMethod) is { } body && TakesSome(body, types);
        }

        return call.TargetMethod.Name switch
        {
            "Where" => kind == PairKind.Versions || TriesToConvert(call),
            "SelectMany" => GivesNone(call),
            _ => kind == PairKind.Versions,
        };
    }

    private static bool IsQuery(IInvocationOperation call) =>
        (call.TargetMethod.Name == "SelectMany" || Array.IndexOf(Filters, call.TargetMethod.Name) >= 0)
        && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && call.TargetMethod.Parameters.Length > 0 | call.TargetMethod.IsGenericMethod;

    private static bool IsHelper(IInvocationOperation call) =>
        !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        && call.Type is INamedTypeSymbol { IsGenericType: true } or IArrayTypeSymbol
        && (call.Arguments.Length > 0 || call.Instance is not null);

    /// <summary>Whether a helper takes only some of its elements.</summary>
    private static bool TakesSome(IOperation body, SpecTypes types) => body.Descendants().Any(inner => inner switch
    {
        IInvocationOperation call => IsQuery(call) && call.TargetMethod.Name != "SelectMany",
        IConditionalOperation { WhenFalse: null } condition => Collects(condition.WhenTrue, types) && LoopAround(condition) is not null,
        _ => false,
    });

    private static ITypeSymbol? ElementsOf(IInvocationOperation call) =>
        call.Instance is { } instance and not IInstanceReferenceOperation ? instance.Type : Operations.Unwrap(call.Arguments.FirstOrDefault()?.Value)?.Type;

    /// <summary>Whether a collection holds parts of specs. Whole specs may be chosen from: what is not taken is still where it was.</summary>
    private static bool IsOverParts(ITypeSymbol? collection, SpecTypes types) => collection switch
    {
        null => false,
        _ when types.ShapeOf(collection) is { IsCollection: true } shape => shape.Role != SpecRole.Sum && !types.IsWholeSpec(shape.Type),

        // The values of unions, and what has been tried: nothing is known of the elements, but the function converts specs.
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Object }] } => true,
        _ => false,
    };

    /// <summary>Whether a predicate asks something that is called an attempt: <c>TryToV1(x, out _)</c>.</summary>
    private static bool TriesToConvert(IInvocationOperation call) => call.Arguments.Last().Value.DescendantsAndSelf().Any(inner => inner switch
    {
        IInvocationOperation attempt => IsAttempt(attempt.TargetMethod),
        IMethodReferenceOperation attempt => IsAttempt(attempt.Method),
        _ => false,
    });

    private static bool IsAttempt(IMethodSymbol method) =>
        method.ReturnType.SpecialType == SpecialType.System_Boolean
        && method.Name.StartsWith("Try", StringComparison.Ordinal);

    /// <summary>Whether a selector gives no elements at all for some element.</summary>
    private static bool GivesNone(IInvocationOperation call) => call.Arguments.Last().Value.DescendantsAndSelf().Any(inner => RefusalOutcome.IsEmptyCollection(inner));

    /// <summary>Whether nothing happens to the element before it is left: no loss is noted, nothing is made of it.</summary>
    private static bool IsAllThatIsDone(IBranchOperation skip) => skip.Parent switch
    {
        IBlockOperation { Operations.Length: 1, Parent: IConditionalOperation } => true,
        IConditionalOperation => true,
        ISwitchCaseOperation { Body.Length: 1 } => true,
        _ => false,
    };

    /// <summary>Whether a section of a switch does nothing with an element that other sections collect: <c>case Socket: break;</c>.</summary>
    private static bool IsEmptySection(IBranchOperation skip, SpecTypes types) =>
        skip is { BranchKind: BranchKind.Break, Parent: ISwitchCaseOperation { Body.Length: 1, Parent: ISwitchOperation whole } }
        && LoopAround(whole) is { } loop
        && IsLastIn(loop, whole)
        && whole.Cases.Any(section => section.Body.Any(statement => Collects(statement, types)));

    /// <summary>
    /// Whether a condition takes an element or leaves it: <c>if (x is A) list.Add(x);</c> as the last of a loop, without a way for the rest,
    /// or <c>x is A ? all.Add(x) : all</c>.
    /// </summary>
    private static bool TakesOnlySome(IConditionalOperation condition, SpecTypes types)
    {
        if (condition.Parent is IConditionalOperation || condition.Parent is IBlockOperation { Operations.Length: 1, Parent: IConditionalOperation outer } && outer.WhenFalse == condition.Parent)
        {
            return false;
        }

        var last = condition;
        while (NextIn(last) is { } next)
        {
            last = next;
        }

        if (condition.Type is not null and not { SpecialType: SpecialType.System_Void })
        {
            return Operations.WithoutConversions(condition.WhenTrue) is IInvocationOperation added
                && last.WhenFalse is { } rest
                && BodyVariables.VariableOf(rest) is { } same
                && SymbolEqualityComparer.Default.Equals(BodyVariables.VariableOf(Operations.RootOf(added)), same)
                && IsAboutPart(condition.Condition, types);
        }

        return last.WhenFalse is null or IBlockOperation { Operations.IsEmpty: true }
            && LoopAround(condition) is { } loop
            && IsLastIn(loop, condition)
            && Collects(condition.WhenTrue, types)
            && IsAboutPart(condition.Condition, types)
            && !TestsEveryCase(condition, types);
    }

    // `else if (x is A a)` is a block of its own, for the variable.
    private static IConditionalOperation? NextIn(IConditionalOperation chain) =>
        (chain.WhenFalse is IBlockOperation { Operations: [var only] } ? only : chain.WhenFalse) as IConditionalOperation;

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ILoopOperation loop)
            {
                return loop;
            }
        }

        return null;
    }

    private static bool IsLastIn(ILoopOperation loop, IOperation statement) =>
        loop.Body == statement || (loop.Body is IBlockOperation { Operations: [.., var last] } && last == statement);

    /// <summary>Whether code puts a part somewhere; to note a loss is something else.</summary>
    private static bool Collects(IOperation branch, SpecTypes types) => branch.DescendantsAndSelf().Any(inner => inner switch
    {
        IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } given } => IsPart(given, types),
        IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" or "Append" or "Insert" or "Enqueue" or "Push" or "AddLast" or "SetItem" or "Set" or "Write" } call =>
            call.Arguments.Any(argument => IsPart(argument.Value, types)),
        ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } } set => IsPart(set.Value, types),
        _ => false,
    });

    private static bool IsPart(IOperation value, SpecTypes types) => value.Type is { } type && (types.ShapeOf(type) is not null || type is ITypeParameterSymbol);

    /// <summary>Whether a condition depends on a part of a spec, and asks no conversion: that is another rule's.</summary>
    private static bool IsAboutPart(IOperation condition, SpecTypes types)
    {
        var origins = ValueOrigins.Of(condition).ToList();
        return !origins.Any(inner => types.ConversionIn(inner.Type) is not null || (inner as IMemberReferenceOperation)?.Member is { } member && types.IsConversion(member.ContainingType))
            && origins.Any(inner => inner is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
                && inner.Type is { } type && types.ShapeOf(type) is { IsCollection: false, Role: SpecRole.Version } shape && !types.IsWholeSpec(shape.Type));
    }

    private static bool TestsEveryCase(IConditionalOperation condition, SpecTypes types)
    {
        var tested = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        INamedTypeSymbol? union = null;
        for (IConditionalOperation? current = condition; current is not null; current = NextIn(current))
        {
            foreach (var inner in current.Condition.DescendantsAndSelf())
            {
                if ((inner is IDeclarationPatternOperation { MatchedType: { } declared } ? declared : inner is ITypePatternOperation { MatchedType: { } typed } ? typed : null) is { } type)
                {
                    tested.Add(type);
                }

                union ??= (inner as IPropertyReferenceOperation)?.Property is { Name: "Value", ContainingType: { TypeKind: TypeKind.Struct } found } && types.RoleOf(found) == SpecRole.Version ? found : null;
            }
        }

        return union is not null
            && union.FindAttributes(KnownNames.Case).All(found => tested.Contains(found.AttributeClass!.TypeArguments[0]));
    }

    private static IForEachLoopOperation? LoopOf(IBranchOperation skip)
    {
        for (var current = skip.Parent; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation loop)
            {
                return loop as IForEachLoopOperation;
            }
        }

        return null;
    }
}
