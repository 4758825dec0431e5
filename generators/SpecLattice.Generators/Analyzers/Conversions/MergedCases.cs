using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>A place where a case becomes what another case became before.</summary>
/// <param name="Value">Where it becomes that.</param>
/// <param name="Cases">The case, or the cases.</param>
/// <param name="Target">What they become: a constant, or a union's case.</param>
/// <param name="Source">The type whose cases they are.</param>
internal sealed record MergedCase(SyntaxNode Value, string Cases, ISymbol Target, ITypeSymbol Source);

/// <summary>Finds the arms of a switch that map two cases of an enum to one constant of its counterpart, or two cases of a union to one case.</summary>
internal static class MergedCases
{
    /// <summary>The places in a switch expression or statement; none where it converts nothing.</summary>
    public static IEnumerable<MergedCase> In(IOperation operation, ISymbol member, SpecTypes types)
    {
        var (governing, arms) = operation switch
        {
            ISwitchExpressionOperation expression => (Functions.Unwrap(expression.Value)?.Type, ArmsOf(expression)),
            ISwitchOperation statement => (Functions.Unwrap(statement.Value)?.Type, ArmsOf(statement)),
            _ => (null, []),
        };
        if (UnionOf(operation) is { } union)
        {
            foreach (var merged in InUnion(operation, union, member, types))
            {
                yield return merged;
            }

            yield break;
        }

        if (governing is null || types.ShapeOf(governing) is not { IsCollection: false, CanRefuse: false } source)
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

    /// <summary>The union whose value a switch is over.</summary>
    private static INamedTypeSymbol? UnionOf(IOperation operation)
    {
        var governing = (operation as ISwitchExpressionOperation)?.Value ?? (operation as ISwitchOperation)?.Value;
        return Functions.Unwrap(governing) is IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { TypeKind: TypeKind.Struct } type } } ? type : null;
    }

    /// <summary>The arms of a conversion between two unions that make a case of the target that an arm for another case makes as well.</summary>
    private static IEnumerable<MergedCase> InUnion(IOperation operation, INamedTypeSymbol union, ISymbol member, SpecTypes types)
    {
        if (types.RoleOf(union) != SpecRole.Version
            || Functions.FindPair(operation, member, types) is not { } pair
            || !SymbolEqualityComparer.Default.Equals(pair.Source.Type, union))
        {
            yield break;
        }

        var targets = pair.Target.Type.FindAttributes(KnownNames.Case).Select(found => found.AttributeClass!.TypeArguments[0]).ToList();
        var made = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach (var (tests, value) in operation is ISwitchExpressionOperation expression ? ArmsOf(expression) : ArmsOf((ISwitchOperation)operation))
        {
            if (WithoutCasts(value)?.Type is not { } target || !targets.Contains(target, SymbolEqualityComparer.Default))
            {
                continue;
            }

            foreach (var source in tests.SelectMany(CasesOf))
            {
                if (!made.TryGetValue(target, out var before))
                {
                    made.Add(target, source);
                }
                else if (before != source)
                {
                    yield return new MergedCase(value!.Syntax, source, target, union);
                }
            }
        }
    }

    private static IOperation? WithoutCasts(IOperation? value) => value is IConversionOperation cast ? WithoutCasts(cast.Operand) : value;

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
