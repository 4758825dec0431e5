using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Tells what a <c>catch</c> does with the exception of a forced conversion.</summary>
internal static class CaughtRefusal
{
    /// <summary>Whether a clause catches what a forced conversion throws and tells nobody.</summary>
    public static bool Swallows(ICatchClauseOperation clause, SpecTypes types)
    {
        if (!CanCatch(clause, types)
            || AnswersNo(clause)
            || clause.Handler.Descendants().Any(inner => inner is IThrowOperation
                || (inner is ILocalReferenceOperation local && clause.Locals.Contains(local.Local, SymbolEqualityComparer.Default))))
        {
            return false;
        }

        return SymbolEqualityComparer.Default.Equals(clause.ExceptionType, types.Exception)
            || (clause.Parent is ITryOperation guarded && guarded.Body.Descendants().Any(inner =>
                inner is IInvocationOperation { TargetMethod.Name: "GetValueOrThrow" } call && types.IsConversion(call.TargetMethod.ContainingType)));
    }

    // `bool Fits(int version) { try { return spec.ToVersion(version).IsSuccess; } catch (SpecConversionException) { return false; } }`
    private static bool AnswersNo(ICatchClauseOperation clause) =>
        clause.Handler.Operations is [IReturnOperation { ReturnedValue: { Type.SpecialType: SpecialType.System_Boolean, ConstantValue: { HasValue: true, Value: false } } }];

    /// <summary>Whether a call is inside a <c>try</c> that catches what it throws.</summary>
    public static bool IsCaught(IOperation call, SpecTypes types)
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
}
