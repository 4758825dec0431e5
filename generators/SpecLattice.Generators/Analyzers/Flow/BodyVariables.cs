using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>
/// The variables of one body, with its lambdas and local functions: what each is given, and where it is read. The order of statements does not
/// matter: a variable may hold whatever it is given anywhere. Made once for a body, and only where a rule asks.
/// </summary>
internal sealed class BodyVariables
{
    private static readonly ConditionalWeakTable<IOperation, BodyVariables> s_bodies = new();

    private readonly Dictionary<ISymbol, List<IOperation>> _given = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _reads = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _functions = new(SymbolEqualityComparer.Default);

    private BodyVariables(IOperation root)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            Visit(operation);
        }
    }

    /// <summary>The variables of the body that an operation is in.</summary>
    public static BodyVariables Around(IOperation operation) => s_bodies.GetValue(RootOf(operation), static root => new BodyVariables(root));

    public static IOperation RootOf(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }

    /// <summary>The variable that an expression names: a local, a parameter, or what a query's <c>let</c> keeps.</summary>
    public static ISymbol? VariableOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation { Property: { ContainingType.IsAnonymousType: true } property } => property,
        IDeclarationExpressionOperation declared => VariableOf(declared.Expression),
        IConversionOperation { IsImplicit: true } conversion => VariableOf(conversion.Operand),
        IParenthesizedOperation inner => VariableOf(inner.Operand),
        _ => null,
    };

    /// <summary>The expressions that a variable is given. Elements are given what their collection is, parameters of lambdas what the lambda is called with.</summary>
    public IReadOnlyList<IOperation> GivenTo(ISymbol variable) => Find(_given, variable);

    public IReadOnlyList<IOperation> ReadsOf(ISymbol variable) => Find(_reads, variable);

    /// <summary>The calls of a local function, and where it is named without being called.</summary>
    public IReadOnlyList<IOperation> CallsOf(IMethodSymbol function) => Find(_calls, function);

    public ILocalFunctionOperation? FunctionOf(IMethodSymbol function) => _functions.TryGetValue(function, out var found) ? found : null;

    private static List<IOperation> Find(Dictionary<ISymbol, List<IOperation>> lists, ISymbol key) => lists.TryGetValue(key, out var found) ? found : [];

    private static void Add(Dictionary<ISymbol, List<IOperation>> lists, ISymbol? key, IOperation? value)
    {
        if (key is null || value is null)
        {
            return;
        }

        if (!lists.TryGetValue(key, out var found))
        {
            lists.Add(key, found = []);
        }

        found.Add(value);
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declared:
                Add(_given, declared.Symbol, declared.Initializer?.Value ?? (declared.Parent as IVariableDeclarationOperation)?.Initializer?.Value);
                break;
            case IForEachLoopOperation loop:
                foreach (var local in loop.Locals)
                {
                    Add(_given, local, loop.Collection);
                }

                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value);
                break;
            case IAssignmentOperation assignment:
                Add(_given, VariableOf(assignment.Target), assignment.Value);
                break;
            case IPatternOperation pattern:
                Add(_given, DeclaredBy(pattern), MatchedBy(pattern));
                break;
            case ILocalFunctionOperation function:
                _functions[function.Symbol] = function;
                break;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                Add(_calls, reference.Method.OriginalDefinition, reference);
                break;
            case IInvocationOperation call:
                VisitCall(call);
                break;
        }

        if (operation is ILocalReferenceOperation { IsDeclaration: false } or IParameterReferenceOperation or IPropertyReferenceOperation
            && VariableOf(operation) is { } variable
            && !IsWritten(operation))
        {
            Add(_reads, variable, operation);
        }
    }

    private void VisitCall(IInvocationOperation call)
    {
        var isLocal = call.TargetMethod.MethodKind == MethodKind.LocalFunction;
        if (isLocal)
        {
            Add(_calls, call.TargetMethod.OriginalDefinition, call);
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref })
            {
                Add(_given, VariableOf(argument.Value), call);
            }

            if (isLocal && argument.Parameter is { } parameter)
            {
                Add(_given, parameter.OriginalDefinition, argument.Value);
            }

            if (Operations.LambdaOf(argument.Value) is { } lambda)
            {
                foreach (var given in lambda.Symbol.Parameters)
                {
                    Add(_given, given, call.Instance);
                    foreach (var other in call.Arguments.Where(other => other != argument && other.Parameter?.RefKind != RefKind.Out))
                    {
                        Add(_given, given, other.Value);
                    }
                }
            }
        }
    }

    private void Deconstruct(IOperation target, IOperation value)
    {
        var (into, from) = (TupleOf(target), TupleOf(value));
        if (into is null)
        {
            Add(_given, VariableOf(target), value);
            return;
        }

        for (var i = 0; i < into.Elements.Length; i++)
        {
            Deconstruct(into.Elements[i], from is not null && i < from.Elements.Length ? from.Elements[i] : value);
        }
    }

    public static ITupleOperation? TupleOf(IOperation? operation) => operation switch
    {
        ITupleOperation tuple => tuple,
        IDeclarationExpressionOperation declared => TupleOf(declared.Expression),
        IConversionOperation conversion => TupleOf(conversion.Operand),
        IParenthesizedOperation inner => TupleOf(inner.Operand),
        _ => null,
    };

    public static ISymbol? DeclaredBy(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declared => declared.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    };

    /// <summary>What a pattern is asked of: the member before it, or the whole that is matched.</summary>
    private static IOperation? MatchedBy(IPatternOperation pattern)
    {
        for (var current = pattern.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case IPropertySubpatternOperation member:
                    return member.Member;
                case IIsPatternOperation asked:
                    return asked.Value;
                case ISwitchExpressionOperation expression:
                    return expression.Value;
                case ISwitchOperation statement:
                    return statement.Value;
            }
        }

        return null;
    }

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation { Parameter.RefKind: RefKind.Out } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        _ => false,
    };
}
