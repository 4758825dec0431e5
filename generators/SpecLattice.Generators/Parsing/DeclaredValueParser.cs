using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads the values that annotations declare.</summary>
internal static class DeclaredValueParser
{
    /// <summary>Reads a value given as a constant or as the name of a static member; null where neither is given.</summary>
    public static DeclaredValue? Parse(TypedConstant? constant, string? memberName)
    {
        if (memberName is not null)
        {
            return new DeclaredValue { Kind = DeclaredValueKind.StaticMember, Code = memberName };
        }

        return constant is { Kind: not TypedConstantKind.Error } given ? ParseConstant(given) : null;
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
            return ParseEnumMember(constant, type);
        }

        return constant.Value switch
        {
            bool value => new DeclaredValue { Kind = DeclaredValueKind.Boolean, Code = value ? "true" : "false" },
            string value => new DeclaredValue { Kind = DeclaredValueKind.String, Code = SymbolDisplay.FormatLiteral(value, quote: true), Text = value },
            double value when !double.IsNaN(value) && !double.IsInfinity(value) => new DeclaredValue { Kind = DeclaredValueKind.Double, Code = value.ToString("R", CultureInfo.InvariantCulture) + "D" },
            sbyte or byte or short or ushort or int or uint or long or ulong => ParseInteger(constant.Value),
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

    private static DeclaredValue ParseEnumMember(TypedConstant constant, INamedTypeSymbol type)
    {
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value));
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
