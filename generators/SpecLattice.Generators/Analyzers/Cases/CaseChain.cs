using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>
/// A switch in another form: a chain of <c>is</c>, by <c>if</c> or by <c>?:</c>, over a sum or a union's value, or a switch over a tuple that has
/// one in it.
/// </summary>
/// <param name="Cases">The cases.</param>
/// <param name="Missing">Those that are not named.</param>
/// <param name="HidingArm">What is given for the rest, where that is neither an exception nor left to somebody else.</param>
/// <param name="Keyword">The word that the form starts with.</param>
internal sealed record CaseChain(CaseSet Cases, ImmutableArray<SumCase> Missing, SyntaxNode? HidingArm, SyntaxToken Keyword)
{
    public static CaseChain? Of(IOperation operation, CaseSets sets) => operation switch
    {
        IConditionalOperation chain => OfChain(chain, sets),
        ISwitchExpressionOperation { Value: var value } tuple when BodyVariables.TupleOf(value) is { } elements => OfTuple(elements, CaseArms.Of(tuple)!, TokenOf(tuple.Syntax), sets),
        ISwitchOperation { Value: var value } tuple when BodyVariables.TupleOf(value) is { } elements => OfTuple(elements, CaseArms.Of(tuple)!, TokenOf(tuple.Syntax), sets),
        _ => null,
    };

    private static CaseChain? OfChain(IConditionalOperation chain, CaseSets sets)
    {
        if (CaseArms.SubjectOf(chain.Condition) is not { } tested || CasesOf(tested, sets) is not { } cases || CaseArms.Of(chain) is not { Subject: { } subject } arms)
        {
            return null;
        }

        var named = arms.Arms.Where(arm => arm.Tests is not null).ToList();
        var rest = arms.Arms.FirstOrDefault(arm => arm.Tests is null)?.Value;
        var missing = MissingIn(cases, named.SelectMany(arm => arm.Tests!));
        var isValue = chain.Type is not null and not { SpecialType: SpecialType.System_Void };

        // One question is no switch, unless its two answers are values for one version and for all others.
        if (named.Count < 2 && !(isValue && SumsAndUnions.IsSum(cases.Type) && rest is not null && IsConstant(rest) && IsPlain(named[0])))
        {
            return null;
        }

        if (missing.IsEmpty || named.All(arm => arm.Tests!.All(IsNullTest)) || (rest is null && !SumsAndUnions.IsSum(cases.Type)))
        {
            return null;
        }

        if (rest is null || Throws(rest))
        {
            return new CaseChain(cases, missing, null, TokenOf(chain.Syntax));
        }

        return LeavesNothing(rest) || Delegates(rest, subject) ? null : new CaseChain(cases, missing, ValueIn(rest).Syntax, TokenOf(chain.Syntax));
    }

    private static CaseChain? OfTuple(ITupleOperation elements, CaseArms arms, SyntaxToken keyword, CaseSets sets)
    {
        for (var i = 0; i < elements.Elements.Length; i++)
        {
            if (CasesOf(Operations.WithoutConversions(elements.Elements[i]), sets) is not { } cases)
            {
                continue;
            }

            var patterns = arms.Arms.SelectMany(arm => arm.Tests ?? []).OfType<IRecursivePatternOperation>().Where(pattern => pattern.DeconstructionSubpatterns.Length > i);
            var tested = patterns.Select(pattern => pattern.DeconstructionSubpatterns[i]).Where(pattern => !PatternCoverage.IsOpen(pattern, cases)).ToList();
            var rest = arms.Arms.FirstOrDefault(arm => arm.Tests is null || arm.Tests.OfType<IRecursivePatternOperation>().Any(pattern => pattern.DeconstructionSubpatterns.All(IsAnything)));
            var missing = MissingIn(cases, tested);
            if (tested.Count == 0 || rest is null || missing.IsEmpty || Delegates(rest.Value, elements.Elements[i]))
            {
                continue;
            }

            return new CaseChain(cases, missing, Throws(rest.Value) ? null : PlaceOf(rest), keyword);
        }

        return null;
    }

    private static bool IsAnything(IPatternOperation pattern) => pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    /// <summary>The pattern of an arm for the rest: <c>_</c> in <c>_ => "?"</c>.</summary>
    private static SyntaxNode PlaceOf(CaseArm rest) => rest.Value.Syntax.FirstAncestorOrSelf<SwitchExpressionArmSyntax>()?.Pattern
        ?? rest.Value.Syntax.FirstAncestorOrSelf<SwitchSectionSyntax>()?.Labels.Last()
        ?? rest.Value.Syntax;

