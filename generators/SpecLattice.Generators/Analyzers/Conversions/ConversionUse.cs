using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Tells what code does with the refusal of a <c>Conversion&lt;T&gt;</c>. Each form has a class of its own:
/// <list type="table">
/// <item><term><c>c.GetValueOrThrow()</c>, <c>c.GetValueOrThrow</c></term><description>here: forced, unless it is asked first or caught</description></item>
/// <item><term><c>c.TryGetValue(out x)</c>, <c>c.IsSuccess</c></term><description><see cref="RefusalTest"/>: the branch that is taken on a refusal says</description></item>
/// <item><term><c>c.Match(x => ..., losses => ...)</c></term><description><see cref="RefusalMatch"/>: the second way says</description></item>
/// <item><term><c>Force(c)</c>, <c>list.Successes()</c></term><description><see cref="UnwrappingCall"/>: a conversion goes in and a bare value comes out</description></item>
/// <item><term><c>var (x, _) = c</c></term><description><see cref="Deconstructed"/>: what is discarded says</description></item>
/// <item><term><c>c;</c>, <c>_field = c</c></term><description><see cref="UnusedConversion"/>: it ends nowhere</description></item>
/// </list>
/// </summary>
internal static class ConversionUse
{
    public static RefusalUse Of(IOperation operation, SpecTypes types) => operation switch
    {
        IInvocationOperation call when types.IsConversion(call.TargetMethod.ContainingType) => call.TargetMethod.Name switch
        {
            "GetValueOrThrow" => CaughtRefusal.IsCaught(call, types) || IsAskedBefore(call.Instance, types) ? RefusalUse.Kept : RefusalUse.Forced,
            "TryGetValue" => call.Arguments.Length > 1 && !IsDiscarded(call.Arguments[1]) ? RefusalUse.Kept : RefusalTest.Of(call, types),
            "Match" => RefusalMatch.Of(call, types),
            _ => RefusalUse.Kept,
        },
        IInvocationOperation call => UnwrappingCall.Of(call, types),
        IConversionOperation { OperatorMethod: { } converter } => UnwrappingCall.Throws(types.Bodies.Of(converter)) ? RefusalUse.Forced : RefusalUse.Kept,
        IMethodReferenceOperation { Method.Name: "GetValueOrThrow" } reference when types.IsConversion(reference.Method.ContainingType) => RefusalUse.Forced,
        IPropertyReferenceOperation { Property.Name: "IsSuccess" } question when types.IsConversion(question.Property.ContainingType) => RefusalTest.Of(question, types),
        _ => RefusalUse.Kept,
    };

    /// <summary>The <c>Conversion&lt;T&gt;</c> that a use is of.</summary>
    public static INamedTypeSymbol? ConversionOf(IOperation operation, SpecTypes types) => operation switch
    {
        IInvocationOperation call when types.IsConversion(call.TargetMethod.ContainingType) => call.TargetMethod.ContainingType,
        IInvocationOperation call => UnwrappingCall.ConversionInto(call, types),
        IMemberReferenceOperation member when types.IsConversion(member.Member.ContainingType) => member.Member.ContainingType,
        _ => null,
    };

    private static bool IsDiscarded(IArgumentOperation argument) =>
        argument.Value is IDiscardOperation
        || (BodyVariables.VariableOf(argument.Value) is ILocalSymbol losses && BodyVariables.Around(argument).ReadsOf(losses).Count == 0);

    /// <summary>Whether a conversion is asked for its success elsewhere, so that it is there where the answer is judged.</summary>
    private static bool IsAskedBefore(IOperation? conversion, SpecTypes types)
    {
        if (conversion is null || BodyVariables.VariableOf(conversion) is not { } variable)
        {
            return false;
        }

        var variables = BodyVariables.Around(conversion);
        return variables.ReadsOf(variable).Any(read => IsQuestion(read.Parent, types))
            || variables.GivenTo(variable).SelectMany(ValueOrigins.Of).Any(inner => IsQuestion(inner, types))
            || BodyVariables.RootOf(conversion).Descendants().Any(inner => inner is IRecursivePatternOperation { DeclaredSymbol: { } declared } pattern
                && SymbolEqualityComparer.Default.Equals(declared, variable)
                && pattern.PropertySubpatterns.Any(member => IsQuestion(member.Member, types)));
    }

    private static bool IsQuestion(IOperation? operation, SpecTypes types) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "IsSuccess" or "Losses" } question => types.IsConversion(question.Property.ContainingType),
        IInvocationOperation { TargetMethod.Name: "TryGetValue" } call => types.IsConversion(call.TargetMethod.ContainingType),
        _ => false,
    };
}
