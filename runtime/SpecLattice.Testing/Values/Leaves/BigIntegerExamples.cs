using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Integers without bounds: around those of the types that have some, and with as many digits as there can be.</summary>
internal sealed class BigIntegerExamples : LeafExamples
{
    private static readonly string Longest = new('9', SpecJsonOptions.MaxIntegerDigits);

    public override bool IsNumber => true;

    public override ImmutableArray<JsonNode> Samples { get; } = Numbers(
    [
        "0", "1", "-1", "256", "-129", "2147483648", "9007199254740993", "9223372036854775808", "-9223372036854775809", "18446744073709551616",
        "170141183460469231731687303715884105728", "-170141183460469231731687303715884105729", "340282366920938463463374607431768211456", Longest, "-" + Longest,
    ]);

    public override ImmutableArray<JsonNode> Wrong { get; } = ["1", true, .. Numbers(["1.0", "1e2", "1" + Longest])];

    public override JsonNode Random(Dice dice) =>
        JsonNode.Parse((((BigInteger)dice.Bits() << dice.Below(200)) * (dice.Below(2) == 0 ? 1 : -1)).ToString(CultureInfo.InvariantCulture))!;

    public override bool IsWritten(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && BigInteger.TryParse(JsonText.Write(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
