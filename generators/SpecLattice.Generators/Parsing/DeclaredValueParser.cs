using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads the values that annotations declare.</summary>
internal static class DeclaredValueParser
{
    /// <summary>Reads a value given as a constant or as the name of a static member; null where neither is given.</summary>
    /// <param name="constant">The constant.</param>
    /// <param name="memberName">The static member's name.</param>
    /// <param name="attribute">The attribute that gives it.</param>
    public static DeclaredValue? Parse(TypedConstant? constant, string? memberName, AttributeData attribute)
    {
        if (memberName is not null)
        {
            return new DeclaredValue { Kind = DeclaredValueKind.StaticMember, Code = memberName };
        }

        var value = constant is { Kind: not TypedConstantKind.Error } given ? ParseConstant(given) : null;
        return value is { Kind: DeclaredValueKind.Double } ? value with { IsRounded = IsRounded(value.Text, attribute) } : value;
    }

    private static DeclaredValue ParseConstant(TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Array)
        {
            return DeclaredValue.Unsupported;
        }

        if (constant.IsNull)
        {
            return DeclaredValue.Null;
        }

        if (constant is { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type })
        {
            return ParseEnumMember(constant.Value, type);
        }

        return ParseConstant(constant.Value);
    }

    /// <summary>The value of a parameter that is left out.</summary>
    /// <param name="parameter">The parameter, which has one.</param>
    public static DeclaredValue ParseDefaultOf(IParameterSymbol parameter) => (parameter.ExplicitDefaultValue, parameter.Type) switch
    {
        (null, _) => DeclaredValue.Null,
        (var value, INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Enum } type] }) => ParseEnumMember(value, type),
        (var value, INamedTypeSymbol { TypeKind: TypeKind.Enum } type) => ParseEnumMember(value, type),
        // With its digits, as attributes say it.
        (decimal value, _) => new DeclaredValue
        {
            Kind = DeclaredValueKind.String,
            Code = SymbolDisplay.FormatLiteral(value.ToString(CultureInfo.InvariantCulture), quote: true),
            Text = value.ToString(CultureInfo.InvariantCulture),
        },
        var (value, _) => ParseConstant(value),
    };

    private static DeclaredValue ParseConstant(object? constant)
    {
        return constant switch
        {
            bool value => new DeclaredValue { Kind = DeclaredValueKind.Boolean, Code = value ? "true" : "false" },
            string value => new DeclaredValue { Kind = DeclaredValueKind.String, Code = SymbolDisplay.FormatLiteral(value, quote: true), Text = value },
            double value when !double.IsNaN(value) && !double.IsInfinity(value) => ParseDouble(value),
            float value when !float.IsNaN(value) && !float.IsInfinity(value) => ParseSingle(value),
            sbyte or byte or short or ushort or int or uint or long or ulong => ParseInteger(constant),
            _ => DeclaredValue.Unsupported,
        };
    }

    private static DeclaredValue ParseInteger(object value)
    {
        var number = System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        return new DeclaredValue
        {
            Kind = DeclaredValueKind.Integer,
            Code = number.ToString(CultureInfo.InvariantCulture),
            Integer = number,
        };
    }

    private static DeclaredValue ParseDouble(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return new DeclaredValue { Kind = DeclaredValueKind.Double, Code = text + "D", Text = text };
    }

    private static DeclaredValue ParseSingle(float value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var isDouble = double.Parse(text, CultureInfo.InvariantCulture).Equals((double)value);
        return new DeclaredValue { Kind = DeclaredValueKind.Double, Code = text + "D", Text = text, IsSingle = !isDouble };
    }

    // The compiler has made a double of the literal, which keeps neither zeros at the end nor more digits than it has. Only where the source is there: in metadata
    // there is nothing to compare with, but it was compared when it was compiled.
    private static bool IsRounded(string text, AttributeData attribute)
    {
        var literal = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .Select(argument => argument.Expression)
            .SelectMany(expression => expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>())
            .FirstOrDefault(candidate => candidate.IsKind(SyntaxKind.NumericLiteralExpression));
        var said = literal is null ? null : DecimalLiteral.Parse(literal.Token.Text.Replace("_", "").TrimEnd('d', 'D', 'f', 'F'));
        return said is { } number
            && DecimalLiteral.Parse(text.TrimStart('-')) is { } kept
            && number.ToString(CultureInfo.InvariantCulture) != kept.ToString(CultureInfo.InvariantCulture);
    }

    private static DeclaredValue ParseEnumMember(object? constant, INamedTypeSymbol type)
    {
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant));
        return member is null
            ? DeclaredValue.Unsupported
            : new DeclaredValue
            {
                Kind = DeclaredValueKind.EnumMember,
                Code = $"{type.Reference()}.{Identifiers.Escape(member.Name)}",
                EnumReference = type.Reference(),
            };
    }
}
