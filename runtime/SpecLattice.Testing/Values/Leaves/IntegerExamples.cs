using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Integers of a type: its bounds, those of narrower types, and integers that a double cannot hold.</summary>
internal sealed class IntegerExamples<T> : LeafExamples
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly BigInteger Lowest = BigInteger.CreateChecked(T.MinValue);
    private static readonly BigInteger Highest = BigInteger.CreateChecked(T.MaxValue);

    private static readonly BigInteger[] Integers =
    [
        0, 1, 2, -1, 7, sbyte.MaxValue, sbyte.MinValue, byte.MaxValue, 256, short.MaxValue, short.MinValue, ushort.MaxValue, 65536, int.MaxValue, int.MinValue,
        (BigInteger)int.MaxValue + 1, (BigInteger)int.MinValue - 1, uint.MaxValue, (BigInteger)uint.MaxValue + 1, (BigInteger)(1L << 53) + 1, -(BigInteger)(1L << 53) - 1,
        long.MaxValue, long.MinValue, (BigInteger)long.MaxValue + 1, ulong.MaxValue, (BigInteger)ulong.MaxValue + 1,
        Int128.MaxValue, Int128.MinValue, (BigInteger)Int128.MaxValue + 1, UInt128.MaxValue,
    ];

    public override bool IsNumber => true;

    public override ImmutableArray<JsonNode> Samples { get; } = Numbers(Integers.Where(number => number >= Lowest && number <= Highest).Select(Text));

    public override ImmutableArray<JsonNode> Wrong { get; } = [.. Numbers([Text(Lowest - 1), Text(Highest + 1), "1.0", "1e2"]), "1", true];

    // Of any size: most integers of 64 bits are huge, which small types never see.
    public override JsonNode Random(Dice dice)
    {
        var width = 1 + dice.Below(64);
        var magnitude = (BigInteger)(dice.Bits() >> (64 - width));
        var number = BigInteger.Clamp(Lowest < 0 && dice.Below(2) == 0 ? -magnitude : magnitude, Lowest, Highest);
        return JsonNode.Parse(Text(number))!;
    }

    public override bool IsWritten(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && T.TryParse(JsonText.Write(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
