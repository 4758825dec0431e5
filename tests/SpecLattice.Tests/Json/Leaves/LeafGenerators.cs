using System.Globalization;
using System.Numerics;
using CsCheck;

namespace SpecLattice.Tests.Json.Leaves;

/// <summary>Random values of leaves.</summary>
internal static class LeafGenerators
{
    /// <summary>Decimals of every number of digits and every scale.</summary>
    public static Gen<decimal> Decimal { get; } = Gen.Select(
        Gen.UInt, Gen.UInt, Gen.UInt, Gen.Int[0, 96], Gen.Bool, Gen.Byte[0, 28],
        (low, middle, high, bits, isNegative, scale) =>
        {
            BigInteger digits = (((BigInteger)high << 64) | ((BigInteger)middle << 32) | low) >> bits;
            return new decimal(
                unchecked((int)(uint)(digits & uint.MaxValue)), unchecked((int)(uint)((digits >> 32) & uint.MaxValue)), unchecked((int)(uint)(digits >> 64)), isNegative, scale);
        });

    /// <summary>Numbers as JSON can have them.</summary>
    public static Gen<string> NumberText { get; } = Gen.Select(
        Gen.Bool,
        Gen.Char["0001234567899"].Array[1, 32],
        Gen.Char["0000123456789"].Array[0, 32],
        Gen.OneOf(Gen.Const(""), Gen.Select(Gen.Char["eE"], Gen.OneOf(Gen.Const(""), Gen.Const("+"), Gen.Const("-")), Gen.Int[0, 35], (letter, sign, exponent) => $"{letter}{sign}{exponent}")),
        (isNegative, whole, fraction, exponent) =>
        {
            string digits = new string(whole).TrimStart('0');
            return $"{(isNegative ? "-" : "")}{(digits.Length == 0 ? "0" : digits)}{(fraction.Length == 0 ? "" : "." + new string(fraction))}{exponent}";
        });

    /// <summary>Whether a decimal is the number that a text says, worked out with integers of any size.</summary>
    public static bool IsExactly(string text, decimal value)
    {
        var (digits, power) = Parse(text);
        var (others, otherPower) = Parse(value.ToString(CultureInfo.InvariantCulture));
        int least = Math.Min(power, otherPower);
        return digits * BigInteger.Pow(10, power - least) == others * BigInteger.Pow(10, otherPower - least);
    }

    private static (BigInteger Digits, int Power) Parse(string text)
    {
        string[] parts = text.ToUpperInvariant().Split('E');
        string[] mantissa = parts[0].Split('.');
        string fraction = mantissa.Length > 1 ? mantissa[1] : "";
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return (BigInteger.Parse(mantissa[0] + fraction, CultureInfo.InvariantCulture), exponent - fraction.Length);
    }
}
