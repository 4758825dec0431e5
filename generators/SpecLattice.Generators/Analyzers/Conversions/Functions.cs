using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds the functions around an operation.</summary>
internal static class Functions
{
    /// <summary>The lambdas and local functions around an operation, from the inside out, and the member at last.</summary>
    public static IEnumerable<IMethodSymbol> Around(IOperation operation, ISymbol member)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
            {
                yield return lambda.Symbol;
            }
            else if (current is ILocalFunctionOperation local)
            {
                yield return local.Symbol;
            }
        }

        if (member is IMethodSymbol method)
        {
            yield return method;
        }
    }

    /// <summary>What a function around an operation is called, or the member that is initialized.</summary>
    public static string NameAround(IOperation operation, ISymbol member) =>
        Around(operation, member).LastOrDefault() is { } function ? Places.NameOf(function) : (member as IFieldSymbol)?.AssociatedSymbol?.Name ?? member.Name;

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The innermost conversion around an operation; null where there is none.</summary>
    public static ConversionPair? FindPair(IOperation operation, ISymbol member, SpecTypes types)
    {
        foreach (var function in Around(operation, member))
        {
            if (ConversionPair.Of(function, types) is { } pair)
            {
                return pair;
            }
        }

        return null;
    }

    /// <summary>
    /// The innermost function around an operation that makes a version or a model: a conversion, or one that promises a value outright.
    /// </summary>
    public static SpecShape? FindPromise(IOperation operation, ISymbol member, SpecTypes types)
    {
        // A test promises nothing: an exception is how it fails.
        if (types.IsTests || TestCode.IsBesideTests(member))
        {
            return null;
        }

        if (TypeOf(member) is { } kept && Around(operation, member).FirstOrDefault() is null)
        {
            return types.ShapeOf(kept) is { CanRefuse: false, IsWhole: true } value ? value : null;
        }

        foreach (var function in Around(operation, member))
        {
            if (ConversionPair.Of(function, types) is { } pair)
            {
                return pair.Target;
            }

            if (types.ShapeOf(function.ReturnType) is { CanRefuse: false, IsWhole: true } promised)
            {
                return promised;
            }
        }

        // What a constructor keeps is part of what it makes.
        return member is IMethodSymbol { MethodKind: MethodKind.Constructor } && TypeOfKeeper(operation) is { } kind && types.ShapeOf(kind) is { CanRefuse: false, IsWhole: true } part ? part : null;
    }

    /// <summary>The type of the field or property that an expression is assigned to.</summary>
    private static ITypeSymbol? TypeOfKeeper(IOperation operation)
    {
        var value = operation;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value.Parent is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Type: { } kind } } assignment && assignment.Value == value ? kind : null;
    }
}
