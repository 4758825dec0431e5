using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using CsCheck;

namespace SpecLattice.Tests.Json.Leaves;

/// <summary>Random values of leaves.</summary>
internal static class LeafGenerators
{
    private static readonly string[] UriStarts = ["https://example.com/", "http://EXAMPLE.com:80", "", "../", "urn:", "mailto:", "file:///", "/"];

    /// <summary>Decimals of every number of digits and every scale.</summary>
    public static Gen<decimal> Decimal { get; } = Gen.Select(
        Gen.UInt, Gen.UInt, Gen.UInt, Gen.Int[0, 96], Gen.Bool, Gen.Byte[0, 28],
        (low, middle, high, bits, isNegative, scale) =>
        {
            BigInteger digits = (((BigInteger)high << 64) | ((BigInteger)middle << 32) | low) >> bits;
            return new decimal(
                unchecked((int)(uint)(digits & uint.MaxValue)), unchecked((int)(uint)((digits >> 32) & uint.MaxValue)), unchecked((int)(uint)(digits >> 64)), isNegative, scale);
        });

    /// <summary>Integers of 128 bits, also small ones.</summary>
    public static Gen<UInt128> UInt128 { get; } = Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 127], (high, low, bits) => new UInt128(high, low) >> bits);

    /// <inheritdoc cref="UInt128"/>
    public static Gen<Int128> Int128 { get; } = Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 127], (high, low, bits) => new Int128(high, low) >> bits);

    /// <summary>Integers of up to 1,000 digits.</summary>
    public static Gen<BigInteger> BigInteger { get; } = Gen.Select(Gen.Byte.Array[0, 400], bytes => new BigInteger(bytes));

    /// <summary>Finite numbers of 16 bits, without minus zero.</summary>
    public static Gen<Half> Half { get; } = Gen.UShort.Select(BitConverter.UInt16BitsToHalf).Where(value => System.Half.IsFinite(value) && !(value == System.Half.Zero && System.Half.IsNegative(value)));

    /// <summary>All scalar values.</summary>
    public static Gen<Rune> Rune { get; } = Gen.Int[0, 0x10FFFF].Where(System.Text.Rune.IsValid).Select(value => new Rune(value));

    /// <summary>Spans of all sizes, half of them in whole seconds.</summary>
    public static Gen<TimeSpan> TimeSpan { get; } = Gen.Select(Gen.Long, Gen.Int[0, 60], Gen.Bool, (ticks, bits, isWhole) => System.TimeSpan.FromTicks(Whole(ticks >> bits, isWhole)));

    /// <summary>Times of day, half of them in whole seconds.</summary>
    public static Gen<TimeOnly> TimeOnly { get; } = Gen.Select(Gen.Long[0, System.TimeSpan.TicksPerDay - 1], Gen.Bool, (ticks, isWhole) => new TimeOnly(Whole(ticks, isWhole)));

    /// <summary>Dates and times that are in UTC, or in a place unknown.</summary>
    public static Gen<DateTime> DateTime { get; } = Gen.Select(
        Gen.Long[0, System.DateTime.MaxValue.Ticks], Gen.Bool, Gen.Bool,
        (ticks, isWhole, isUtc) => new DateTime(Whole(ticks, isWhole), isUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified));

    /// <summary>Dates and times with all offsets.</summary>
    public static Gen<DateTimeOffset> DateTimeOffset { get; } = Gen.Select(
        Gen.Long[System.TimeSpan.TicksPerDay, System.DateTime.MaxValue.Ticks - System.TimeSpan.TicksPerDay], Gen.Bool, Gen.Int[-14 * 60, 14 * 60],
        (ticks, isWhole, minutes) => new DateTimeOffset(Whole(ticks, isWhole), System.TimeSpan.FromMinutes(minutes)));

    /// <summary>Texts of which most are URIs of some kind.</summary>
    public static Gen<Uri> Uri { get; } = Gen.Select(
        Gen.Int[0, UriStarts.Length - 1].Select(index => UriStarts[index]), Gen.Char["abAB012%/?#=&.~\u00e9 "].Array[0, 12],
        (start, rest) => System.Uri.TryCreate(start + new string(rest), UriKind.RelativeOrAbsolute, out Uri? value) ? value : new Uri("a", UriKind.Relative));

    /// <summary>Versions of two to four numbers.</summary>
    public static Gen<Version> Version { get; } =
        Gen.Int[0, int.MaxValue].Array[2, 4].Select(numbers => System.Version.Parse(string.Join('.', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Addresses of both kinds.</summary>
    public static Gen<IPAddress> IPAddress { get; } = Gen.OneOf(Gen.Byte.Array[4], Gen.Byte.Array[16], Gen.Byte[0, 1].Array[16]).Select(bytes => new IPAddress(bytes));

    /// <summary>JSON of any kind but null, in odd spellings.</summary>
    public static Gen<string> JsonText { get; } = Gen.Int.Select(seed => new RandomJson(seed).Value(depth: 0));

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
        return digits * System.Numerics.BigInteger.Pow(10, power - least) == others * System.Numerics.BigInteger.Pow(10, otherPower - least);
    }

    private static long Whole(long ticks, bool isWhole) => isWhole ? ticks - (ticks % System.TimeSpan.TicksPerSecond) : ticks;

    private static (BigInteger Digits, int Power) Parse(string text)
    {
        string[] parts = text.ToUpperInvariant().Split('E');
        string[] mantissa = parts[0].Split('.');
        string fraction = mantissa.Length > 1 ? mantissa[1] : "";
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return (System.Numerics.BigInteger.Parse(mantissa[0] + fraction, CultureInfo.InvariantCulture), exponent - fraction.Length);
    }
}
