using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Tells which members of an enum, or which static values of a type, a test takes.</summary>
internal static class EnumCases
{
    /// <summary>All members of an enum.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type) => FieldsOf(type).Select(field => field.Name);

    public static IEnumerable<string> In(IOperation test, INamedTypeSymbol type) => test switch
    {
        IFieldReferenceOperation { Field.Name: var name } => [name],
        IConversionOperation conversion => In(conversion.Operand, type),
        IConstantPatternOperation constant => In(constant.Value, type),
        ITypePatternOperation matched => [matched.MatchedType.Name],
        IDeclarationPatternOperation { MatchedType: { } matched } => [matched.Name],
        IRecursivePatternOperation { MatchedType: { } matched } => [matched.Name],
        IIsTypeOperation asked => [asked.TypeOperand.Name],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => In(either.LeftPattern, type).Concat(In(either.RightPattern, type)),
        IBinaryPatternOperation both => In(both.LeftPattern, type).Intersect(In(both.RightPattern, type)),
        INegatedPatternOperation not => Of(type).Except(In(not.Pattern, type)),
        IRelationalPatternOperation { OperatorKind: var kind, Value.ConstantValue: { HasValue: true, Value: { } bound } } => Where(type, kind, bound),
        IBinaryOperation { OperatorKind: var kind, RightOperand.ConstantValue: { HasValue: true, Value: { } bound } } => Where(type, kind, bound),
        _ => [],
    };

    private static IEnumerable<IFieldSymbol> FieldsOf(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Enum ? type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue) : [];

    private static IEnumerable<string> Where(INamedTypeSymbol type, BinaryOperatorKind kind, object bound) =>
        from field in FieldsOf(type)
        let order = System.Convert.ToDecimal(field.ConstantValue).CompareTo(System.Convert.ToDecimal(bound))
        where kind switch
        {
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            BinaryOperatorKind.GreaterThan => order > 0,
            BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
            BinaryOperatorKind.Equals => order == 0,
            _ => false,
        }
        select field.Name;
}
