using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>A place where a case becomes what another case became before.</summary>
/// <param name="Value">Where it becomes that.</param>
/// <param name="Cases">The case, or the cases.</param>
/// <param name="Target">What they become: a constant, or a union's case.</param>
/// <param name="Source">The type whose cases they are.</param>
internal sealed record MergedCase(SyntaxNode Value, string Cases, ISymbol Target, ITypeSymbol Source);

/// <summary>Finds the arms that map two cases of an enum to one constant of its counterpart, or two cases of a union to one case.</summary>
internal static class MergedCases
{
    /// <summary>The places in a switch, a chain, a <c>Match</c> or a table; none where it converts nothing.</summary>
    public static IEnumerable<MergedCase> In(IOperation operation, ISymbol member, SpecTypes types)
    {
        if (IndexedCases.Of(operation, types) is var (index, entries))
        {
            return OfConstants(entries, index, types);
        }

        if (FallbackCases.Of(operation, types) is { } fallback)
        {
            return [fallback];
        }

        if ((operation is IConditionalOperation { Condition: var condition } && !IsCase(CaseArms.SubjectOf(condition), types)) || CaseArms.Of(operation) is not { } arms)
        {
            return [];
        }

        arms = InnerCases.Of(arms, types);
        var subject = arms.Subject is null ? null : Operations.Unwrap(arms.Subject);
        if (UnionOf(subject, types) is { } union)
        {
            return InUnion(arms, union, operation, member, types);
        }

        var type = subject is null ? arms.Arms[0].Tests?[0].Type : subject.Type;
        return type is not null && types.ShapeOf(type) is { IsCollection: false, CanRefuse: false, Role: SpecRole.Version or SpecRole.ModelPart or SpecRole.Model } source
            ? OfConstants(CasesIn(arms, source), source, types)
            : [];
    }

    // Most conditions are about something else.
    private static bool IsCase(IOperation? subject, SpecTypes types) =>
        subject?.Type is { } type && (type.SpecialType == SpecialType.System_Object || types.ShapeOf(type) is not null);

    /// <summary>The cases that each arm takes, which no arm before it has taken.</summary>
    private static IEnumerable<(List<string> Cases, IOperation Value)> CasesIn(CaseArms arms, SpecShape source)
    {
        var matched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arm in arms.Arms)
        {
            var cases = (arm.Tests is null ? EnumCases.Of(source.Type) : arm.Tests.SelectMany(test => EnumCases.In(test, source.Type))).Distinct().Where(name => !matched.Contains(name)).ToList();
            matched.UnionWith(cases);
            yield return (cases, arm.Value);
        }
    }

    private static IEnumerable<MergedCase> OfConstants(IEnumerable<(List<string> Cases, IOperation Value)> arms, SpecShape source, SpecTypes types)
    {
        var seen = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach (var (cases, value) in arms)
        {
            if (TargetOf(value, types) is not var (target, place)
                || types.ShapeOf(target.ContainingType) is not { } made
                || ConversionPair.Relate(source, made, types) is null
                || cases.Count == 0)
            {
                continue;
            }

            if (seen.ContainsKey(target) || cases.Count > 1)
            {
                yield return new MergedCase(place.Syntax, string.Join(", ", cases), target, source.Type);
            }

            seen[target] = cases[0];
        }
    }

    /// <summary>The union whose value, or which itself, is looked at.</summary>
    private static INamedTypeSymbol? UnionOf(IOperation? subject, SpecTypes types) =>
        (subject is IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { TypeKind: TypeKind.Struct } type } } ? type : subject?.Type as INamedTypeSymbol) is { TypeKind: TypeKind.Struct } union
        && union.FindAttribute(KnownNames.SpecUnion) is not null
        && types.RoleOf(union) == SpecRole.Version
            ? union
            : null;

    /// <summary>The arms of a conversion between two unions that make a case of the target that an arm for another case makes as well.</summary>
    private static IEnumerable<MergedCase> InUnion(CaseArms arms, INamedTypeSymbol union, IOperation operation, ISymbol member, SpecTypes types)
    {
        if (Functions.FindPair(operation, member, types) is not { } pair || !SymbolEqualityComparer.Default.Equals(pair.Source.Type, union))
        {
            yield break;
        }

        var targets = pair.Target.Type.FindAttributes(KnownNames.Case).Select(found => found.AttributeClass!.TypeArguments[0]).ToList();
        var made = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach (var arm in arms.Arms.Where(arm => arm.Tests is not null))
        {
            if (Wrapped(arm.Value).FirstOrDefault(value => targets.Contains(value.Type, SymbolEqualityComparer.Default)) is not { Type: { } target } value)
            {
                continue;
            }

            foreach (var source in arm.Tests!.SelectMany(TypesIn))
            {
                if (!made.TryGetValue(target, out var before))
                {
                    made.Add(target, source);
                }
                else if (before != source)
                {
                    yield return new MergedCase(value.Syntax, source, target, union);
                }
            }
        }
    }

    private static IEnumerable<string> TypesIn(IOperation test) => test switch
    {
        IAnonymousFunctionOperation lambda => [lambda.Symbol.Parameters[0].Type.Name],
        ITypePatternOperation type => [type.MatchedType.Name],
        IDeclarationPatternOperation { MatchedType: { } type } => [type.Name],
        IRecursivePatternOperation { MatchedType: { } type } => [type.Name],
        IIsTypeOperation asked => [asked.TypeOperand.Name],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => TypesIn(either.LeftPattern).Concat(TypesIn(either.RightPattern)),
        _ => [],
    };

    /// <summary>What an arm gives, and what is inside of that: <c>Conversion.Success(x)</c>, <c>(x, true)</c>, <c>result = x</c>.</summary>
    private static IEnumerable<IOperation> Wrapped(IOperation? value)
    {
        if (Operations.Unwrap(value) is not { } inner)
        {
            yield break;
        }

        yield return inner;
        IEnumerable<IOperation?> parts = inner switch
        {
            IConversionOperation cast => [cast.Operand],
            IInvocationOperation call => call.Arguments.Length == 1 ? [call.Arguments[0].Value] : [],
            IObjectCreationOperation { Initializer: null, Arguments.Length: 1 } creation => [creation.Arguments[0].Value],
            ITupleOperation tuple => tuple.Elements,
            ISimpleAssignmentOperation assignment => [assignment.Value],
            IBlockOperation { Operations: [var first, ..] } => [first],
            _ => [],
        };
        foreach (var part in parts.SelectMany(Wrapped))
        {
            yield return part;
        }
    }

    /// <summary>The constant that an arm gives: an enum's member, or a static one of a type, by name or by way of another constant.</summary>
    private static (ISymbol Target, IOperation Place)? TargetOf(IOperation value, SpecTypes types)
    {
        foreach (var inner in Wrapped(value))
        {
            var given = inner is IInvocationOperation { Arguments.IsEmpty: true, Instance: null } helper && Operations.Unwrap(BodyOf(helper, types)) is { } constant ? constant : inner;
            if (given is IMemberReferenceOperation { Member: { IsStatic: true } member } && SymbolEqualityComparer.Default.Equals(given.Type, member.ContainingType))
            {
                return (member, inner);
            }

            if (given is { ConstantValue: { HasValue: true, Value: { } number }, Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type }
                && type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && number.Equals(field.ConstantValue)) is { } named)
            {
                return (named, inner);
            }
        }

        return null;
    }

    private static IOperation? BodyOf(IInvocationOperation helper, SpecTypes types) => types.Bodies.Of(helper.TargetMethod) switch
    {
        IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
        ILocalFunctionOperation local => local.Body,
        _ => null,
    };
}
