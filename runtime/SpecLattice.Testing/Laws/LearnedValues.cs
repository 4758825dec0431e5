using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Laws;

/// <summary>What values look like that came from another version: at each place, that version can say them.</summary>
internal sealed class LearnedValues<TSum>(LawSubject<TSum> subject)
    where TSum : class, ISpecJson<TSum>
{
    private const int MaxPerPlace = 6;
    private readonly Dictionary<(int Version, int From), Dictionary<string, List<JsonNode?>>> _values = [];

    /// <summary>Values that were seen at a place of a version in documents that came from another version.</summary>
    public IEnumerable<JsonNode?> At(int version, int from, string pointer, JsonNode? document)
    {
        if (!_values.TryGetValue((version, from), out var values))
        {
            _values.Add((version, from), values = Learn(version, from));
        }

        var place = Places.Find(document, subject.Root(version), pointer);
        return place is not null && values.TryGetValue(Kind(place), out var found) ? found : [];
    }

    private Dictionary<string, List<JsonNode?>> Learn(int version, int from)
    {
        var values = new Dictionary<string, List<JsonNode?>>(StringComparer.Ordinal);
        foreach (var witness in Witnesses.Of(subject.Root(from)))
        {
            if (!subject.TryRead(from, witness, out var value) || !subject.Convert(value!, version).TryGetValue(out var converted))
            {
                continue;
            }

            foreach (var place in Places.All(subject.Document(converted), subject.Root(version)))
            {
                if (!values.TryGetValue(Kind(place), out var known))
                {
                    values.Add(Kind(place), known = []);
                }

                if (known.Count < MaxPerPlace && !known.Any(other => JsonNode.DeepEquals(other, place.Value)))
                {
                    known.Add(JsonText.Clone(place.Value));
                }
            }
        }

        return values;
    }

    // The pointer with all entries and all items alike.
    private static string Kind(Place place) => place.Above is null
        ? ""
        : Kind(place.Above) + (place.Holder is Holder.Entry or Holder.Item ? "/*" : place.Pointer[JsonText.Above(place.Pointer).Length..]);
}
