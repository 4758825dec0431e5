using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>
/// Follows a value forward: through variables, containers, lambdas and local functions to the places where it ends. What a call of another
/// function gives is asked of the rule: whether it still holds the value.
/// </summary>
internal sealed partial class ValueTrail
{
    private readonly Func<IOperation, IOperation, Carrying> _carries;
    private readonly BodyVariables _variables;
    private readonly HashSet<IOperation> _seen = [];
    private readonly HashSet<ISymbol> _held = new(SymbolEqualityComparer.Default);
    private readonly Stack<IOperation> _open = new();
    private readonly List<ValueEnd> _ends = [];

    private ValueTrail(IOperation value, Func<IOperation, IOperation, Carrying> carries)
    {
        _carries = carries;
        _variables = BodyVariables.Around(value);
        _open.Push(value);
        while (_open.Count > 0)
        {
            var next = _open.Pop();
            if (_seen.Add(next) && next.Parent is { } user)
            {
                Step(next, user);
            }
        }
    }

    /// <summary>Where the value ends.</summary>
    public IReadOnlyList<ValueEnd> Ends => _ends;

    /// <summary>All expressions that hold the value on its way.</summary>
    public IReadOnlyCollection<IOperation> Holders => _seen;

    /// <summary>Follows a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="carries">Whether an operation (the second) still holds what goes into it (the first).</param>
    public static ValueTrail Of(IOperation value, Func<IOperation, IOperation, Carrying> carries) => new(value, carries);

    /// <summary>Follows a value and everything that is worked out from it.</summary>
    public static ValueTrail OfEverythingMadeFrom(IOperation value) => new(value, static (_, _) => Carrying.Yes);

    /// <summary>Follows what a variable holds.</summary>
    public static IEnumerable<ValueTrail> OfVariable(ISymbol variable, IOperation body, Func<IOperation, IOperation, Carrying> carries) =>
        BodyVariables.Around(body).ReadsOf(variable).Select(read => Of(read, carries));

    private void Step(IOperation value, IOperation user)
    {
        if (StepIntoVariable(value, user) || StepIntoChoice(value, user) || StepIntoWhole(value, user))
        {
            return;
        }

        if (user is IExpressionStatementOperation or INameOfOperation)
        {
            End(EndKind.Nothing, value, user);
        }
        else if (user is IThrowOperation)
        {
            End(EndKind.Thrown, value, user);
        }
        else if (user.Type is not null || user is IAnonymousFunctionOperation or ISpreadOperation or IInterpolationOperation or IMethodReferenceOperation)
        {
            Into(value, user);
        }
        else
        {
            End(EndKind.Nothing, value, user);
        }
    }

