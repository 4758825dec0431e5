using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Decimals: with zeros at the end, which are part of the value, and with as many digits as there can be.</summary>
internal sealed class DecimalExamples : LeafExamples
{
    private const int MaxScale = 28;

    public override bool IsNumber => true;

    public override ImmutableArray<JsonNode> Samples { get; } = Numbers(
    [
        "0", "1", "-1", "0.1", "1.10", "0.00", "1.1", "-2.50", "100", "1.0", "0.0000000000000000000000000001", "79228162514264337593543950335", "-79228162514264337593543950335",
        "7.9228162514264337593543950335", "0.0000000000000000000000000000", "9007199254740993",
    ]);

    // The last ones have more digits than a decimal: rounded they would be others.
    public override ImmutableArray<JsonNode> Wrong { get; } =
    [
        "1", true,
        .. Numbers(["79228162514264337593543950336", "-79228162514264337593543950336", "1e29", "1e-29", "0.00000000000000000000000000001", "7.92281625142643375935439503351"]),
    ];

    public override ImmutableArray<(JsonNode One, JsonNode Other)> Twins { get; } = [Pair("0", "0.00"), Pair("1.1", "1.10"), Pair("-2.5", "-2.500"), Pair("100", "100.0")];

    public override JsonNode Random(Dice dice)
    {
        var bits = (dice.Bits(), dice.Bits());
        var width = dice.Below(33);
        int Part(ulong half) => unchecked((int)(uint)(width == 0 ? 0 : half >> (64 - width)));
        var value = new decimal(Part(bits.Item1), dice.Below(3) == 0 ? Part(bits.Item2) : 0, dice.Below(9) == 0 ? unchecked((int)bits.Item1) : 0, dice.Below(2) == 0, (byte)dice.Below(MaxScale + 1));
        return JsonNode.Parse(Text(value))!;
    }

    public override bool IsWritten(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && JsonText.Write(value) is var text && TryParse(text, out var number) && Text(number) == text;

    public override JsonNode Plain(JsonNode value, bool isExact) =>
        value.GetValueKind() == JsonValueKind.Number && TryParse(JsonText.Write(value), out var number) ? JsonValue.Create("decimal " + Text(number)) : value.DeepClone();

    private static bool TryParse(string text, out decimal number) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // Minus zero is written like zero.
    private static string Text(decimal number) => (number == 0 ? Math.Abs(number) : number).ToString(CultureInfo.InvariantCulture);

    private static (JsonNode One, JsonNode Other) Pair(string one, string other) => (JsonNode.Parse(one)!, JsonNode.Parse(other)!);
}
