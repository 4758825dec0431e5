using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>Who receives a value: callers, calls, the targets of assignments.</summary>
internal sealed partial class ValueTrail
{
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

        // `new List<string> { x }` calls `Add` on what is being made.
        if (invocation is { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Parent: IObjectOrCollectionInitializerOperation { Parent: { } made } })
        {
            Into(value, made);
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

    /// <summary>The deconstruction that a tuple is taken apart by as soon as it is made, and the tuple of its targets.</summary>
    private static (ITupleOperation Into, IDeconstructionAssignmentOperation Deconstruction)? OuterDeconstruction(ITupleOperation tuple)
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
                ? (into, deconstruction)
                : null;
    }
}
