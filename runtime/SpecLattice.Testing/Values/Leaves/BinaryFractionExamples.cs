using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Floating-point numbers of fewer than 64 bits.</summary>
internal sealed class BinaryFractionExamples<T> : LeafExamples
    where T : struct, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    public override bool IsNumber => true;

    public override ImmutableArray<JsonNode> Samples { get; } =
        Numbers(new[] { T.Zero, T.One, T.NegativeOne, T.CreateChecked(0.1), T.CreateChecked(-2.5), T.CreateChecked(2049), T.Epsilon, T.MaxValue, T.MinValue }.Select(Text).Distinct());

    public override ImmutableArray<JsonNode> Wrong { get; } = ["1", true, .. Numbers(["1e39", "-1e400"])];

    public override JsonNode Random(Dice dice) => JsonNode.Parse(Text(T.CreateChecked(Math.Round((dice.Fraction() - 0.5) * 1e4, dice.Below(4)))))!;

    public override bool IsWritten(JsonNode value) => value.GetValueKind() == JsonValueKind.Number;

    public override JsonNode Plain(JsonNode value, bool isExact) =>
        value.GetValueKind() == JsonValueKind.Number && T.TryParse(JsonText.Write(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonNode.Parse(Text(number + T.Zero))!
            : value.DeepClone();

    private static string Text(T number) => number.ToString(null, CultureInfo.InvariantCulture);
}
