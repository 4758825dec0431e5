using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds numbers that are made to fit a smaller type without a check.</summary>
internal static class Narrowing
{
    /// <summary>Whether a cast turns what does not fit into another value.</summary>
    public static bool Cuts(IConversionOperation cast) =>
        !cast.IsImplicit && !cast.IsChecked && !cast.ConstantValue.HasValue && cast is { Type: { } target, Operand.Type: { } source } && Narrows(source, target);

    /// <summary>Whether it is worth to look into what a call does.</summary>
    public static bool MayNarrow(IInvocationOperation call) =>
        call.Type is { } target && RangeOf(target) is not null && call.Arguments.Any(argument => Operations.WithoutConversions(argument.Value).Type is { } source && Narrows(source, target));

    /// <summary>The type that a call narrows, by <c>CreateTruncating</c>, <c>CreateSaturating</c> or in a helper's body, and whether it clamps.</summary>
    public static (ITypeSymbol Source, bool IsClamped)? Find(IInvocationOperation call, SpecTypes types)
    {
        if (call.Type is not { } target || RangeOf(target) is null || call.Arguments.Length == 0)
        {
            return null;
        }

        var source = call.Arguments.Select(argument => Operations.WithoutConversions(argument.Value).Type).FirstOrDefault(type => type is not null && Narrows(type, target));
        if (source is null)
        {
            return null;
        }

        if (IsGenericMath(call))
        {
            return (source, call.TargetMethod.Name == "CreateSaturating");
        }

        if (IsCutBefore(call))
        {
            return (source, IsClamped(call.Arguments[0].Value));
        }

        return BodyOf(call, types) is { } body && FindIn(body) is { } narrowing ? (source, IsClamp(narrowing)) : null;
    }

    /// <summary>Whether a conversion that checks has nothing left to check: <c>Convert.ToByte(x &amp; 255)</c>.</summary>
    private static bool IsCutBefore(IInvocationOperation call) =>
        call.TargetMethod is { IsStatic: true, ContainingType: { Name: "Convert", ContainingNamespace.Name: "System" } } or { IsStatic: true, Name: "CreateChecked" }
        && Operations.WithoutConversions(call.Arguments[0].Value) is var given
        && (given is IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Remainder, RightOperand.ConstantValue.HasValue: true }
            or IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Min" or "Max" or "Clamp" } });

    /// <summary>The number that a constructor or an operator cuts on its way into a type of this project's, and whether it clamps.</summary>
    public static (ITypeSymbol Source, ITypeSymbol Target, bool IsClamped)? FindInside(IMethodSymbol? made, IOperation value, SpecTypes types)
    {
        if (made is not { DeclaringSyntaxReferences.IsEmpty: false } || Operations.WithoutConversions(value).Type is not { } source || RangeOf(source) is null || types.ShapeOf(made.ContainingType) is not null)
        {
            return null;
        }

        return types.Bodies.Of(made) is { } body && FindIn(body) is { Type: { } target } narrowing && Narrows(source, target) ? (source, target, IsClamp(narrowing)) : null;
    }

