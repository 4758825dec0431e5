using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Tells whether something becomes of a value that is read, or whether it is read into nothing.
/// <list type="table">
/// <item><term>something</term><description><c>return x</c>, <c>new Target { Member = x }</c>, <c>list.Add(x)</c>, <c>if (x > 3) return refusal;</c></description></item>
/// <item><term>nothing</term><description><c>_ = x</c>, a local that nobody reads, <c>log.Write(x)</c>, <c>throw new InvalidOperationException(x)</c>, <c>Debug.Assert(x)</c>, <c>if (x is null) { }</c></description></item>
/// </list>
/// </summary>
internal static class ReadEnds
{
    // Helpers that hand on to helpers are followed this far; whoever hands on further makes something of it.
    private const int MaxHelperDepth = 3;

    public static bool InSomething(IOperation value, SpecTypes types) => new Search(types).InSomething(value, 0);

    /// <summary>Whether something becomes of what a variable holds.</summary>
    public static bool InSomething(ISymbol variable, IOperation body, SpecTypes types) =>
        BodyVariables.Around(body).ReadsOf(variable).Any(read => InSomething(read, types));

    private sealed class Search(SpecTypes types)
    {
        // A condition may choose what it is itself asked about later, in a loop.
        private readonly HashSet<IOperation> _seen = [];

        public bool InSomething(IOperation value, int depth) => _seen.Add(value) && ValueTrail.Of(value, Carries).Ends.Any(end => end.Kind switch
        {
            EndKind.Nothing or EndKind.Shown or EndKind.Thrown => false,

            // A helper that does not look at it.
            EndKind.Asked => false,
            EndKind.Decides => Matters(end.User, depth),
            EndKind.HandedOn => end is not { Value.Parent: IArgumentOperation argument, User: IInvocationOperation call } || IsTaken(argument, call, depth),
            _ => true,
        });

        private Carrying Carries(IOperation from, IOperation to) =>
            to is IInvocationOperation call && from.Parent is IArgumentOperation { Parameter: { } parameter } && types.Bodies.Of(call.TargetMethod) is { } body && !ReadsOf(parameter, call.TargetMethod, body).Any()
                ? Carrying.No
                : Carrying.Yes;

        private static IEnumerable<IOperation> ReadsOf(IParameterSymbol parameter, IMethodSymbol method, IOperation body) => body.Descendants()
            .Where(inner => inner is IParameterReferenceOperation used && used.Parameter.Ordinal == parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1));

        /// <summary>Whether it matters which way a condition takes: whether the ways do something else than to log.</summary>
        private bool Matters(IOperation decision, int depth) => decision switch
        {
            IConditionalOperation same when AreSame(same.WhenTrue, same.WhenFalse ?? NextTo(same)) => false,
            IConditionalOperation { Type: not null and not { SpecialType: SpecialType.System_Void } } choice => DoesSomething(choice) || InSomething(choice, depth),
            IConditionalOperation branch => DoesSomething(branch.WhenTrue) || (branch.WhenFalse is { } other && DoesSomething(other)),
            ISwitchExpressionOperation expression => expression.Arms.Any(arm => DoesSomething(arm.Value)) || InSomething(expression, depth),
            ISwitchOperation statement => statement.Cases.SelectMany(section => section.Body).Any(DoesSomething),
            _ => true,
        };

        /// <summary>Whether whoever gets a value, and gives nothing for it, keeps it.</summary>
        private bool IsTaken(IArgumentOperation argument, IInvocationOperation call, int depth)
        {
            if (argument.Parameter is { } parameter && types.Bodies.Of(call.TargetMethod) is { } body)
            {
                return depth >= MaxHelperDepth || ReadsOf(parameter, call.TargetMethod, body).Any(inner => InSomething(inner, depth + 1));
            }

            // `string.IsNullOrEmpty(x);` keeps nothing, unless it is given something to keep it in.
            return call.Instance is not null || call.Arguments.Any(other => other != argument && BodyVariables.VariableOf(other.Value) is not null);
        }
    }

    // `if (x) { return y; } return y;`
    private static bool AreSame(IOperation? one, IOperation? other) =>
        Operations.Unwrap(one) is { } first && Operations.Unwrap(other) is { } second && SyntaxFactory.AreEquivalent(first.Syntax, second.Syntax, topLevel: false);

    private static IOperation? NextTo(IConditionalOperation branch) => CaseArms.Leaves(branch.WhenTrue) && branch.Parent is IBlockOperation block
        ? block.Operations.SkipWhile(operation => operation != branch).Skip(1).FirstOrDefault()
        : null;

    private static bool DoesSomething(IOperation code) => code.DescendantsAndSelf().Any(inner => inner switch
    {
        IReturnOperation or IThrowOperation or IAssignmentOperation or IIncrementOrDecrementOperation => true,
        IBranchOperation { BranchKind: BranchKind.Continue } => true,
        IInvocationOperation call => call.Parent is IExpressionStatementOperation or IAwaitOperation && !Readers.MakesNothing(call, Operations.ReceiverOf(call)),
        _ => false,
    });
}
