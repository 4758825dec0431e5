using System.Text.Json.Nodes;
using SpecLattice.Schemas;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values;

/// <summary>Makes a document that breaks a law as small as it goes.</summary>
internal sealed class Shrinker(Slot root, Func<JsonNode?, bool> breaks)
{
    private const int MaxTries = 5000;
    private int _tries;

    /// <summary>The smallest document found that still breaks the law.</summary>
    public JsonNode? Shrink(JsonNode? document)
    {
        var smallest = document;
        while (Simpler(smallest).FirstOrDefault(Breaks) is { } simpler)
        {
            smallest = simpler;
        }

        return smallest;
    }

    private bool Breaks(JsonNode? document) => _tries++ < MaxTries && breaks(document);

    // Large steps first: whole members and entries, then smaller things inside. Each step makes the document simpler, so this ends.
    private IEnumerable<JsonNode?> Simpler(JsonNode? document)
    {
        foreach (var place in Places.All(document, root).Where(place => place.Above is null || place.Pointer != place.Above.Pointer))
        {
            foreach (var edit in SimplerAt(place))
            {
                var simpler = edit.Apply(document);
                if (Weight(simpler) < Weight(document))
                {
                    yield return simpler;
                }
            }
        }
    }

    private static IEnumerable<Edit> SimplerAt(Place place)
    {
        if (place.IsRemovable)
        {
            yield return Edit.Remove(place.Pointer);
        }

        if (place.Slot.IsNullable)
        {
            yield return Edit.Set(place.Pointer, null);
        }

        yield return Edit.Set(place.Pointer, Documents.Least(place.Slot.Shape));
        if (place.Slot.Shape is UnionShape union && union.CaseOf(place.Value) is { } chosen)
        {
            yield return Edit.Set(place.Pointer, Documents.Least(union, chosen));
        }

        if (place is { Slot.Shape: ListShape { IsSet: false }, Value: JsonArray { Count: > 2 } items })
        {
            yield return Edit.Set(place.Pointer, new JsonArray([.. items.Take(items.Count / 2).Select(JsonText.Clone)]));
        }

        foreach (var renamed in Renamed(place))
        {
            yield return Edit.Set(place.Pointer, renamed);
        }

        foreach (var sample in Samples.Leaf(place.Slot.Shape).Take(4))
        {
            yield return Edit.Set(place.Pointer, sample);
        }

        if (place is { Value: JsonValue value } && value.TryGetValue<string>(out var text) && place.Slot.Shape is PrimitiveShape { Kind: SpecSchemaKind.String } && text.Length > 1)
        {
            yield return Edit.Set(place.Pointer, text[..(text.Length / 2)]);
        }
    }

    // The map with one key replaced by a shorter one.
    private static IEnumerable<JsonObject> Renamed(Place place)
    {
        if (place is not { Slot.Shape: MapShape map, Value: JsonObject entries })
        {
            yield break;
        }

        foreach (var key in entries.Select(entry => entry.Key))
        {
            foreach (var shorter in Samples.Keys(map.Key.Shape).Where(sample => sample.Length < key.Length && !entries.ContainsKey(sample)))
            {
                yield return new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key == key ? shorter : entry.Key, JsonText.Clone(entry.Value))));
            }
        }
    }

    // Length first. Among texts of one length digits are simpler than letters, and nothing is simpler than 0.
    private static long Weight(JsonNode? document)
    {
        var json = JsonText.Write(document);
        long sum = json.Sum(character => character == '0' ? 0L : character);
        return ((long)json.Length << 32) + Math.Min(sum, uint.MaxValue);
    }
}
