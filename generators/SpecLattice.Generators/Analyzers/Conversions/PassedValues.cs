using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Notes that somebody else gets a whole value. Who gives nothing back, or a yes or no, cannot carry it over, unless it is somebody who keeps
/// things; what happens inside the scope is seen there.
/// </summary>
internal static class PassedValues
{
    private static readonly string[] Keeping = ["Add", "TryAdd", "Set", "Put", "Insert", "Enqueue", "Push", "Append", "Register", "With", "Store"];

    public static void In(IInvocationOperation call, ProjectionScope scope, SpecTypes types, MemberReads reads)
    {
        var method = call.TargetMethod;
        var isTaken = (VersionCarrying.IsSerializer(call) && call.Parent is not (IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }))
            || (method.ReturnsVoid || method.ReturnType.SpecialType == SpecialType.System_Boolean
                ? call.Instance is not null && Keeping.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal))
                : method.ReturnType.SpecialType != SpecialType.System_String);
        foreach (var argument in call.Arguments)
        {
            Note(argument.Value, method, isTaken, scope, types, reads);
        }

        if (call.Instance is { } receiver && method.Name is not ("ToString" or "Equals" or "GetHashCode" or "GetType" or "Match"))
        {
            Note(receiver, method, isTaken && !method.ReturnsVoid && method.ReturnType.SpecialType != SpecialType.System_Boolean, scope, types, reads);
        }
    }

    public static void In(IObjectCreationOperation creation, ProjectionScope scope, SpecTypes types, MemberReads reads)
    {
        foreach (var argument in creation.Arguments)
        {
            Note(argument.Value, creation.Constructor, isTaken: true, scope, types, reads);
        }
    }

    public static void In(IConversionOperation conversion, IMethodSymbol converter, ProjectionScope scope, SpecTypes types, MemberReads reads) =>
        Note(conversion.Operand, converter, isTaken: true, scope, types, reads);

    private static void Note(IOperation value, IMethodSymbol? receiver, bool isTaken, ProjectionScope scope, SpecTypes types, MemberReads reads)
    {
        if (isTaken
            && receiver is not null
            && !scope.IsInside(receiver)
            && Operations.Unwrap(value)?.Type is { } type
            && types.ShapeOf(type) is { IsCollection: false, CanRefuse: false } shape)
        {
            reads.PassedWhole.Add((INamedTypeSymbol)shape.Type.WithNullableAnnotation(NullableAnnotation.None));
        }
    }
}
