using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>JSON that is kept as it is: of each kind, nested, and with what codecs like to change.</summary>
internal sealed class JsonExamples : LeafExamples
{
    private static readonly ImmutableArray<string> Texts =
    [
        "true", "{}", "[]", "0", "-1.50e+3", "12345678901234567890.12345678901234567890", "\"\"", "\"a\\u0000b \\ud83d\\ude00\"",
        "{\"version\":\"V1\",\"spec\":null}", "[null,[1,{\"\":false}],{\"type\":\"other\",\"a/b~c\":[]}]",
    ];

    public override ImmutableArray<JsonNode> Samples => [.. Texts.Select(text => JsonNode.Parse(text)!)];

    /// <summary>None: everything but null is a value.</summary>
    public override ImmutableArray<JsonNode> Wrong => [];

    public override JsonNode Random(Dice dice) => dice.Below(3) switch
    {
        0 => JsonNode.Parse(Texts[dice.Below(Texts.Length)])!,
        1 => new JsonArray(dice.Below(1000), null, dice.Below(2) == 0),
        _ => new JsonObject { ["a"] = dice.Below(1000), [""] = new JsonArray() },
    };

    public override bool IsWritten(JsonNode value) => true;
}
