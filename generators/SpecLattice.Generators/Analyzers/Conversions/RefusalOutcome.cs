using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Tells what the code that is taken on a refusal makes of it.</summary>
internal static class RefusalOutcome
{
    public static RefusalUse Of(IOperation refused, ITypeSymbol? value, SpecTypes types) => Operations.Unwrap(refused) switch
    {
        IBlockOperation block when Operations.EndsInThrow(block) => RefusalUse.Forced,
        IThrowOperation => RefusalUse.Forced,
        IBranchOperation { BranchKind: BranchKind.Continue } => RefusalUse.Dropped,
        { Type: { } type } when IsValue(type, value, types) => RefusalUse.Swallowed,
        { } instead when IsEmptyCollection(instead) => RefusalUse.Dropped,
        IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }
            when refused.Type is { } type && IsValue(type, value, types) => RefusalUse.Swallowed,
        _ => RefusalUse.Kept,
    };

    /// <summary>Whether a refusal becomes a null that the function returns, so that the caller's compiler asks what becomes of it.</summary>
    public static bool IsReturnedNull(IOperation whole, IOperation refused)
    {
        var outer = whole;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return IsNull(refused) && (outer.Parent is IReturnOperation || refused is IReturnOperation or IBlockOperation);
    }

    /// <summary>Whether a type is the converted value's, bare or nullable.</summary>
    public static bool IsValue(ITypeSymbol type, ITypeSymbol? value, SpecTypes types) =>
        value is not null
        && !types.IsConversion(type)
        && (SymbolEqualityComparer.Default.Equals(type, value)
            || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], value)));

    public static bool IsEmptyCollection(IOperation operation) => operation switch
    {
        ICollectionExpressionOperation { Elements.IsEmpty: true } => true,
        IInvocationOperation { TargetMethod.Name: "Empty", Arguments.IsEmpty: true } => true,
        IMemberReferenceOperation { Instance: null, Member.Name: "Empty", Type: { } type } => type.AllInterfaces.Any(found => found.SpecialType == SpecialType.System_Collections_IEnumerable),
        IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } } => true,
        IConversionOperation conversion => IsEmptyCollection(conversion.Operand),
        _ => false,
    };

    /// <summary>Whether code gives the converted value's JSON.</summary>
    public static bool IsJson(IOperation? succeeded) => succeeded is not null && Operations.Unwrap(succeeded) is IInvocationOperation call && VersionCarrying.IsSerializer(call);

    /// <summary>Whether code gives nothing that was converted: an empty text, no bytes.</summary>
    public static bool IsEmptyValue(IOperation refused) =>
        Operations.Unwrap(refused) is { } instead && (IsEmptyCollection(instead) || instead.ConstantValue is { HasValue: true, Value: string });

    private static bool IsNull(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => IsNull(conversion.Operand),
        IBlockOperation { Operations: [var only] } => IsNull(only),
        IReturnOperation returned => IsNull(returned.ReturnedValue),
        IAnonymousFunctionOperation lambda => IsNull(lambda.Body),
        ILiteralOperation or IDefaultValueOperation => operation.ConstantValue is { HasValue: true, Value: null },
        _ => false,
    };
}
