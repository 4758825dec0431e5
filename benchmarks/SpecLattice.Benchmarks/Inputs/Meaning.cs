using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Benchmarks.Inputs;

/// <summary>What documents say, so that the outputs of different contestants can be compared.</summary>
internal static class Meaning
{
    /// <summary>The document without white space, with members in order, and without those that are null: null and missing mean the same there.</summary>
    public static string Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return Ordered(JsonNode.Parse(ref reader))?.ToJsonString() ?? "null";
    }

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(IsSaid).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        _ => node?.DeepClone(),
    };

    // The hypervisor's own interface is what a document means that names none.
    private static bool IsSaid(KeyValuePair<string, JsonNode?> member) =>
        member.Value is not null && !(member.Key == "guest_hv_interface" && member.Value is JsonObject { Count: 1 });
}
