using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Values.Leaves;

internal sealed class BooleanExamples : LeafExamples
{
    public override ImmutableArray<JsonNode> Samples { get; } = [JsonValue.Create(false), JsonValue.Create(true)];

    public override ImmutableArray<JsonNode> Wrong { get; } = [1, "true"];

    public override JsonNode Random(Dice dice) => JsonValue.Create(dice.Below(2) == 0);

    public override bool IsWritten(JsonNode value) => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
}
