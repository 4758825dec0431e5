using System.Globalization;
using System.Numerics;
using SpecLattice.Primitives;

namespace SpecLattice.Generators.Model;

/// <summary>Declared floating-point numbers of 32 bits.</summary>
internal static class SingleLiteral
{
    /// <summary>A declared number as one of 32 bits, by its digits: <c>0.1</c> is <c>0.1f</c>. Null where it has more digits than that keeps.</summary>
    /// <param name="value">The number.</param>
    /// <param name="number">What is known of the type.</param>
    public static DeclaredValue? Of(DeclaredValue value, PrimitiveNumber number)
    {
        if (value.Kind == DeclaredValueKind.Integer)
        {
            return number.Contains(new BigInteger(value.Integer)) ? value : null;
        }

        if (value.Kind != DeclaredValueKind.Double || !TryParse(value.Text, out var single))
        {
            return null;
        }

        var text = single.ToString("R", CultureInfo.InvariantCulture);
        return ToDouble(text).Equals(ToDouble(value.Text)) ? value with { Code = text + "F", Text = text } : null;
    }

    private static bool TryParse(string text, out float single) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out single) && !float.IsInfinity(single);

    private static double ToDouble(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
