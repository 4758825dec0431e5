using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds the arms that answer a version with an exception.</summary>
internal static class ThrowingArms
{
    /// <summary>The arms of a switch, or of a <c>Match</c>, that throw, and the versions that they are for.</summary>
    public static IEnumerable<(IThrowOperation Throw, ITypeSymbol Version)> In(IOperation operation, ISymbol member, SpecTypes types)
    {
        var (received, arms) = operation switch
        {
            ISwitchExpressionOperation expression => (expression.Value, ArmsOf(expression)),
            ISwitchOperation statement => (statement.Value, ArmsOf(statement)),
            IInvocationOperation { TargetMethod.Name: "Match", Instance: { } instance } match => (instance, ArmsOf(match)),
            _ => ((IOperation?)null, []),
        };
        if (received is null || !IsSum(received.Type, types) && !IsUnionInConversion(received, member, types))
        {
            yield break;
        }

        foreach (var (type, body) in arms)
        {
            if (Operations.Unwrap(body) is IThrowOperation thrown && type is INamedTypeSymbol named && types.RoleOf(named) == SpecRole.Version)
            {
                yield return (thrown, type);
            }
        }
    }

    private static bool IsSum(ITypeSymbol? type, SpecTypes types) => type is INamedTypeSymbol named && types.RoleOf(Plain(named)) == SpecRole.Sum;

    private static bool IsUnionInConversion(IOperation received, ISymbol member, SpecTypes types)
    {
        var union = received is IPropertyReferenceOperation { Property.Name: "Value" } value ? value.Property.ContainingType : received.Type as INamedTypeSymbol;
        return union is { TypeKind: TypeKind.Struct } && types.RoleOf(union) == SpecRole.Version && Functions.FindPair(received, member, types) is not null;
    }

    private static INamedTypeSymbol Plain(INamedTypeSymbol type) => (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.None);

    private static IEnumerable<(ITypeSymbol? Type, IOperation? Body)> ArmsOf(ISwitchExpressionOperation expression) =>
        expression.Arms.Select(arm => (TypeOf(arm.Pattern), (IOperation?)arm.Value));

    private static IEnumerable<(ITypeSymbol? Type, IOperation? Body)> ArmsOf(ISwitchOperation statement) =>
        from section in statement.Cases
        from clause in section.Clauses.OfType<IPatternCaseClauseOperation>()
        select (TypeOf(clause.Pattern), section.Body.FirstOrDefault());

    private static IEnumerable<(ITypeSymbol? Type, IOperation? Body)> ArmsOf(IInvocationOperation match) =>
        from argument in match.Arguments
        let lambda = (argument.Value as IDelegateCreationOperation)?.Target as IAnonymousFunctionOperation
        where lambda is not null
        select (lambda.Symbol.Parameters.FirstOrDefault()?.Type, (IOperation?)lambda);

    private static ITypeSymbol? TypeOf(IPatternOperation pattern) => pattern switch
    {
        ITypePatternOperation type => type.MatchedType,
        IDeclarationPatternOperation declaration => declaration.MatchedType,
        IRecursivePatternOperation recursive => recursive.MatchedType,
        _ => null,
    };
}
