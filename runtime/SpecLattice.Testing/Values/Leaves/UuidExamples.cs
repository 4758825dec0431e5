using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Values.Leaves;

internal sealed class UuidExamples : LeafExamples
{
    public override ImmutableArray<JsonNode> Samples { get; } = Nodes([Guid.Empty.ToString("D"), Guid.AllBitsSet.ToString("D"), "67e55044-10b1-426f-9247-bb680e5fe0c8"]);

    public override ImmutableArray<JsonNode> Wrong { get; } = [1, true, new JsonArray()];

    public override JsonNode Random(Dice dice) => JsonValue.Create(dice.Uuid().ToString("D"));

    public override bool IsWritten(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    public override JsonNode Plain(JsonNode value, bool isExact) =>
        !isExact && value is JsonValue text && text.TryGetValue<Guid>(out var uuid) ? JsonValue.Create(uuid) : value.DeepClone();

    public override string PlainKey(string key) => TryParse(key, out var uuid) ? uuid.ToString("D") : key;

    // Guid itself is more generous: it takes white space around a UUID, and spellings that are a name here.
    private static bool TryParse(string key, out Guid uuid)
    {
        const string urn = "urn:uuid:";
        var text = key.StartsWith(urn, StringComparison.OrdinalIgnoreCase) ? key[urn.Length..] : key;
        return (Guid.TryParseExact(text, "D", out uuid) || Guid.TryParseExact(text, "N", out uuid) || Guid.TryParseExact(text, "B", out uuid)) && !text.Any(char.IsWhiteSpace);
    }
}
