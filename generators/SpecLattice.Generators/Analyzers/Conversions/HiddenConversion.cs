using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Finds conversions that no signature tells of: a version that is made of another one's data, and goes where nobody can learn that something
/// did not fit: into an <c>object</c>, a delegate, a field, a new class, JSON.
/// </summary>
internal static class HiddenConversion
{
    /// <summary>What a creation converts, without room for a refusal; null where it converts nothing, or where that is seen otherwise.</summary>
    /// <param name="made">A creation of a version, or a <c>with</c> on one.</param>
    /// <param name="member">The member it is in.</param>
    /// <param name="types">What the types are.</param>
    public static SpecShape? SourceOf(IOperation made, ISymbol member, SpecTypes types)
    {
        if (made is not (IObjectCreationOperation or IWithOperation)
            || made.Type is not INamedTypeSymbol target
            || types.RoleOf(target) != SpecRole.Version
            || types.ShapeOf(target) is not { } shape)
        {
            return null;
        }

        var functions = Functions.Around(made, member).ToList();
        if (functions.Any(function => function.FindAttribute(KnownNames.SpecConversion) is not null
            || (ConversionPair.Of(function, types) is { } pair && SymbolEqualityComparer.Default.Equals(pair.Target.Type, target))))
        {
            return null;
        }

        return FindSource(made, shape, functions, types) is { } source && LosesOnTheWay(made, target, functions.LastOrDefault(), types) ? source : null;
    }

    /// <summary>The version or model that the new value is made of: one whose data is in it, or one that the function is given.</summary>
    private static SpecShape? FindSource(IOperation made, SpecShape target, List<IMethodSymbol> functions, SpecTypes types)
    {
        // A changed copy of the target converts nothing, unless what is changed comes from the source.
        foreach (var function in made is IWithOperation ? [] : functions)
        {
            var receiver = function is { IsStatic: false, MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) }
                ? [function.ContainingType.ExtensionParameter?.Type ?? function.ContainingType, .. PrimaryParametersOf(function.ContainingType)]
                : (IEnumerable<ITypeSymbol>)[];
            foreach (var type in function.Parameters.Where(parameter => parameter.RefKind != RefKind.Out).Select(parameter => parameter.Type).Concat(receiver))
            {
                if (Loses(type, target, types) is { } source)
                {
                    return source;
                }
            }
        }

        if (TestedAround(made).Select(type => Loses(type, target, types)).FirstOrDefault(found => found is not null) is { } tested)
        {
            return tested;
        }

        IOperation data = made is IWithOperation { Initializer: { } changes } ? changes : made;
        foreach (var operation in ValueOrigins.Of(data))
        {
            if (operation != made && operation.Type is { } type && operation is IMemberReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation or IInvocationOperation
                && Loses(type, target, types) is { } source)
            {
                return source;
            }
        }

        return null;
    }

    /// <summary>The types that a value has where an operation is come to: <c>from is V2.Lamp ? new V1.Lamp() : ...</c>.</summary>
    private static IEnumerable<ITypeSymbol> TestedAround(IOperation operation)
    {
        for (var (inner, around) = (operation, operation.Parent); around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); (inner, around) = (around, around.Parent))
        {
            var asked = around switch
            {
                ISwitchExpressionArmOperation arm => arm.Pattern,
                ISwitchCaseOperation section => section.Clauses.OfType<IPatternCaseClauseOperation>().FirstOrDefault()?.Pattern,
                IConditionalOperation choice when choice.WhenTrue == inner => choice.Condition,
                _ => (IOperation?)null,
            };
            foreach (var test in asked?.DescendantsAndSelf() ?? [])
            {
                if (TypeTestedBy(test) is { } type)
                {
                    yield return type;
                }
            }
        }
    }

    private static ITypeSymbol? TypeTestedBy(IOperation test) => test switch
    {
        IDeclarationPatternOperation { MatchedType: { } type } => type,
        ITypePatternOperation { MatchedType: var type } => type,
        IRecursivePatternOperation { MatchedType: { } type } => type,
        IIsTypeOperation { TypeOperand: var type } => type,
        _ => null,
    };

    private static IEnumerable<ITypeSymbol> PrimaryParametersOf(INamedTypeSymbol type) => type.IsRecord
        ? []
        : type.InstanceConstructors
            .Where(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax))
            .SelectMany(constructor => constructor.Parameters)
            .Select(parameter => parameter.Type);

    /// <summary>The source that a type is, if what is made of it can lose something.</summary>
    private static SpecShape? Loses(ITypeSymbol type, SpecShape target, SpecTypes types) =>
        types.ShapeOf(type) is { CanRefuse: false } source
        && !SymbolEqualityComparer.Default.Equals(source.Type, target.Type)
        && ConversionPair.Relate(source, target, types) is { } kind
        && kind switch
        {
            PairKind.Versions => source.Role == SpecRole.Sum || GeneratedConversions.IsTotal(source.Type, types.IdentityOf(target.Type)?.Version ?? 0) == false,
            PairKind.Model => types.IsWholeSpec(target.Type),
            _ => false,
        }
            ? source
            : null;

    private static bool LosesOnTheWay(IOperation made, INamedTypeSymbol target, IMethodSymbol? function, SpecTypes types) =>
        ValueTrail.Of(made, VersionCarrying.Of(target, types)).Ends.Any(end => end.Kind switch
        {
            EndKind.Returned => end.User is IReturnOperation ? !CanReturnRefusal(function, target, end.User, types) : !SaysWhether(function, target, end.User, types),
            EndKind.HandedOn or EndKind.Stored => !SaysWhether(function, target, end.User, types),
            _ => false,
        });

    private static bool CanReturnRefusal(IMethodSymbol? function, INamedTypeSymbol target, IOperation body, SpecTypes types) => function?.ReturnType switch
    {
        null => false,
        { NullableAnnotation: NullableAnnotation.Annotated } => ReturnsNull(body),
        INamedTypeSymbol type when types.ConversionIn(type) is not null || types.ShapeOf(type) is { CanRefuse: true } => true,
        INamedTypeSymbol type => types.RoleOf(type) == SpecRole.None && !type.DeclaringSyntaxReferences.IsEmpty && RefusalRoom.IsBeside(target, type),
        _ => false,
    };

    /// <summary>Whether a function really returns null somewhere, rather than to be declared so.</summary>
    private static bool ReturnsNull(IOperation body) => BodyVariables.RootOf(body).Descendants()
        .OfType<IReturnOperation>()
        .Any(returned => returned.ReturnedValue is { } value && ValueOrigins.Of(value).Any(inner => inner is IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }));

    /// <summary>Whether a function that gives the version otherwise than by its result has a result that can say that there is none.</summary>
    private static bool SaysWhether(IMethodSymbol? function, INamedTypeSymbol target, IOperation body, SpecTypes types) =>
        function is { ReturnsVoid: false, MethodKind: not MethodKind.Constructor }
        && (function.ReturnType.SpecialType == SpecialType.System_Boolean || function.ReturnType.Name is "LossReport" || CanReturnRefusal(function, target, body, types));
}
