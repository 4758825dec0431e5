using System.Globalization;

namespace SpecLattice.Generators.Model;

/// <summary>Reads decimals out of constants, since attributes cannot have any: exactly, or not at all.</summary>
internal static class DecimalLiteral
{
    // A double keeps as many digits of any decimal; behind them its own begin.
    private const int SafeDigits = 15;

    /// <summary>The declared constant as a decimal; null where it is not exactly one.</summary>
    public static DeclaredValue? Of(DeclaredValue declared) => declared.Kind switch
    {
        DeclaredValueKind.Decimal => declared,
        DeclaredValueKind.Integer => Of(declared.Integer),
        DeclaredValueKind.String => OfText(declared.Text),
        DeclaredValueKind.Double when declared is { IsRounded: false, IsSingle: false } => OfDouble(declared.Text),
        _ => null,
    };

    /// <summary>The decimal that a number in the source says; null where it is none.</summary>
    public static decimal? Parse(string literal) =>
        decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static DeclaredValue Of(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return new DeclaredValue { Kind = DeclaredValueKind.Decimal, Code = text + "m", Text = text };
    }

    // As JSON would have it, so that nothing is rounded: more digits than a decimal holds would come out as other ones.
    private static DeclaredValue? OfText(string text) =>
        Parse(text) is { } value && value.ToString(CultureInfo.InvariantCulture) == text ? Of(value) : null;

    private static DeclaredValue? OfDouble(string text)
    {
        var digits = text.Split('E')[0].Where(char.IsDigit).SkipWhile(digit => digit == '0').Count();
        return digits <= SafeDigits && Parse(text) is { } value && (double)value == double.Parse(text, CultureInfo.InvariantCulture) ? Of(value) : null;
    }
}
