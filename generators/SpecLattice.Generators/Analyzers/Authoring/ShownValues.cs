using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>What a text shows of other values: through variables, through calls, and through what a builder was given. A comparison shows nothing of what it compares, nor does a length.</summary>
internal sealed class ShownValues(MethodBodies bodies)
{
    private const int MaxCalls = 3;

    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> _shown = [];
    private int _calls;

    /// <summary>Whether a method makes a loss, or something of one, from what it is given.</summary>
    public static bool IsLoss(IMethodSymbol method) => method.ContainingType is { } type && (method.Name switch
    {
        "Custom" => type.IsNamed(KnownNames.Loss),
        "Refuse" => type.IsNamed(KnownNames.Conversions),
        "With" or "From" => type.IsNamed(KnownNames.LossDetails),
        _ => false,
    });

    /// <summary>The secrets that a value shows, each where it is named.</summary>
    public IEnumerable<(IOperation Shown, ISymbol Secret)> Of(IOperation value)
    {
        Walk(value);
        foreach (var operation in _shown)
        {
            if (Secrets.Of(operation) is { } secret)
            {
                yield return (operation, secret);
            }
            else if (operation.Parent is IArgumentOperation { Parent: IInvocationOperation call } && IsWritten(call.TargetMethod) && Secrets.AreIn(operation.Type))
            {
                yield return (operation, operation.Type!);
            }
        }
    }

    /// <summary>The parameters that a value shows.</summary>
    public IEnumerable<IParameterSymbol> ParametersOf(IOperation value)
    {
        Walk(value);
        return _shown.OfType<IParameterReferenceOperation>().Select(reference => reference.Parameter);
    }

    // The text of a spec leaves its secrets out; its JSON has them.
    private static bool IsWritten(IMethodSymbol method) => method.Name.StartsWith("Serialize", StringComparison.Ordinal) || (method.Name == "From" && IsLoss(method));

    private void Walk(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf().Where(operation => IsShown(operation, value)))
        {
            _shown.Add(operation);
            if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called } && _seen.Add(called.OriginalDefinition))
            {
                foreach (var returned in Returned(BodyVariables.Around(value).FunctionOf(called.OriginalDefinition)?.Body))
                {
                    Walk(returned);
                }
            }
            else if (BodyVariables.VariableOf(operation) is { } variable && _seen.Add(variable))
            {
                WalkVariable(BodyVariables.Around(value), variable);
            }
        }
    }

    private void WalkVariable(BodyVariables variables, ISymbol variable)
    {
        foreach (var given in variables.GivenTo(variable).ToList())
        {
            Walk(given);
        }

        // builder.Append(first).Append(second);
        foreach (var read in variables.ReadsOf(variable).ToList())
        {
            for (var call = read.Parent as IInvocationOperation; call is not null && call.Parent is not IArgumentOperation; call = call.Parent as IInvocationOperation)
            {
                foreach (var argument in call.Arguments)
                {
                    Walk(argument.Value);
                }
            }
        }
    }

    /// <summary>Whether a part of an expression can be read in what the whole gives.</summary>
    private bool IsShown(IOperation part, IOperation whole)
    {
        for (var current = part; current != whole && current.Parent is { } user; current = user)
        {
            switch (user)
            {
                case IPropertySubpatternOperation member when member.Member == current:
                case INameOfOperation or ITypeOfOperation or IPatternOperation:
                case ISwitchExpressionOperation choice when choice.Value == current:
                case ISwitchExpressionArmOperation arm when arm.Guard == current:
                case IConditionalOperation condition when condition.Condition == current:
                case IAssignmentOperation assignment when assignment.Target == current:
                case IPropertyReferenceOperation { Property.Name: "Length" or "Count" }:
                case IInvocationOperation { TargetMethod.Name: "Count" or "LongCount" or "IndexOf" or "CompareTo" }:
                case IInvocationOperation inner when inner != whole && IsLoss(inner.TargetMethod):
                case { Type.SpecialType: SpecialType.System_Boolean } when part.Type?.SpecialType != SpecialType.System_Boolean:
                case IConditionalAccessOperation access when access.Operation == current && !ShowsAccessed(access, whole):
                case IArgumentOperation { Parent: IInvocationOperation call } argument when !GivesBack(call, argument):
                    return false;
            }
        }

        return true;
    }

    private bool ShowsAccessed(IConditionalAccessOperation access, IOperation whole) =>
        access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault() is not { } placeholder || IsShown(placeholder, whole);

    /// <summary>Whether what a call gives may show an argument: of a method of this project, its body says so.</summary>
    private bool GivesBack(IInvocationOperation call, IArgumentOperation argument)
    {
        if (_calls >= MaxCalls || argument.Parameter is not { } parameter || bodies.Of(call.TargetMethod) is not { } body)
        {
            return true;
        }

        _calls++;
        var inner = new ShownValues(bodies) { _calls = _calls };
        var isGiven = Returned(body).Any(returned => inner.ParametersOf(returned).Any(shown => shown.Ordinal == parameter.Ordinal && SymbolEqualityComparer.Default.Equals(shown.ContainingSymbol, parameter.ContainingSymbol.OriginalDefinition)));
        _calls--;
        return isGiven;
    }

    private static List<IOperation> Returned(IOperation? body) => body is null ? [] : [.. body.DescendantsAndSelf().OfType<IReturnOperation>().Select(returned => returned.ReturnedValue).OfType<IOperation>()];
}
