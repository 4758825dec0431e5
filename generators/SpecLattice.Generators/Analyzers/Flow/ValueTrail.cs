using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>
/// Follows a value forward: through variables, containers, lambdas and local functions to the places where it ends. What a call of another
/// function gives is asked of the rule: whether it still holds the value.
/// </summary>
internal sealed class ValueTrail
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
        switch (user)
        {
            case IExpressionStatementOperation:
                End(EndKind.Nothing, value, user);
                break;
            case IReturnOperation returned:
                Return(value, returned);
                break;
            case IArgumentOperation argument:
                Argue(value, argument);
                break;
            case IVariableInitializerOperation initializer:
                foreach (var declared in initializer.Parent is IVariableDeclaratorOperation one ? [one] : ((IVariableDeclarationOperation)initializer.Parent!).Declarators.AsEnumerable())
                {
                    Hold(declared.Symbol);
                }

                break;
            case ISymbolInitializerOperation:
                End(EndKind.Stored, value, user);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, value, deconstruction);
                break;
            case IAssignmentOperation assignment when assignment.Value == value:
                Assign(assignment.Target, value, assignment);
                break;
            case IAssignmentOperation:
                break;
            case ITupleOperation tuple when OuterDeconstruction(tuple) is var (into, index, deconstruction) && index(value) is var i and >= 0:
                Deconstruct(into.Elements[i], value, deconstruction);
                break;
            case IConditionalOperation choice when choice.Condition == value:
            case ILoopOperation and not IForEachLoopOperation:
            case ISwitchExpressionArmOperation arm when arm.Guard == value:
            case ICaseClauseOperation:
                End(EndKind.Decides, value, user);
                break;
            case ISwitchExpressionArmOperation { Parent: { } expression }:
                Into(value, expression);
                break;
            case ISwitchExpressionOperation or ISwitchOperation:
                HoldPatterns(user);
                End(EndKind.Decides, value, user);
                break;
            case IIsPatternOperation asked:
                HoldPatterns(asked);
                Into(value, asked);
                break;
            case IPropertySubpatternOperation member:
                HoldPatterns(member);
                if (member.Pattern is not (IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }))
                {
                    End(EndKind.Decides, value, member);
                }

                break;
            case IConditionalAccessOperation access when access.Operation == value:
                foreach (var placeholder in access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>())
                {
                    _open.Push(placeholder);
                }

                break;
            case IForEachLoopOperation loop when loop.Collection == value:
                foreach (var local in loop.Locals)
                {
                    Hold(local);
                }

                break;
            case IThrowOperation:
                End(EndKind.Thrown, value, user);
                break;
            case IInvocationOperation call when call.Instance == value:
                HoldLambdas(call);
                Into(value, call);
                break;
            case INameOfOperation:
                End(EndKind.Nothing, value, user);
                break;
            case IObjectOrCollectionInitializerOperation { Parent: { } made }:
                Into(value, made);
                break;
            case IArrayInitializerOperation { Parent: { } made }:
                Into(value, made);
                break;
            default:
                if (user.Type is not null || user is IAnonymousFunctionOperation or ISpreadOperation or IInterpolationOperation or IMethodReferenceOperation)
                {
                    Into(value, user);
                }
                else
                {
                    End(EndKind.Nothing, value, user);
                }

                break;
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

    private void Return(IOperation value, IReturnOperation returned)
    {
        for (var around = returned.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation lambda)
            {
                Into(value, lambda);
                return;
            }

            if (around is ILocalFunctionOperation function)
            {
                foreach (var call in _variables.CallsOf(function.Symbol.OriginalDefinition))
                {
                    _open.Push(call);
                }

                return;
            }
        }

        End(EndKind.Returned, value, returned);
    }

    private void Argue(IOperation value, IArgumentOperation argument)
    {
        if (argument.Parameter?.RefKind == RefKind.Out || argument.Parent is not { } call)
        {
            return;
        }

        if (call is not IInvocationOperation invocation)
        {
            Into(value, call);
            return;
        }

        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.LocalFunction && argument.Parameter is { } parameter && _variables.FunctionOf(method.OriginalDefinition) is not null)
        {
            Hold(parameter.OriginalDefinition);
            return;
        }

        var isReceiver = method.IsExtensionMethod && invocation.Instance is null && invocation.Arguments[0] == argument;
        if (isReceiver)
        {
            HoldLambdas(invocation);
        }

        if (!method.ReturnsVoid && (isReceiver || !IsUnused(invocation)) && method.MethodKind != MethodKind.DelegateInvoke)
        {
            Into(value, invocation);
            return;
        }

        var receiver = Operations.ReceiverOf(invocation) is { } found && found != value ? found : null;
        if (Readers.MakesNothing(invocation, receiver))
        {
            End(EndKind.Shown, value, invocation);
        }
        else if (Operations.RootOf(receiver) is ILocalReferenceOperation { Local: var holder })
        {
            Hold(holder);
        }
        else
        {
            End(EndKind.HandedOn, value, invocation);
        }
    }

    private static bool IsUnused(IInvocationOperation call) =>
        call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    private void Assign(IOperation target, IOperation value, IOperation assignment)
    {
        if (assignment.Parent is not (IExpressionStatementOperation or IObjectOrCollectionInitializerOperation))
        {
            Into(value, assignment);
        }

        var inner = target is IDeclarationExpressionOperation declared ? declared.Expression : target;
        switch (inner)
        {
            case IDiscardOperation:
                End(EndKind.Nothing, value, assignment);
                break;
            case IParameterReferenceOperation { Parameter: { RefKind: not RefKind.None } }:
                End(EndKind.Returned, value, assignment);
                break;
            case var variable when BodyVariables.VariableOf(variable) is { } symbol:
                Hold(symbol);
                if (symbol is IPropertySymbol && assignment.Parent is { } anonymous)
                {
                    Into(value, anonymous);
                }

                break;
            case IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } }:
                if (assignment.Parent is IObjectOrCollectionInitializerOperation { Parent: { } made })
                {
                    Into(value, made);
                }

                break;
            default:
                if (Operations.RootOf(inner) is ILocalReferenceOperation { Local: var holder })
                {
                    Hold(holder);
                }
                else
                {
                    End(EndKind.Stored, value, assignment);
                }

                break;
        }
    }

    private void Deconstruct(IOperation target, IOperation value, IOperation deconstruction)
    {
        if (BodyVariables.TupleOf(target) is { } tuple)
        {
            foreach (var element in tuple.Elements)
            {
                Deconstruct(element, value, deconstruction);
            }
        }
        else
        {
            Assign(target, value, deconstruction);
        }
    }

    /// <summary>The deconstruction that a tuple is taken apart by as soon as it is made, the tuple of its targets, and the place of an element.</summary>
    private static (ITupleOperation Into, Func<IOperation, int> Index, IDeconstructionAssignmentOperation Deconstruction)? OuterDeconstruction(ITupleOperation tuple)
    {
        IOperation outer = tuple;
        while (outer.Parent is IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer.Parent is IDeconstructionAssignmentOperation deconstruction
            && deconstruction.Value == outer
            && BodyVariables.TupleOf(deconstruction.Target) is { } into
            && into.Elements.Length == tuple.Elements.Length
                ? (into, value => tuple.Elements.IndexOf(value), deconstruction)
                : null;
    }
}
