using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Values that are text in JSON.</summary>
internal sealed class TextExamples : LeafExamples
{
    private static readonly ImmutableArray<JsonNode> NoText = [1, true, new JsonArray()];

    /// <summary>Distinct values as they are written, the simplest first.</summary>
    public required IEnumerable<string> Texts { get; init; }

    /// <summary>Texts that are no values.</summary>
    public required IEnumerable<string> WrongTexts { get; init; }

    /// <summary>Makes a random value, as it is written.</summary>
    public required Func<Dice, string> Any { get; init; }

    /// <summary>The value that a text is, as it is written; null where it is none.</summary>
    public required Func<string, string?> Written { get; init; }

    /// <summary>Pairs that the type takes for equal.</summary>
    public (string One, string Other)[] Pairs { get; init; } = [];

    public override ImmutableArray<JsonNode> Samples => Nodes(Texts);

    public override ImmutableArray<JsonNode> Wrong => [.. NoText, .. Nodes(WrongTexts)];

    public override ImmutableArray<(JsonNode One, JsonNode Other)> Twins => [.. Pairs.Select(pair => ((JsonNode)pair.One, (JsonNode)pair.Other))];

    public override JsonNode Random(Dice dice) => JsonValue.Create(Any(dice));

    public override bool IsWritten(JsonNode value) => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && Written(text) == text;

    public override JsonNode Plain(JsonNode value, bool isExact) =>
        !isExact && value.GetValueKind() == JsonValueKind.String && Written(value.GetValue<string>()) is { } text ? JsonValue.Create(text) : value.DeepClone();

    public override string PlainKey(string key) => Written(key) ?? key;
}
