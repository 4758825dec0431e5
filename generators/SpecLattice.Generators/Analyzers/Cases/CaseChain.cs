using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>
/// A switch in another form: a chain of <c>is</c> or <c>as</c>, by <c>if</c>, <c>?:</c> or <c>??</c>, over a sum or a union's value, its type, its version's
/// number or its tag; or a switch over a tuple that has one in it.
/// </summary>
/// <param name="Cases">The cases.</param>
/// <param name="Missing">Those that are not named.</param>
/// <param name="HidingArm">What is given for the rest, where that is neither an exception nor left to somebody else.</param>
/// <param name="Keyword">The word that the form starts with.</param>
internal sealed record CaseChain(CaseSet Cases, ImmutableArray<SumCase> Missing, SyntaxNode? HidingArm, SyntaxToken Keyword)
{
    public static CaseChain? Of(IOperation operation, CaseSets sets) => operation switch
    {
        IConditionalOperation chain => OfChain(chain, sets) ?? OfTriedLookup(chain, sets),
        IInvocationOperation lookup => OfLookup(lookup, sets),
        ICoalesceOperation { Parent: not ICoalesceOperation } tries => OfTries(tries, sets),
        ISwitchExpressionOperation { Value: var value } tuple when BodyVariables.TupleOf(value) is { } elements => OfTuple(elements, CaseArms.Of(tuple)!, TokenOf(tuple.Syntax), sets),
        ISwitchOperation { Value: var value } tuple when BodyVariables.TupleOf(value) is { } elements => OfTuple(elements, CaseArms.Of(tuple)!, TokenOf(tuple.Syntax), sets),
        ISwitchExpressionOperation { Value: IPropertyReferenceOperation or ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_String } } keys => OfKeys(keys, sets),
        ISwitchOperation { Value: IPropertyReferenceOperation or ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_String } } keys => OfKeys(keys, sets),
        _ => null,
    };

    private static CaseChain? OfChain(IConditionalOperation chain, CaseSets sets)
    {
        if (CaseArms.SubjectOf(chain) is not { } subject || CaseTests.Of(subject, sets) is not { } tests || CaseArms.Of(chain) is not { Subject: not null } arms)
        {
            return null;
        }

        var named = arms.Arms.Where(arm => arm.Tests is not null).ToList();
        var rest = arms.Arms.FirstOrDefault(arm => arm.Tests is null)?.Value;
        var isValue = chain.Type is not null and not { SpecialType: SpecialType.System_Void } || IsConstant(ValueIn(named[0].Value));
        var isAboutKeys = tests.IsKey && named.All(arm => arm.Tests!.All(tests.IsPlain));
        if (!tests.IsKey ? named.All(arm => arm.Tests!.All(IsNullTest)) : !isAboutKeys)
        {
            return null;
        }

        // One question is no switch, unless its two answers are values for one version and for all others.
        return named.Count >= 2 || (isValue && SumsAndUnions.IsSum(tests.Cases.Type) && rest is not null && IsConstant(ValueIn(rest)) && IsPlain(named[0], tests))
            ? Found(tests, tests.MissingIn(named.SelectMany(arm => arm.Tests!)), rest, subject, TokenOf(chain.Syntax))
            : null;
    }

    /// <summary><c>(x as V1.Lamp)?.Watts ?? (x as V2.Lamp)?.Power ?? 0</c>.</summary>
    private static CaseChain? OfTries(ICoalesceOperation first, CaseSets sets)
    {
        var tries = new List<IConversionOperation>();
        IOperation rest = first;
        while (Operations.WithoutImplicit(rest) is ICoalesceOperation either && TriedIn(either.Value) is { } tried)
        {
            tries.Add(tried);
            rest = either.WhenNull;
        }

        var subject = tries.Count == 0 ? null : Operations.WithoutConversions(tries[0].Operand);
        return subject is not null
            && (tries.Count > 1 || IsConstant(rest))
            && tries.TrueForAll(tried => Is(tried.Operand, subject.Syntax.ToString()))
            && CaseTests.Of(subject, sets) is { } tests
                ? Found(tests, tests.MissingIn(tries), rest, subject, TokenOf(first.Syntax))
                : null;
    }

    /// <summary><c>Names.GetValueOrDefault(x.Version, "?")</c>, <c>Names.GetValueOrDefault(x.GetType(), "?")</c>.</summary>
    private static CaseChain? OfLookup(IInvocationOperation lookup, CaseSets sets) =>
        lookup is { TargetMethod.Name: "GetValueOrDefault", Arguments: [.., var key, var rest] } ? OfTable(lookup, key.Value, rest.Value, lookup.Syntax, sets) : null;

    /// <summary><c>Names.TryGetValue(x.Version, out var name) ? name : "?"</c>.</summary>
    private static CaseChain? OfTriedLookup(IConditionalOperation choice, CaseSets sets) =>
        choice is { Condition: IInvocationOperation { TargetMethod.Name: "TryGetValue" or "ContainsKey", Arguments: [{ Value: var key }, ..] } lookup, WhenFalse: { } rest } ? OfTable(lookup, key, rest, choice.Syntax, sets) : null;

    private static CaseChain? OfTable(IInvocationOperation lookup, IOperation key, IOperation rest, SyntaxNode form, CaseSets sets)
    {
        if (!IsConstant(rest)
            || CaseTests.Of(Operations.WithoutConversions(key), sets) is not { } tests
            || Operations.ReceiverOf(lookup) is not IFieldReferenceOperation { Field: var table }
            || sets.Bodies.InitializerOf(table) is not { } made
            || made.DescendantsAndSelf().Select(CaseArms.Of).FirstOrDefault(found => found is not null) is not { } entries)
        {
            return null;
        }

        return Found(tests, tests.MissingIn(entries.Arms.SelectMany(arm => arm.Tests ?? [])), rest, key, TokenOf(form));
    }

    private static IConversionOperation? TriedIn(IOperation value) => Operations.WithoutImplicit(value) switch
    {
        IConversionOperation { IsTryCast: true } tried => tried,
        IConditionalAccessOperation access => TriedIn(access.Operation),
        _ => null,
    };

    /// <summary><c>x.Version switch { 1 => ..., _ => ... }</c>. That an exception is thrown for the rest is as it should be, unless a declared version is among it.</summary>
    private static CaseChain? OfKeys(IOperation @switch, CaseSets sets)
    {
        if (CaseArms.Of(@switch) is not { Subject: { } subject } arms || CaseTests.Of(Operations.WithoutConversions(subject), sets) is not { IsKey: true } tests)
        {
            return null;
        }

        var named = arms.Arms.Where(arm => arm.Tests is not null).SelectMany(arm => arm.Tests!).ToList();
        var rest = arms.Arms.FirstOrDefault(arm => arm.Tests is null);
        var missing = tests.MissingIn(named);
        if (named.Count == 0 || named.OfType<IRelationalPatternOperation>().Any() || (rest is not null && Says(rest.Value, subject)) || (rest is not null && Throws(rest.Value) && !missing.Any(CaseTests.IsDeclared)))
        {
            return null;
        }

        return Found(tests, missing, rest?.Value, subject, TokenOf(@switch.Syntax)) is { } found
            ? found with { HidingArm = found.HidingArm is null ? null : PlaceOf(rest!) }
            : null;
    }

    private static CaseChain? Found(CaseTests tests, ImmutableArray<SumCase> missing, IOperation? rest, IOperation subject, SyntaxToken keyword)
    {
        if (missing.IsEmpty || (rest is null && !SumsAndUnions.IsSum(tests.Cases.Type)))
        {
            return null;
        }

        return rest is null || Throws(rest)
            ? new CaseChain(tests.Cases, missing, null, keyword)
            : LeavesNothing(rest) || Delegates(rest, subject) ? null : new CaseChain(tests.Cases, missing, ValueIn(rest).Syntax, keyword);
    }

    private static CaseChain? OfTuple(ITupleOperation elements, CaseArms arms, SyntaxToken keyword, CaseSets sets)
    {
        for (var i = 0; i < elements.Elements.Length; i++)
        {
            if (CaseTests.Of(Operations.WithoutConversions(elements.Elements[i]), sets) is not { IsKey: false, Cases: var cases } tests)
            {
                continue;
            }

            var patterns = arms.Arms.SelectMany(arm => arm.Tests ?? []).OfType<IRecursivePatternOperation>().Where(pattern => pattern.DeconstructionSubpatterns.Length > i);
            var tested = patterns.Select(pattern => pattern.DeconstructionSubpatterns[i]).Where(pattern => !PatternCoverage.IsOpen(pattern, cases)).ToList();
            var rest = arms.Arms.FirstOrDefault(arm => arm.Tests is null || arm.Tests.OfType<IRecursivePatternOperation>().Any(pattern => pattern.DeconstructionSubpatterns.All(IsAnything)));
            var missing = tests.MissingIn(tested);
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

    private static IOperation ValueIn(IOperation rest) => Operations.Unwrap(rest) switch
    {
        ISimpleAssignmentOperation assignment => ValueIn(assignment.Value),
        { } value => value,
        null => rest,
    };

    // `x is null` asks nothing about versions.
    private static bool IsNullTest(IOperation test) => test is IConstantPatternOperation or INegatedPatternOperation || test.ConstantValue.HasValue;

    private static bool IsPlain(CaseArm arm, CaseTests tests) => arm.Tests!.All(tests.IsPlain)
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

    private static IEnumerable<IOperation> PatternVariablesIn(IOperation rest) => rest.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
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

    /// <summary>Whether the answer for the rest is made of what was asked: <c>var other => $"version {other}"</c>.</summary>
    private static bool Says(IOperation rest, IOperation subject)
    {
        var text = Operations.WithoutConversions(subject).Syntax.ToString();
        return PatternVariablesIn(rest).Any() || rest.DescendantsAndSelf().Any(inner => Is(inner, text));
    }

    private static bool Is(IOperation operation, string text) => Operations.WithoutConversions(operation).Syntax.ToString() == text;

    private static SyntaxToken TokenOf(SyntaxNode syntax) => syntax switch
    {
        IfStatementSyntax statement => statement.IfKeyword,
        ConditionalExpressionSyntax expression => expression.QuestionToken,
        BinaryExpressionSyntax either => either.OperatorToken,
        SwitchExpressionSyntax expression => expression.SwitchKeyword,
        _ => syntax.GetFirstToken(),
    };
}
