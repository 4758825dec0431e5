using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Whether what an operation gives still holds a version that goes into it. A version is held by itself, by collections, tuples, tasks and new
/// objects, by <c>object</c>, and by its JSON; not by a member that is read from it, nor by the answer to a question, nor by another version
/// that is made of it again.
/// </summary>
internal static class VersionCarrying
{
    public static Func<IOperation, IOperation, Carrying> Of(INamedTypeSymbol version, SpecTypes types) => (from, to) => Decide(version, from, to, types);

    /// <summary>Whether a call writes a value as JSON.</summary>
    public static bool IsSerializer(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.Name is "SpecJson" or "JsonSerializer" && call.TargetMethod.Name.StartsWith("Serialize", StringComparison.Ordinal);

    private static Carrying Decide(INamedTypeSymbol version, IOperation from, IOperation to, SpecTypes types)
    {
        if (to.Type is not { } type)
        {
            return Carrying.No;
        }

        if (types.ConversionIn(type) is not null)
        {
            return Carrying.Safely;
        }

        if (types.ShapeOf(type) is { } shape && SymbolEqualityComparer.Default.Equals(shape.Type, version))
        {
            return shape.CanRefuse ? Carrying.Safely : Carrying.Yes;
        }

        return to switch
        {
            IMemberReferenceOperation or IBinaryOperation or IUnaryOperation or IIsPatternOperation or IIsTypeOperation => Carrying.No,
            IInvocationOperation call when IsSerializer(call) => Carrying.Yes,
            IInvocationOperation when types.ShapeOf(type) is { Role: SpecRole.Version or SpecRole.Sum } => Carrying.No,
            IInvocationOperation call => OfCall(from, call, type),
            IObjectCreationOperation => type is INamedTypeSymbol made && IsOwn(made) && types.RoleOf(made) == SpecRole.None && RefusalRoom.IsBeside(version, made) ? Carrying.Safely : Carrying.Yes,
            IInterpolatedStringOperation or IInterpolationOperation => Carrying.No,
            _ => Carrying.Yes,
        };
    }

    private static Carrying OfCall(IOperation from, IInvocationOperation call, ITypeSymbol result) =>
        from.Parent is not IArgumentOperation || Readers.MakesNothing(call, Operations.ReceiverOf(call)) || IsAnswer(result)
            ? Carrying.No
            : HoldsObjects(result) ? Carrying.Yes : Carrying.HandsOn;

    private static bool IsAnswer(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String or (>= SpecialType.System_Char and <= SpecialType.System_UIntPtr);

    private static bool HoldsObjects(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } => true,
        IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => HoldsObjects(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(HoldsObjects),
        _ => false,
    };

    private static bool IsOwn(INamedTypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty;
}