    /// <summary>The code of a helper: a method, or the lambda that a field holds.</summary>
    private static IOperation? BodyOf(IInvocationOperation call, SpecTypes types) => call.TargetMethod switch
    {
        { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension, Parameters: [var first, ..] } method => types.ShapeOf(first.Type) is null ? types.Bodies.Of(method) : null,
        { MethodKind: MethodKind.DelegateInvoke } => Operations.WithoutConversions(call.Instance!) switch
        {
            IFieldReferenceOperation field => Operations.LambdaOf(types.Bodies.InitializerOf(field.Field)),
            IPropertyReferenceOperation property => Operations.LambdaOf(types.Bodies.InitializerOf(property.Property)),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether a value was clamped before it is cast.</summary>
    public static bool IsClamped(IOperation operand) =>
        operand.DescendantsAndSelf().Any(inner => inner is IInvocationOperation { TargetMethod: { Name: "Min" or "Max" or "Clamp" } });

    /// <summary>Whether a value is compared with a bound, or with itself after the cast, somewhere in the function, so that it is known to fit.</summary>
    public static bool IsGuarded(IOperation operand)
    {
        var value = Operations.WithoutConversions(operand);
        if (value is not (ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation))
        {
            return false;
        }

        var text = value.Syntax.ToString();
        return BodyVariables.RootOf(operand).Descendants().Any(inner => inner switch
        {
            IBinaryOperation { OperatorKind: >= BinaryOperatorKind.Equals and <= BinaryOperatorKind.GreaterThan } compared =>
                (Is(compared.LeftOperand, text) || Is(compared.RightOperand, text)) && !GivesBound(compared),
            IIsPatternOperation asked => Is(asked.Value, text) && asked.Pattern.DescendantsAndSelf().Any(pattern => pattern is IRelationalPatternOperation),
            IPropertySubpatternOperation { Member: var member, Pattern: var pattern } =>
                member is IMemberReferenceOperation found && value is IMemberReferenceOperation same && SymbolEqualityComparer.Default.Equals(found.Member, same.Member)
                && pattern.DescendantsAndSelf().Any(relational => relational is IRelationalPatternOperation),
            ISwitchExpressionOperation chosen => Is(chosen.Value, text) && chosen.Arms.Any(arm => arm.Pattern.DescendantsAndSelf().Any(pattern => pattern is IRelationalPatternOperation)),
            IInvocationOperation { TargetMethod.Name: var name } guard => name.StartsWith("ThrowIf", StringComparison.Ordinal) && guard.Arguments.Any(argument => Is(argument.Value, text)),
            _ => false,
        });
    }

    /// <summary>Whether a value beyond a bound becomes the bound: <c>x > 255 ? (byte)255 : (byte)x</c>.</summary>
    private static bool GivesBound(IBinaryOperation compared)
    {
        var bound = compared.LeftOperand.ConstantValue.HasValue ? compared.LeftOperand.ConstantValue.Value : compared.RightOperand.ConstantValue.Value;
        return compared.Parent is IConditionalOperation choice
            && choice.Condition == compared
            && bound is not (null or bool or string)
            && new[] { choice.WhenTrue, choice.WhenFalse }.OfType<IOperation>().Any(way => way.DescendantsAndSelf().Any(inner => inner.ConstantValue is { HasValue: true, Value: { } given and not (bool or string or char) } && IsSame(given, bound)));
    }

    private static bool IsSame(object one, object other) =>
        one is IConvertible and not Enum && other is IConvertible and not Enum && System.Convert.ToDouble(one, CultureInfo.InvariantCulture).Equals(System.Convert.ToDouble(other, CultureInfo.InvariantCulture));

    private static bool Is(IOperation operation, string text) => Operations.WithoutConversions(operation).Syntax.ToString() == text;

    private static bool IsGenericMath(IInvocationOperation call) =>
        call.TargetMethod is { IsStatic: true, Name: "CreateTruncating" or "CreateSaturating" };

    private static bool IsClamp(IOperation narrowing) =>
        narrowing is IInvocationOperation { TargetMethod.Name: "CreateSaturating" } || (narrowing is IConversionOperation cast && IsClamped(cast.Operand));

    /// <summary>What narrows in a helper's body, where nothing in it checks.</summary>
    private static IOperation? FindIn(IOperation body)
    {
        IOperation? narrowing = null;
        foreach (var inner in body.Descendants())
        {
            // Without an exception a number as the result can say nothing but another number.
            if (inner is IThrowOperation || (inner is IInvocationOperation { TargetMethod.Name: var guard } && guard.StartsWith("ThrowIf", StringComparison.Ordinal)))
            {
                return null;
            }

            narrowing ??= inner switch
            {
                IInvocationOperation call when IsGenericMath(call) => call,
                IConversionOperation cast when Cuts(cast) && cast.Operand.DescendantsAndSelf().Any(operand => operand is IParameterReferenceOperation) => cast,
                _ => null,
            };
        }

        return narrowing;
    }

    private static bool Narrows(ITypeSymbol source, ITypeSymbol target) =>
        RangeOf(source) is var (sourceLow, sourceHigh)
        && RangeOf(target) is var (targetLow, targetHigh)
        && (sourceLow < targetLow || sourceHigh > targetHigh);

    /// <summary>The powers of two between which a number's values are; more, for fractions.</summary>
    private static (int Low, int High)? RangeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Byte => (0, 8),
        SpecialType.System_SByte => (-7, 7),
        SpecialType.System_UInt16 or SpecialType.System_Char => (0, 16),
        SpecialType.System_Int16 => (-15, 15),
        SpecialType.System_UInt32 => (0, 32),
        SpecialType.System_Int32 => (-31, 31),
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => (0, 64),
        SpecialType.System_Int64 or SpecialType.System_IntPtr => (-63, 63),
        SpecialType.System_Single => (-1000, 1000),
        SpecialType.System_Decimal => (-96, 96),
        SpecialType.System_Double => (-1001, 1001),
        _ => null,
    };
}
