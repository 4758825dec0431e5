using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds where a conversion leaves out elements of what it converts.</summary>
internal static class DroppedElements
{
    /// <summary>Whether a step over elements can leave some out.</summary>
    /// <param name="operation">A call of a query operator, or a <c>continue</c>.</param>
    /// <param name="pair">The conversion around it.</param>
    /// <param name="types">What the types are.</param>
    public static bool Drops(IOperation operation, ConversionPair pair, SpecTypes types) => operation switch
    {
        IInvocationOperation call when IsQuery(call) && IsOverSpecs(ElementsOf(call), types) => call.TargetMethod.Name switch
        {
            // Between two versions every element has to go somewhere. A model may have several places for them, and take each in turn.
            "Where" => pair.Kind == PairKind.Versions || TriesToConvert(call),
            "OfType" => pair.Kind == PairKind.Versions,
            "SelectMany" => GivesNone(call),
            _ => false,
        },
        IBranchOperation { BranchKind: BranchKind.Continue } skip => pair.Kind == PairKind.Versions && IsAllThatIsDone(skip) && IsOverSpecs(LoopOf(skip)?.Collection.Type, types),
        _ => false,
    };

    /// <summary>Whether it is worth to look for the conversion around an operation.</summary>
    public static bool MayDrop(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsQuery(call),
        IBranchOperation skip => skip.BranchKind == BranchKind.Continue,
        _ => false,
    };

    private static bool IsQuery(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Where" or "OfType" or "SelectMany", ContainingType: { Name: "Enumerable" or "ImmutableArrayExtensions" } };

    private static ITypeSymbol? ElementsOf(IInvocationOperation call) =>
        call.Instance?.Type ?? Functions.Unwrap(call.Arguments.FirstOrDefault()?.Value)?.Type;

    private static bool IsOverSpecs(ITypeSymbol? collection, SpecTypes types) => collection switch
    {
        null => false,
        _ when types.ShapeOf(collection) is { IsCollection: true } => true,

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
    private static bool GivesNone(IInvocationOperation call) => call.Arguments.Last().Value.DescendantsAndSelf().Any(inner => inner
        is ICollectionExpressionOperation { Elements.IsEmpty: true }
        or IInvocationOperation { TargetMethod: { Name: "Empty", Parameters.IsEmpty: true } });

    /// <summary>Whether nothing happens to the element before it is left: no loss is noted, nothing is made of it.</summary>
    private static bool IsAllThatIsDone(IBranchOperation skip) => skip.Parent switch
    {
        IBlockOperation { Operations.Length: 1, Parent: IConditionalOperation } => true,
        IConditionalOperation => true,
        ISwitchCaseOperation { Body.Length: 1 } => true,
        _ => false,
    };

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
