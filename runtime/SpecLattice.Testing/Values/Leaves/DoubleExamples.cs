using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values.Leaves;

internal sealed class DoubleExamples : LeafExamples
{
    public override bool IsNumber => true;

    public override ImmutableArray<JsonNode> Samples { get; } =
        [.. new[] { 0, 1, -1, 0.1, -2.5, 1e308, double.Epsilon, 9007199254740993, -0.0, double.MaxValue, double.MinValue }.Select(number => (JsonNode)JsonValue.Create(number))];

    public override ImmutableArray<JsonNode> Wrong { get; } = ["1", true];

    public override JsonNode Random(Dice dice) => JsonValue.Create(Math.Round((dice.Fraction() - 0.5) * 1e6, dice.Below(6)));

    public override bool IsWritten(JsonNode value) => value.GetValueKind() == JsonValueKind.Number;

    // Minus zero plus zero is zero.
    public override JsonNode Plain(JsonNode value, bool isExact) => value.GetValueKind() == JsonValueKind.Number
        ? JsonValue.Create(double.Parse(JsonText.Write(value), CultureInfo.InvariantCulture) + 0.0)
        : value.DeepClone();
}
