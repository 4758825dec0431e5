using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>The value that a member has where code makes a record without saying it, as far as the compiler knows it: a constant, or a unit case of a union.</summary>
/// <param name="Constant">The constant; null is one too.</param>
/// <param name="UnitCase">The unit case's name, where the value is one.</param>
/// <param name="Text">The value as people name it.</param>
internal sealed record InitialValue(object? Constant, string? UnitCase, string Text)
{
    public static InitialValue? Of(PropertyDeclarationSyntax property, IPropertySymbol symbol, SemanticModel semantics, CancellationToken cancellation)
    {
        if (property.Initializer?.Value is { } value)
        {
            return OfExpression(value, symbol, semantics, cancellation);
        }

        // What a constructor sets, or an accessor gives, is not known.
        var isAutomatic = property.AccessorList?.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null) ?? false;
        var isSet = symbol.ContainingType.InstanceConstructors.Any(made => !made.IsImplicitlyDeclared && made.Parameters.Length == 0);
        return isAutomatic && !isSet ? OfNothing(symbol.Type) : null;
    }

    /// <summary>Whether the value is certainly another one than what is declared.</summary>
    public bool DiffersFrom(DeclaredValue declared, ITypeSymbol type) => declared.Kind switch
    {
        DeclaredValueKind.Unsupported => false,
        DeclaredValueKind.StaticMember => UnitCase is not null && IsUnitCase(NotNull(type), declared.Label) && UnitCase != declared.Label,
        DeclaredValueKind.Null => Constant is not null || UnitCase is not null,
        _ when UnitCase is not null || Constant is null => Constant is null && UnitCase is null,
        DeclaredValueKind.EnumMember => NotNull(type).GetMembers(declared.Label).OfType<IFieldSymbol>().FirstOrDefault() is { HasConstantValue: true } field && !Equals(field.ConstantValue, Constant),
        DeclaredValueKind.Boolean => !Equals(Constant, declared.Code == "true"),
        DeclaredValueKind.String => Constant is string text && text != declared.Text,
        _ => !IsSameNumber(declared, NotNull(type)),
    };

    private static InitialValue? OfExpression(ExpressionSyntax value, IPropertySymbol symbol, SemanticModel semantics, CancellationToken cancellation)
    {
        var plain = value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forced ? forced.Operand : value;
        if (semantics.GetConstantValue(plain, cancellation) is { HasValue: true, Value: var constant })
        {
            return new InitialValue(constant, null, value.ToString());
        }

        // `new Device(new Device.Off())` is the long form of `new Device.Off()`.
        var union = NotNull(symbol.Type);
        while (plain is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var made] } && SymbolEqualityComparer.Default.Equals(semantics.GetTypeInfo(plain, cancellation).Type, union))
        {
            plain = made.Expression;
        }

        return semantics.GetTypeInfo(plain, cancellation).Type is { ContainingType: { } around } unit && SymbolEqualityComparer.Default.Equals(around, union) && IsUnitCase(union, unit.Name)
            ? new InitialValue(null, unit.Name, unit.Name)
            : null;
    }

    private static InitialValue? OfNothing(ITypeSymbol type) => type switch
    {
        { IsReferenceType: true } or INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => new InitialValue(null, null, "null"),
        { SpecialType: SpecialType.System_Boolean } => new InitialValue(false, null, "false"),
        INamedTypeSymbol { EnumUnderlyingType: { } number } => new InitialValue(Zero(number), null, "0"),
        { SpecialType: not SpecialType.None } when Zero(type) is { } zero => new InitialValue(zero, null, "0"),
        _ => null,
    };

    private static object? Zero(ITypeSymbol number) => number.SpecialType switch
    {
        SpecialType.System_SByte => (sbyte)0,
        SpecialType.System_Byte => (byte)0,
        SpecialType.System_Int16 => (short)0,
        SpecialType.System_UInt16 => (ushort)0,
        SpecialType.System_Int32 => 0,
        SpecialType.System_UInt32 => 0U,
        SpecialType.System_Int64 => 0L,
        SpecialType.System_UInt64 => 0UL,
        SpecialType.System_Single => 0F,
        SpecialType.System_Double => 0D,
        SpecialType.System_Decimal => 0M,
        _ => null,
    };

    private static ITypeSymbol NotNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;

    private static bool IsUnitCase(ITypeSymbol type, string name) => type.FindAttributes(KnownNames.UnitCase).Any(unit => unit.Argument<string>(0) == name);

    private bool IsSameNumber(DeclaredValue declared, ITypeSymbol type)
    {
        if (Constant is not (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or char))
        {
            return false;
        }

        var text = declared.Kind == DeclaredValueKind.Integer ? declared.Integer.ToString(CultureInfo.InvariantCulture) : declared.Text;
        return type.SpecialType switch
        {
            SpecialType.System_Single => ToSingle(Constant).Equals(float.Parse(text, CultureInfo.InvariantCulture)),
            SpecialType.System_Double => System.Convert.ToDouble(Constant, CultureInfo.InvariantCulture).Equals(double.Parse(text, CultureInfo.InvariantCulture)),
            // 1.0 and 1.00 are different documents.
            SpecialType.System_Decimal => System.Convert.ToDecimal(Constant, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) == text,
            SpecialType.None => true,
            _ => System.Convert.ToDecimal(Constant, CultureInfo.InvariantCulture) == declared.Integer,
        };
    }

    private static float ToSingle(object constant) => constant is float single ? single : (float)System.Convert.ToDouble(constant, CultureInfo.InvariantCulture);
}
