using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Tells functions that find a value from those that make one: what is found by a converted key, or chosen from what is stored, was made
/// elsewhere.
/// </summary>
internal static class Lookup
{
    private static readonly string[] Verbs = ["Get", "Find", "Load", "Lookup", "LookUp", "TryGet", "TryFind", "Fetch", "Resolve", "Query"];

    /// <summary>Whether everything that a function returns was found or stored, and something was.</summary>
    public static bool IsAllThatIsDone(IOperation body, INamedTypeSymbol target, SpecTypes types)
    {
        var returned = body.DescendantsAndSelf()
            .OfType<IReturnOperation>()
            .Where(found => Operations.LambdaAround(found) is null || body is IAnonymousFunctionOperation)
            .Select(found => found.ReturnedValue)
            .OfType<IOperation>()
            .ToList();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return returned.Count > 0
            && returned.All(value => IsFound(value, target, seen, types) != false)
            && returned.Any(value => IsFound(value, target, new HashSet<ISymbol>(SymbolEqualityComparer.Default), types) == true);
    }

    /// <summary>Whether a value was found; null for one that says that nothing was.</summary>
    private static bool? IsFound(IOperation value, INamedTypeSymbol target, HashSet<ISymbol> seen, SpecTypes types)
    {
        var inner = Operations.WithoutConversions(value);
        switch (inner)
        {
            case IDefaultValueOperation or ILiteralOperation or IThrowOperation:
                return null;
            case IAwaitOperation awaited:
                return IsFound(awaited.Operation, target, seen, types);
            case IConditionalOperation choice:
                return All([choice.WhenTrue, choice.WhenFalse!], target, seen, types);
            case ICoalesceOperation either:
                return All([either.Value, either.WhenNull], target, seen, types);
            case IArrayElementReferenceOperation element:
                return IsFound(element.ArrayReference, target, seen, types);
            case IPropertyReferenceOperation { Property.IsIndexer: true } indexed:
                return indexed.Instance is { } indexedIn && HoldsMany(indexedIn, target, types);
            case IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation or IMemberReferenceOperation }:
                return true;
            case IInvocationOperation call:
                return IsLookup(call, target, types);
            case var variable when BodyVariables.VariableOf(variable) is ILocalSymbol local:
                return !seen.Add(local) ? null : All(BodyVariables.Around(value).GivenTo(local), target, seen, types);
            default:
                return false;
        }
    }

    private static bool? All(IEnumerable<IOperation> values, INamedTypeSymbol target, HashSet<ISymbol> seen, SpecTypes types)
    {
        bool? all = null;
        foreach (var found in values.Select(value => IsFound(value, target, seen, types)))
        {
            if (found == false)
            {
                return false;
            }

            all ??= found;
        }

        return all;
    }

    private static bool IsLookup(IInvocationOperation call, INamedTypeSymbol target, SpecTypes types) =>
        Operations.ReceiverOf(call) is { } receiver
        && !call.Arguments.Any(argument => Makes(argument.Value, target))
        && (HoldsMany(receiver, target, types) && call.TargetMethod.Name is not ("Select" or "Cast" or "ConvertAll")
            || (receiver is IMemberReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation
                && Verbs.Any(verb => call.TargetMethod.Name.StartsWith(verb, StringComparison.Ordinal))
                && !types.IsConversion(receiver.Type)
                && receiver.Type is INamedTypeSymbol { } type
                && types.ShapeOf(type) is null));

    // `AddOrUpdate(id, new V1.Lamp { ... }, ...)` finds what it was given.
    private static bool Makes(IOperation argument, INamedTypeSymbol target) =>
        argument.DescendantsAndSelf().Any(inner => inner is IObjectCreationOperation or IWithOperation && SymbolEqualityComparer.Default.Equals(inner.Type, target));

    private static bool HoldsMany(IOperation collection, INamedTypeSymbol target, SpecTypes types) =>
        Operations.WithoutConversions(collection) is IMemberReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation
        && collection.Type is { } type
        && types.ShapeOf(type) is { IsCollection: true } shape
        && SymbolEqualityComparer.Default.Equals(shape.Type, target);
}
