using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Finds helpers that a conversion goes into and a bare value comes out of: <c>T Force&lt;T&gt;(Conversion&lt;T&gt;)</c>,
/// <c>IEnumerable&lt;T&gt; Successes&lt;T&gt;(IEnumerable&lt;Conversion&lt;T&gt;&gt;)</c>, <c>T Run&lt;T&gt;(Func&lt;Conversion&lt;T&gt;&gt;)</c>.
/// The signature says enough: the refusal has to end inside. Where the body can be seen, it says how.
/// </summary>
internal static class UnwrappingCall
{
    public static RefusalUse Of(IInvocationOperation call, SpecTypes types)
    {
        if (ConversionInto(call, types) is not { TypeArguments: [var value] })
        {
            return RefusalUse.Kept;
        }

        var method = call.TargetMethod;
        if (Throws(types.Bodies.Of(method)))
        {
            return RefusalUse.Forced;
        }

        var takesAnother = method.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, value)
            || (parameter.Type as INamedTypeSymbol)?.DelegateInvokeMethod is { ReturnType: var given } && SymbolEqualityComparer.Default.Equals(given, value));
        return takesAnother ? RefusalUse.Swallowed
            : SymbolEqualityComparer.Default.Equals(call.Type, value) ? RefusalUse.Forced
            : RefusalUse.Dropped;
    }

    /// <summary>Whether a helper answers a refusal with an exception.</summary>
    public static bool Throws(IOperation? body) => body?.Descendants().Any(inner => inner is IThrowOperation or IInvocationOperation { TargetMethod.Name: "GetValueOrThrow" }) == true;

    /// <summary>The <c>Conversion&lt;T&gt;</c> that goes into a call whose result has T and no room for a refusal.</summary>
    public static INamedTypeSymbol? ConversionInto(IInvocationOperation call, SpecTypes types)
    {
        var method = call.TargetMethod;
        if (call.Type is not { } result
            || method.ReturnsVoid
            || !(method.IsGenericMethod || method.ContainingType.IsGenericType || method.DeclaringSyntaxReferences.IsEmpty)
            || method.MethodKind == MethodKind.DelegateInvoke
            || IsOfTheFramework(method.ContainingType)
            || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, types.Conversion.ContainingAssembly)
            || types.ConversionIn(result) is not null)
        {
            return null;
        }

        var given = call.Arguments.Select(argument => argument.Parameter?.Type ?? argument.Value.Type).Append(call.Instance?.Type);
        foreach (var type in given)
        {
            var into = types.ConversionIn(type) ?? types.ConversionIn((type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType);
            if (into is { TypeArguments: [var value] } && Holds(result, value))
            {
                return into;
            }
        }

        return null;
    }

    /// <summary>Whether a type has a value of another in it, which cannot be missing.</summary>
    private static bool Holds(ITypeSymbol type, ITypeSymbol value) => type switch
    {
        { NullableAnnotation: NullableAnnotation.Annotated } => false,
        IArrayTypeSymbol array => Holds(array.ElementType, value),
        _ when SymbolEqualityComparer.Default.Equals(type, value) => true,
        INamedTypeSymbol { IsTupleType: true } => false,
        INamedTypeSymbol { IsGenericType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } generic =>
            generic.TypeArguments.Any(argument => Holds(argument, value)) && (generic.AllInterfaces.Any(found => found.SpecialType == SpecialType.System_Collections_IEnumerable) || !RefusalRoom.IsIn(generic)),
        _ => false,
    };

    private static bool IsOfTheFramework(INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }
}
