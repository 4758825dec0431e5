using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>Tells which cases of a sum or union a pattern takes.</summary>
internal static class PatternCoverage
{
    /// <summary>Whether a pattern also takes cases that do not exist yet.</summary>
    public static bool IsOpen(IPatternOperation pattern, CaseSet cases) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation { MatchesNull: true } => true,
        IDeclarationPatternOperation declared => IsAbove(declared.MatchedType, cases),
        ITypePatternOperation typed => IsAbove(typed.MatchedType, cases),
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } recursive => IsAbove(recursive.MatchedType, cases),
        INegatedPatternOperation => true,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => IsOpen(either.LeftPattern, cases) || IsOpen(either.RightPattern, cases),
        IBinaryPatternOperation both => IsOpen(both.LeftPattern, cases) && IsOpen(both.RightPattern, cases),
        _ => false,
    };

    /// <summary>Whether a pattern takes every value of a case.</summary>
    public static bool Covers(IPatternOperation pattern, SumCase @case) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation { MatchesNull: true } => true,
        IDeclarationPatternOperation declared => Takes(declared.MatchedType, @case),
        ITypePatternOperation typed => Takes(typed.MatchedType, @case),
        IRecursivePatternOperation recursive => Takes(recursive.MatchedType, @case) && HasNoConditions(recursive),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Covers(either.LeftPattern, @case) || Covers(either.RightPattern, @case),
        IBinaryPatternOperation both => Covers(both.LeftPattern, @case) && Covers(both.RightPattern, @case),
        INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => true,
        _ => false,
    };

    /// <summary>Whether values of a type can be cases to come.</summary>
    private static bool IsAbove(ITypeSymbol? matched, CaseSet cases) => matched is null
        || matched.SpecialType == SpecialType.System_Object
        || matched.TypeKind == TypeKind.Interface
        || SymbolEqualityComparer.Default.Equals(matched, cases.Type);

    private static bool Takes(ITypeSymbol? matched, SumCase @case)
    {
        if (matched is null)
        {
            return true;
        }

        for (var type = @case.Type; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, matched))
            {
                return true;
            }
        }

        return matched.TypeKind == TypeKind.Interface && @case.Type.AllInterfaces.Contains(matched, SymbolEqualityComparer.Default);
    }

    private static bool HasNoConditions(IRecursivePatternOperation pattern) =>
        pattern.PropertySubpatterns.IsEmpty && pattern.DeconstructionSubpatterns.IsEmpty;
}