    /// <summary>A value that a variable, a member or a parameter is given.</summary>
    private bool StepIntoVariable(IOperation value, IOperation user)
    {
        switch (user)
        {
            case IReturnOperation returned:
                Return(value, returned);
                return true;
            case IArgumentOperation argument:
                Argue(value, argument);
                return true;
            case IVariableInitializerOperation initializer:
                foreach (var declared in initializer.Parent is IVariableDeclaratorOperation one ? [one] : ((IVariableDeclarationOperation)initializer.Parent!).Declarators.AsEnumerable())
                {
                    Hold(declared.Symbol);
                }

                return true;
            case ISymbolInitializerOperation:
                End(EndKind.Stored, value, user);
                return true;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, value, deconstruction);
                return true;
            case IAssignmentOperation assignment:
                if (assignment.Value == value)
                {
                    Assign(assignment.Target, value, assignment);
                }

                return true;
            case IForEachLoopOperation loop when loop.Collection == value:
                foreach (var local in loop.Locals)
                {
                    Hold(local);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>A value that a condition, a pattern or a switch asks.</summary>
    private bool StepIntoChoice(IOperation value, IOperation user)
    {
        switch (user)
        {
            case IConditionalOperation choice when choice.Condition == value:
            case ILoopOperation:
            case ISwitchExpressionArmOperation arm when arm.Guard == value:
            case ICaseClauseOperation:
                End(EndKind.Decides, value, user);
                return true;
            case ISwitchExpressionArmOperation { Parent: { } expression }:
                Into(value, expression);
                return true;
            case ISwitchExpressionOperation or ISwitchOperation:
                HoldPatterns(user);
                End(EndKind.Decides, value, user);
                return true;
            case IIsPatternOperation asked:
                HoldPatterns(asked);
                Into(value, asked);
                return true;
            case IPropertySubpatternOperation member:
                HoldPatterns(member);
                if (member.Pattern is not (IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }))
                {
                    Answer(value, member);
                }

                return true;
            default:
                return false;
        }
    }

    // The answer of `x is { Member: ... }` is a value of its own; that of an arm chooses the way.
    private void Answer(IOperation value, IPropertySubpatternOperation member)
    {
        IOperation? around = member;
        while (around is IPatternOperation or IPropertySubpatternOperation)
        {
            around = around.Parent;
        }

        if (around is IIsPatternOperation asked)
        {
            Into(value, asked);
        }
        else
        {
            End(EndKind.Decides, value, member);
        }
    }

    /// <summary>A value that goes into something larger, or that something is asked of.</summary>
    private bool StepIntoWhole(IOperation value, IOperation user)
    {
        switch (user)
        {
            case ITupleOperation tuple when OuterDeconstruction(tuple) is var (into, deconstruction) && tuple.Elements.IndexOf(value) is var i and >= 0:
                Deconstruct(into.Elements[i], value, deconstruction);
                return true;
            case IConditionalAccessOperation access when access.Operation == value:
                foreach (var placeholder in access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>())
                {
                    _open.Push(placeholder);
                }

                return true;
            case IInvocationOperation { Parent: IExpressionStatementOperation } filled when filled.Instance == value && value is ILocalReferenceOperation && Readers.Fills(filled):
                return true;
            case IInvocationOperation call when call.Instance == value:
                HoldLambdas(call);
                Into(value, call);
                return true;
            case IObjectOrCollectionInitializerOperation { Parent: { } made }:
                Into(value, made);
                return true;
            case IArrayInitializerOperation { Parent: { } made }:
                Into(value, made);
                return true;
            default:
                return false;
        }
    }

    private void End(EndKind kind, IOperation value, IOperation user) => _ends.Add(new ValueEnd(kind, value, user));

    private void Into(IOperation value, IOperation user)
    {
        var carrying = user is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IAwaitOperation or ISpreadOperation
            or IAnonymousFunctionOperation or IDelegateCreationOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation
            ? Carrying.Yes
            : _carries(value, user);
        if (carrying == Carrying.Yes)
        {
            _open.Push(user);
        }
        else
        {
            End(carrying switch { Carrying.Safely => EndKind.Refusable, Carrying.HandsOn => EndKind.HandedOn, _ => EndKind.Asked }, value, user);
        }
    }

    private void Hold(ISymbol variable)
    {
        if (_held.Add(variable))
        {
            foreach (var read in _variables.ReadsOf(variable))
            {
                _open.Push(read);
            }
        }
    }

    /// <summary>What a call hands to lambdas: <c>component.Match(disk => ..., port => ...)</c>.</summary>
    private void HoldLambdas(IInvocationOperation call)
    {
        foreach (var parameter in call.Arguments.SelectMany(argument => Operations.LambdaOf(argument.Value)?.Symbol.Parameters ?? []))
        {
            Hold(parameter);
        }
    }

    private void HoldPatterns(IOperation matching)
    {
        var patterns = matching switch
        {
            IIsPatternOperation asked => [asked.Pattern],
            IPropertySubpatternOperation member => [member.Pattern],
            ISwitchExpressionOperation expression => expression.Arms.Select(arm => arm.Pattern),
            ISwitchOperation statement => statement.Cases.SelectMany(section => section.Clauses).OfType<IPatternCaseClauseOperation>().Select(clause => clause.Pattern),
            _ => (IEnumerable<IPatternOperation>)[],
        };
        foreach (var pattern in patterns.SelectMany(pattern => pattern.DescendantsAndSelf()).OfType<IPatternOperation>())
        {
            if (BodyVariables.DeclaredBy(pattern) is { } declared)
            {
                Hold(declared);
            }
        }
    }
}
