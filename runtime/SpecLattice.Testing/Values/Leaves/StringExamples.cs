using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Values.Leaves;

internal sealed class StringExamples : LeafExamples
{
    public override ImmutableArray<JsonNode> Samples { get; } = Nodes(
    [
        "", "a", " ", "null", "0", "Ada Lovelace", "\"\\/", "~1/a~0", "\u0000\u001f\u007f", "\u00e9e\u0301", "\u2028\u202e", "\U0001F4BE", "\uffff", "${x}<&>'",
        new('x', 300),
    ]);

    public override ImmutableArray<JsonNode> Wrong { get; } = [1, true, new JsonArray()];

    public override JsonNode Random(Dice dice) => JsonValue.Create(string.Concat(Enumerable.Range(0, dice.Below(7)).Select(_ => (char)('a' + dice.Below(26)))));

    public override bool IsWritten(JsonNode value) => value.GetValueKind() == JsonValueKind.String;
}
