using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SpecLattice.Schemas;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values;

/// <summary>
/// Sparse witnesses: for each thing that a shape can say, the smallest document that says it and nothing else. Exactly one optional member set,
/// each case once, each enum member, each sample of each leaf, null, empty, one and several.
/// </summary>
internal sealed class Witnesses
{
    private const int Few = 4;
    private readonly HashSet<Shape> _seen = [];
    private readonly HashSet<SpecSchemaKind> _kinds = [];
    private readonly Queue<(Slot Slot, Func<JsonNode?, JsonNode?> Wrap)> _open = new();

    private int _turn;

    private Witnesses()
    {
    }

    /// <summary>All witnesses of a shape, in a fixed order: those nearest to the root first.</summary>
    public static IEnumerable<JsonNode?> Of(Slot root)
    {
        var witnesses = new Witnesses();
        witnesses._open.Enqueue((root, value => value));
        while (witnesses._open.TryDequeue(out var place))
        {
            foreach (var value in witnesses.At(place.Slot, place.Wrap))
            {
                yield return place.Wrap(JsonText.Clone(value));
            }
        }
    }

    // The values that stand at a place itself; what is inside them is left for later. What a shape can say is said where it is met first.
    private List<JsonNode?> At(Slot slot, Func<JsonNode?, JsonNode?> wrap)
    {
        var values = new List<JsonNode?>();
        if (slot.IsNullable)
        {
            values.Add(null);
        }

        var isFirst = _seen.Add(slot.Shape);
        switch (slot.Shape)
        {
            case RecordShape record:
                values.Add(Documents.Least(record));
                if (isFirst)
                {
                    AddRecord(record, values, wrap);
                }

                break;
            case UnionShape union:
                values.AddRange(union.Cases.Where(candidate => isFirst || candidate.Slot is null).Select(candidate => Documents.Least(union, candidate)));
                if (isFirst)
                {
                    AddCases(union, wrap);
                }
                else if (values.Count == 0)
                {
                    values.Add(Documents.Least(union));
                }

                break;
            case MapShape map:
                AddMap(map, values, wrap);
                break;
            case ListShape list:
                AddList(list, values, wrap);
                break;
            case var leaf:
                values.AddRange(LeafValues(leaf));
                break;
        }

        return values;
    }

    // All samples where a kind of leaf is met first. After that a few, other ones each time: random documents have the rest.
    private ImmutableArray<JsonNode> LeafValues(Shape leaf)
    {
        var samples = Samples.Leaf(leaf);
        if (leaf is not PrimitiveShape primitive || samples.Length <= Few || _kinds.Add(primitive.Kind))
        {
            return samples;
        }

        _turn++;
        return [samples[1], samples[^1], samples[_turn % samples.Length], samples[_turn * 7 % samples.Length]];
    }

    private void AddRecord(RecordShape record, List<JsonNode?> values, Func<JsonNode?, JsonNode?> wrap)
    {
        var full = Documents.Least(record).AsObject();
        foreach (var member in record.Members)
        {
            full[member.Name] = Documents.Least(member.Slot.Shape);
            _open.Enqueue((member.Slot, value => wrap(With(Documents.Least(record), member.Name, value))));
        }

        values.Add(full);
    }

    private void AddCases(UnionShape union, Func<JsonNode?, JsonNode?> wrap)
    {
        foreach (var candidate in union.Cases)
        {
            if (candidate.Slot is { } slot)
            {
                _open.Enqueue((slot, value => wrap(union.Form.Make(union, candidate, value))));
            }
        }
    }

    private void AddMap(MapShape map, List<JsonNode?> values, Func<JsonNode?, JsonNode?> wrap)
    {
        var keys = Samples.Keys(map.Key.Shape);
        var all = new JsonObject();
        values.Add(new JsonObject());
        foreach (var key in keys)
        {
            values.Add(With(new JsonObject(), key, Documents.Least(map.Value)));
            all[key] = Documents.Least(map.Value);
        }

        values.Add(all);
        _open.Enqueue((map.Value, value => wrap(With(new JsonObject(), keys[0], value))));
    }

    private void AddList(ListShape list, List<JsonNode?> values, Func<JsonNode?, JsonNode?> wrap)
    {
        values.Add(new JsonArray());
        if (list.IsSet)
        {
            // Only leaves are sure to differ, and of them not those that are one value in two spellings.
            var items = new JsonArray();
            foreach (var sample in Samples.Leaf(list.Element.Shape).Where(sample => !items.Any(item => JsonDifference.AreSame(item, sample, list.Element))))
            {
                items.Add(sample.DeepClone());
            }

            values.Add(items);
        }
        else
        {
            values.Add(new JsonArray(Documents.Least(list.Element), Documents.Least(list.Element)));
            values.Add(new JsonArray([.. Samples.Leaf(list.Element.Shape).Select(sample => sample.DeepClone())]));
        }

        _open.Enqueue((list.Element, value => wrap(new JsonArray(value))));
    }

    private static JsonNode With(JsonNode holder, string name, JsonNode? value)
    {
        holder[name] = value;
        return holder;
    }
}
