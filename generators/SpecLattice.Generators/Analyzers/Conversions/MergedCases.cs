using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>A place where a case becomes what another case became before.</summary>
/// <param name="Value">Where it becomes that.</param>
/// <param name="Cases">The case, or the cases.</param>
/// <param name="Target">What they become.</param>
/// <param name="Source">The type whose cases they are.</param>
internal sealed record MergedCase(SyntaxNode Value, string Cases, ISymbol Target, ITypeSymbol Source);

/// <summary>Finds the arms of a switch that map two cases of a type to one constant of its counterpart.</summary>
internal static class MergedCases
{
    /// <summary>The places in a switch expression or statement; none where it converts nothing.</summary>
    public static IEnumerable<MergedCase> In(IOperation operation, SpecTypes types)
    {
        var (governing, arms) = operation switch
        {
            ISwitchExpressionOperation expression => (Functions.Unwrap(expression.Value)?.Type, ArmsOf(expression)),
            ISwitchOperation statement => (Functions.Unwrap(statement.Value)?.Type, ArmsOf(statement)),
            _ => (null, []),
        };
        if (governing is null || types.ShapeOf(governing) is not { IsCollection: false, CanFail: false } source)
        {
            yield break;
        }

        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var matched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (tests, value) in arms)
        {
            var cases = tests.SelectMany(test => IsRest(test) ? RestOf(source.Type, matched) : CasesOf(test)).Distinct().ToList();
            matched.UnionWith(cases);
            if (TargetOf(value) is not { } target
                || types.ShapeOf(target.ContainingType) is not { } made
                || ConversionPair.Relate(source, made, types) is null)
            {
                continue;
            }

            if ((cases.Count > 0 && !seen.Add(target)) || cases.Count > 1)
            {
                yield return new MergedCase(value!.Syntax, string.Join(", ", cases), target, source.Type);
            }
        }
    }

    private static IEnumerable<(IEnumerable<IOperation> Tests, IOperation? Value)> ArmsOf(ISwitchExpressionOperation expression) =>
        expression.Arms.Select(arm => ((IEnumerable<IOperation>)[arm.Pattern], Functions.Unwrap(arm.Value)));

    private static IEnumerable<(IEnumerable<IOperation> Tests, IOperation? Value)> ArmsOf(ISwitchOperation statement) =>
        statement.Cases.Select(section => (
            section.Clauses.Select(clause => clause is IPatternCaseClauseOperation pattern ? pattern.Pattern : (IOperation)clause),
            section.Body is [var first, ..] ? ValueOf(first) : null));

    private static IOperation? ValueOf(IOperation statement) => Functions.Unwrap(statement) switch
    {
        ISimpleAssignmentOperation assignment => Functions.Unwrap(assignment.Value),
        var value => value,
    };

    /// <summary>The constant that an arm gives: an enum's member, or a static one of a type.</summary>
    private static ISymbol? TargetOf(IOperation? value) => value switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true } field } when SymbolEqualityComparer.Default.Equals(field.Type, field.ContainingType) => field,
        IPropertyReferenceOperation { Property: { IsStatic: true } property }
            when SymbolEqualityComparer.Default.Equals(property.Type, property.ContainingType) => property,
        _ => null,
    };

    private static bool IsRest(IOperation test) => test
        is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } or IDefaultCaseClauseOperation;

    private static IEnumerable<string> CasesOf(IOperation test) => test switch
    {
        ISingleValueCaseClauseOperation single when Functions.Unwrap(single.Value) is IFieldReferenceOperation { Field.Name: var name } => [name],
        IConstantPatternOperation constant when Functions.Unwrap(constant.Value) is IFieldReferenceOperation { Field.Name: var name } => [name],
        ITypePatternOperation type => [type.MatchedType.Name],
        IDeclarationPatternOperation { MatchedType: { } type } => [type.Name],
        IRecursivePatternOperation { MatchedType: { } type } => [type.Name],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => CasesOf(either.LeftPattern).Concat(CasesOf(either.RightPattern)),
        _ => [],
    };

    /// <summary>The enum members that no arm before has taken.</summary>
    private static IEnumerable<string> RestOf(INamedTypeSymbol source, HashSet<string> matched) => source.TypeKind == TypeKind.Enum
        ? source.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).Where(name => !matched.Contains(name))
        : [];
}
