using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>One way that code takes for some cases.</summary>
/// <param name="Tests">What is tested: patterns, constants, types. Null for the way that takes the rest.</param>
/// <param name="Value">What is given, or done.</param>
internal sealed record CaseArm(IReadOnlyList<IOperation>? Tests, IOperation Value);

/// <summary>
/// Reads the forms in which code treats cases one by one: switches, chains of <c>if</c> and of <c>?:</c>, runs of <c>if</c>s that each return,
/// <c>Match</c>, and tables. So a rule about cases knows one form.
/// </summary>
/// <param name="Subject">What is tested; null for tables.</param>
/// <param name="Arms">The ways, in order.</param>
internal sealed record CaseArms(IOperation? Subject, IReadOnlyList<CaseArm> Arms)
{
    /// <summary>The arms of a form; null where an operation is none, or inside one that is read as a whole.</summary>
    public static CaseArms? Of(IOperation operation) => operation switch
    {
        ISwitchExpressionOperation expression => new(expression.Value, [.. expression.Arms.Select(arm => new CaseArm(IsRest(arm.Pattern) ? null : [arm.Pattern], arm.Value))]),
        ISwitchOperation statement => new(statement.Value, [.. statement.Cases.Where(section => section.Body.Length > 0).Select(OfSection)]),
        IConditionalOperation chain => OfChain(chain),
        IInvocationOperation { TargetMethod.Name: "Match", Instance: { } instance } match => new(instance, [.. OfMatch(match)]),
        IObjectCreationOperation { Initializer: { } table } => OfTable(table.Initializers),
        IObjectCreationOperation { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declared }, Type: INamedTypeSymbol { TypeArguments.Length: 2 } } empty =>
            OfTable(FillingOf(declared.Symbol, empty)),
        ICollectionExpressionOperation list => OfTable(list.Elements),
        IArrayCreationOperation { Initializer: { } list } => OfTable(list.ElementValues),
        _ => null,
    };

    private static CaseArm OfSection(ISwitchCaseOperation section)
    {
        var tests = section.Clauses.Select(clause => clause switch
        {
            IPatternCaseClauseOperation pattern => pattern.Pattern,
            ISingleValueCaseClauseOperation single => single.Value,
            _ => (IOperation?)null,
        }).ToList();
        return new CaseArm(tests.Any(test => test is null || IsRest(test)) ? null : [.. tests.OfType<IOperation>()], JumpedTo(section) ?? section.Body[0]);
    }

    /// <summary>What a section does that only goes on to another one: <c>goto case 3;</c></summary>
    private static IOperation? JumpedTo(ISwitchCaseOperation section) =>
        section.Body[0] is IBranchOperation { Syntax: GotoStatementSyntax { Expression: { } wanted } }
            ? (section.Parent as ISwitchOperation)?.Cases.FirstOrDefault(other => other != section && other.Body.Length > 0 && other.Clauses.Any(clause => clause is ISingleValueCaseClauseOperation single && SyntaxFactory.AreEquivalent(single.Value.Syntax, wanted, topLevel: false)))?.Body[0]
            : null;

    private static bool IsRest(IOperation test) => test is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    private static IEnumerable<CaseArm> OfMatch(IInvocationOperation match) =>
        from argument in match.Arguments
        let lambda = Operations.LambdaOf(argument.Value)
        where lambda is { Symbol.Parameters.Length: > 0 }
        select new CaseArm([lambda], lambda);

    private static CaseArms? OfTable(IEnumerable<IOperation> entries)
    {
        var arms = new List<CaseArm>();
        foreach (var entry in entries.Select(Operations.WithoutConversions))
        {
            var (key, value) = entry switch
            {
                IInvocationOperation { TargetMethod.Name: "Add" or "Create" or "TryAdd", Arguments: [var first, var second] } => (first.Value, second.Value),
                IObjectCreationOperation { Arguments: [var first, var second] } => (first.Value, second.Value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var index] } } set => (index.Value, set.Value),
                ITupleOperation { Elements: [var first, var second] } => (first, second),
                _ => ((IOperation?)null, (IOperation?)null),
            };
            if (key is not null && value is not null)
            {
                arms.Add(new CaseArm([Operations.WithoutConversions(key)], value));
            }
        }

        return arms.Count > 1 ? new CaseArms(null, arms) : null;
    }

    /// <summary>What is put into a table after it was made: <c>table.Add(key, value)</c>, <c>table[key] = value</c>.</summary>
    private static IEnumerable<IOperation> FillingOf(ILocalSymbol table, IOperation made) => BodyVariables.Around(made).ReadsOf(table)
        .Select(read => read.Parent switch
        {
            IInvocationOperation call => call,
            IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation set } => set,
            _ => (IOperation?)null,
        })
        .OfType<IOperation>();

    private static CaseArms? OfChain(IConditionalOperation head)
    {
        if (NegatedIn(head.Condition) is { } negated)
        {
            return OfNegated(head, negated);
        }

        if (IsLaterInChain(head) || SubjectOf(head.Condition) is not { } subject)
        {
            return null;
        }

        var arms = new List<CaseArm>();
        IOperation? current = head;
        while (current is IConditionalOperation next && IsAbout(next.Condition, subject))
        {
            arms.Add(new CaseArm([.. TestsIn(next.Condition)], next.WhenTrue));
            current = next.WhenFalse is null ? Leaves(next.WhenTrue) ? NextTo(next) ?? NextTo(head) : null : Operations.WithoutConversions(OnlyIn(next.WhenFalse));
        }

        if ((current ?? GivenBefore(head, arms)) is { } rest)
        {
            arms.Add(new CaseArm(null, rest));
        }

        return new CaseArms(subject, arms);
    }

    /// <summary><c>!(x is V1.Lamp) ? rest : value</c>, <c>if (x is not V1.Lamp) { return rest; } return value;</c></summary>
    private static CaseArms? OfNegated(IConditionalOperation choice, (IOperation Subject, IOperation Test) negated) =>
        (choice.WhenFalse ?? (Leaves(choice.WhenTrue) ? NextTo(choice) : null)) is { } value
            ? new CaseArms(negated.Subject, [new CaseArm([negated.Test], value), new CaseArm(null, choice.WhenTrue)])
            : null;

    private static (IOperation Subject, IOperation Test)? NegatedIn(IOperation condition) => condition switch
    {
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: ITypePatternOperation or IDeclarationPatternOperation } not } asked => (Operations.WithoutConversions(asked.Value), not.Pattern),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var inner } when SubjectOf(inner) is { } subject && TestsIn(inner).ToList() is [IPatternOperation or IIsTypeOperation] tests => (subject, tests[0]),
        IParenthesizedOperation inner => NegatedIn(inner.Operand),
        _ => null,
    };

    /// <summary>What a variable holds where no way sets it: <c>var x = 1; if (a) { x = 2; } else if (b) { x = 3; }</c>.</summary>
    private static IOperation? GivenBefore(IConditionalOperation head, List<CaseArm> arms)
    {
        var targets = arms.ConvertAll(arm => Operations.Unwrap(arm.Value) is ISimpleAssignmentOperation set ? BodyVariables.VariableOf(set.Target) : null);
        return targets is [ILocalSymbol variable, ..] && targets.TrueForAll(target => SymbolEqualityComparer.Default.Equals(target, variable))
            ? BodyVariables.Around(head).GivenTo(variable).FirstOrDefault(given => given.Parent is IVariableInitializerOperation)
            : null;
    }

    private static IOperation OnlyIn(IOperation branch) => branch is IBlockOperation { Operations: [IConditionalOperation only] } ? only : branch;

    private static bool IsLaterInChain(IConditionalOperation conditional)
    {
        var outer = conditional.Parent;
        while (outer is IConversionOperation or IParenthesizedOperation || outer is IBlockOperation { Operations.Length: 1, Parent: IConditionalOperation })
        {
            outer = outer.Parent;
        }

        if (outer is IConditionalOperation chain && chain.Condition != conditional && !chain.WhenTrue.DescendantsAndSelf().Contains(conditional))
        {
            return SubjectOf(chain.Condition) is { } before && IsAbout(conditional.Condition, before);
        }

        return conditional.Parent is IBlockOperation block
            && block.Operations.TakeWhile(operation => operation != conditional).LastOrDefault(operation => !IsOnlyTries(operation)) is IConditionalOperation { WhenFalse: null } previous
            && Leaves(previous.WhenTrue)
            && SubjectOf(previous.Condition) is { } subject
            && IsAbout(conditional.Condition, subject);
    }

    // What comes next, behind the `as` that it asks about.
    private static IOperation? NextTo(IOperation statement) =>
        (statement.Parent as IBlockOperation)?.Operations.SkipWhile(operation => operation != statement).Skip(1).FirstOrDefault(operation => !IsOnlyTries(operation));

    private static bool IsOnlyTries(IOperation statement) => statement is IVariableDeclarationGroupOperation group
        && group.Declarations.SelectMany(declaration => declaration.Declarators).All(declared => declared.Initializer?.Value is IConversionOperation { IsTryCast: true });

    /// <summary>Whether a branch never comes to what is after it.</summary>
    public static bool Leaves(IOperation? branch) => branch switch
    {
        IBlockOperation { Operations: [.., var last] } => Leaves(last),
        IReturnOperation { Kind: OperationKind.Return } or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation statement => Leaves(statement.Operation),
        _ => false,
    };

    private static bool IsAbout(IOperation condition, IOperation subject) =>
        SubjectOf(condition) is { } other && other.Syntax.ToString() == subject.Syntax.ToString();

    /// <summary>What a chain tests; null where it tests nothing. It is cheap to ask, before the arms are read.</summary>
    public static IOperation? SubjectOf(IConditionalOperation chain) => NegatedIn(chain.Condition)?.Subject ?? SubjectOf(chain.Condition);

    /// <summary>What a condition tests for a case; null where it is no such test.</summary>
    public static IOperation? SubjectOf(IOperation condition) => condition switch
    {
        _ when TriedIn(condition) is { } tried => Operations.WithoutConversions(tried.Operand),
        IIsPatternOperation asked => Operations.WithoutConversions(asked.Value),
        IIsTypeOperation asked => Operations.WithoutConversions(asked.ValueOperand),
        IInvocationOperation { TargetMethod.Name: "IsInstanceOfType", Instance: ITypeOfOperation, Arguments: [var asked] } => Operations.WithoutConversions(asked.Value),
        IParenthesizedOperation inner => SubjectOf(inner.Operand),
        ILocalReferenceOperation answer => KeptBy(answer) is { } kept ? SubjectOf(kept) : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ConditionalAnd } both => SubjectOf(both.LeftOperand),
        IBinaryOperation compared when IsComparison(compared) => Operations.WithoutConversions(IsConstant(compared.LeftOperand) ? compared.RightOperand : compared.LeftOperand),
        _ => null,
    };

    private static IEnumerable<IOperation> TestsIn(IOperation condition) => condition switch
    {
        _ when TriedIn(condition) is { } tried => [tried],
        IIsPatternOperation asked => [asked.Pattern],
        IIsTypeOperation => [condition],
        IInvocationOperation { Instance: ITypeOfOperation type } => [type],
        IParenthesizedOperation inner => TestsIn(inner.Operand),
        ILocalReferenceOperation answer => KeptBy(answer) is { } kept ? TestsIn(kept) : [],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => TestsIn(either.LeftOperand).Concat(TestsIn(either.RightOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => TestsIn(both.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } compared =>
            [Operations.WithoutConversions(IsConstant(compared.LeftOperand) ? compared.LeftOperand : compared.RightOperand)],
        IBinaryOperation => [condition],
        _ => [],
    };

    /// <summary>The <c>as</c> whose success a condition asks for: <c>one is not null</c> after <c>var one = x as V1.Lamp</c>.</summary>
    private static IConversionOperation? TriedIn(IOperation condition)
    {
        var asked = condition switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } compared when IsNull(compared.RightOperand) => compared.LeftOperand,
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var none } } } notNull when IsNull(none) => notNull.Value,
            IIsPatternOperation { Pattern: IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } } some => some.Value,
            _ => null,
        };
        return asked is null ? null : Operations.WithoutImplicit(asked) switch
        {
            IConversionOperation { IsTryCast: true } tried => tried,
            ILocalReferenceOperation { Type.IsReferenceType: true } local => BodyVariables.Around(local).GivenTo(local.Local) is [IConversionOperation { IsTryCast: true } tried] ? tried : null,
            _ => null,
        };
    }

    /// <summary>The question whose answer a variable keeps: <c>var isOld = x is V1.Lamp;</c></summary>
    private static IOperation? KeptBy(ILocalReferenceOperation answer) =>
        answer.Local.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } }
        && BodyVariables.Around(answer).GivenTo(answer.Local) is [var given and not ILocalReferenceOperation]
            ? given
            : null;

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static bool IsComparison(IBinaryOperation operation) => operation.OperatorKind is BinaryOperatorKind.Equals
        or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool IsConstant(IOperation operation) => Operations.WithoutConversions(operation) is { ConstantValue.HasValue: true } or ITypeOfOperation or IFieldReferenceOperation { Field.IsStatic: true };
}
