using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Finds members of an enum that become another one because nothing was found for them: <c>table.GetValueOrDefault(level, V1.Level.Info)</c>,
/// <c>Enum.TryParse(level.ToString(), out V1.Level old) ? old : V1.Level.Info</c>, <c>catch (ArgumentException) { return V1.Level.Info; }</c>.
/// </summary>
internal static class FallbackCases
{
    public static MergedCase? Of(IOperation operation, SpecTypes types)
    {
        var (asked, fallback) = operation switch
        {
            IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Arguments: [.., var key, var rest] } => (key.Value, rest.Value),
            IConditionalOperation { Condition: IInvocationOperation { TargetMethod.Name: "TryGetValue" or "TryParse", Arguments: [_, ..] } tried, WhenFalse: { } rest } => (tried.Arguments[0].Value, rest),
            ICatchClauseOperation { Handler.Operations: [.., IReturnOperation { ReturnedValue: { } rest }], Parent: ITryOperation { Body: var tried } } => (tried.Descendants().FirstOrDefault(IsParse), rest),
            _ => ((IOperation?)null, (IOperation?)null),
        };
        return asked is not null && fallback is not null && ConstantOf(fallback) is { } target && SourceOf(asked, target, types) is { } source && Missing(source, target.ContainingType) is { Count: > 0 } missing
            ? new MergedCase(fallback.Syntax, string.Join(", ", missing), target, source)
            : null;
    }

    private static bool IsParse(IOperation operation) => operation is IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType.SpecialType: SpecialType.System_Enum } };

    private static IFieldSymbol? ConstantOf(IOperation fallback) => Operations.Unwrap(fallback) switch
    {
        IFieldReferenceOperation { Field: { IsConst: true, ContainingType.TypeKind: TypeKind.Enum } field } => field,
        IConversionOperation conversion => ConstantOf(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "Success", Arguments: [var only] } => ConstantOf(only.Value),
        _ => null,
    };

    private static INamedTypeSymbol? SourceOf(IOperation asked, IFieldSymbol target, SpecTypes types)
    {
        if (types.ShapeOf(target.ContainingType) is not { } made)
        {
            return null;
        }

        return ValueOrigins.Of(asked)
            .Select(inner => inner.Type)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => type.TypeKind == TypeKind.Enum && types.ShapeOf(type) is { } source && ConversionPair.Relate(source, made, types) is not null);
    }

    private static List<string> Missing(INamedTypeSymbol source, INamedTypeSymbol target) => [.. EnumCases.Of(source).Except(EnumCases.Of(target))];
}
