using System.Text.Json.Nodes;
using SpecLattice.Schemas;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values;

/// <summary>A few rich documents that together say all that a shape can say: each case, each enum member, each member there and not there.</summary>
internal static class Cover
{
    private const int Candidates = 300;
    private const int Most = 24;

    /// <summary>The documents, the same in each run.</summary>
    public static List<JsonNode?> Of(Slot root)
    {
        var candidates = Enumerable.Range(0, Candidates)
            .Select(number => new DocumentMaker(new Dice(seed: 1, number)).Make(root))
            .Select(document => (Document: document, Facts: Facts(document, root)))
            .ToList();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var chosen = new List<JsonNode?>();
        while (chosen.Count < Most && candidates.MaxBy(candidate => candidate.Facts.Count(fact => !known.Contains(fact))) is var best && best.Facts.Any(fact => !known.Contains(fact)))
        {
            known.UnionWith(best.Facts);
            chosen.Add(best.Document);
        }

        return chosen;
    }

    // What a document says, without the values of numbers and texts. A part says the same wherever it stands.
    private static HashSet<string> Facts(JsonNode? document, Slot root)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in Places.All(document, root))
        {
            var member = place.Member is { } held ? held.Name : place.Holder.ToString();
            facts.Add($"{member} {Said(place)}");
            if (place is { Slot.Shape: RecordShape record, Value: JsonObject members })
            {
                facts.UnionWith(record.Members.Where(inner => !members.ContainsKey(inner.Name)).Select(inner => $"{inner.Name} is not there"));
            }
        }

        return facts;
    }

    private static string Said(Place place) => (place.Slot.Shape, place.Value) switch
    {
        (_, null) => "null",
        (UnionShape union, var value) => $"case {union.CaseOf(value)?.Tag}",
        (EnumShape or PrimitiveShape { Kind: SpecSchemaKind.Bool }, var value) => JsonText.Write(value),
        (MapShape, JsonObject entries) => entries.Count == 0 ? "empty" : "entries",
        (ListShape, JsonArray items) => items.Count == 0 ? "empty" : "items",
        _ => "there",
    };
}