    private static ImmutableArray<SumCase> MissingIn(CaseSet cases, IEnumerable<IOperation> tests)
    {
        var all = tests.ToList();
        return [.. cases.Cases.Where(@case => !all.Any(test => test switch
        {
            IPatternOperation pattern => PatternCoverage.Covers(pattern, @case),
            IIsTypeOperation asked => @case.Type is { } type && SymbolEqualityComparer.Default.Equals(type, asked.TypeOperand),
            _ => false,
        }))];
    }

    private static CaseSet? CasesOf(IOperation subject, CaseSets sets) =>
        subject is IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { } union } }
            ? SumsAndUnions.IsUnion(union) ? sets.CasesOf(union) : null
            : subject.Type is { IsReferenceType: true } type && type is INamedTypeSymbol named && SumsAndUnions.IsSum(named) ? sets.CasesOf(named) : null;

    private static IOperation ValueIn(IOperation rest) => Operations.Unwrap(rest) switch
    {
        ISimpleAssignmentOperation assignment => ValueIn(assignment.Value),
        { } value => value,
        null => rest,
    };

    // `x is null` asks nothing about versions.
    private static bool IsNullTest(IOperation test) => test is IConstantPatternOperation or INegatedPatternOperation || test.ConstantValue.HasValue;

    private static bool IsPlain(CaseArm arm) => arm.Tests!.All(test => test is IIsTypeOperation or ITypePatternOperation or IDeclarationPatternOperation)
        && Operations.Unwrap(arm.Value) is { } value && !(value.ConstantValue is { HasValue: true, Value: bool });

    private static bool IsConstant(IOperation rest) => Operations.Unwrap(rest) is { ConstantValue: { HasValue: true, Value: { } value } } && value is not bool;

    private static bool Throws(IOperation rest) => Operations.Unwrap(rest) is IThrowOperation || rest is IBlockOperation { Operations: [.., IThrowOperation] };

    /// <summary>Whether the rest gets no answer: null, false, nothing.</summary>
    private static bool LeavesNothing(IOperation rest) => Operations.Unwrap(rest) switch
    {
        IReturnOperation { ReturnedValue: null } or IBranchOperation or IEmptyOperation => true,
        IDefaultValueOperation => true,
        { ConstantValue: { HasValue: true, Value: null or false } } => true,
        _ => false,
    };

    /// <summary>Whether a switch leaves what it does not name to somebody who gets the value.</summary>
    public static bool LeavesRestToOthers(IOperation @switch) =>
        CaseArms.Of(@switch) is { Subject: { } subject } arms
        && arms.Arms.FirstOrDefault(arm => arm.Tests is null)?.Value is { } rest
        && (Delegates(rest, Operations.WithoutConversions(subject)) || PatternVariablesIn(rest).Any(variable => Delegates(rest, variable)));

    private static IEnumerable<IOperation> PatternVariablesIn(IOperation rest) => rest.Descendants().OfType<ILocalReferenceOperation>()
        .Where(local => BodyVariables.Around(local).GivenTo(local.Local) is [var given] && given.Parent is ISwitchExpressionOperation or ISwitchOperation);

    /// <summary>Whether the rest is left to somebody who gets the value: <c>_ => Others(received)</c>, <c>_ => received.ToLatest()</c>.</summary>
    private static bool Delegates(IOperation rest, IOperation subject)
    {
        var text = subject.Syntax.ToString();
        return rest.DescendantsAndSelf().Any(inner => inner switch
        {
            IInvocationOperation { TargetMethod.Name: "ToString" or "GetType" or "Equals" or "GetHashCode" } => false,
            IInvocationOperation call => (call.Instance is { } instance && Is(instance, text)) || call.Arguments.Any(argument => Is(argument.Value, text)),
            IObjectCreationOperation creation => creation.Arguments.Any(argument => Is(argument.Value, text)),
            _ => false,
        });
    }

    private static bool Is(IOperation operation, string text) => Operations.WithoutConversions(operation).Syntax.ToString() == text;

    private static SyntaxToken TokenOf(SyntaxNode syntax) => syntax switch
    {
        IfStatementSyntax statement => statement.IfKeyword,
        ConditionalExpressionSyntax expression => expression.QuestionToken,
        SwitchExpressionSyntax expression => expression.SwitchKeyword,
        _ => syntax.GetFirstToken(),
    };
}
