using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Tests.Directions;

/// <summary>
/// Documents that say, at each place that a version has, each thing that can be said there, and everywhere else the least: the bounds of each number, null, what is left out, each case, none,
/// one and two of a collection. A type inside itself goes one level deep.
/// </summary>
internal static class EveryValue
{
    private const int MaxNestings = 2;

    /// <summary>The documents of a version, in a fixed order.</summary>
    public static IEnumerable<JsonNode?> Of(Slot root) => Of(root, []);

    private static IEnumerable<JsonNode?> Of(Slot slot, IReadOnlyList<Shape> around) => slot.IsNullable ? Of(slot.Shape, around).Prepend(null) : Of(slot.Shape, around);

    private static IEnumerable<JsonNode?> Of(Shape shape, IReadOnlyList<Shape> around)
    {
        if (around.Count(outer => outer == shape) == MaxNestings)
        {
            return [Documents.Least(shape)];
        }

        IReadOnlyList<Shape> inside = [.. around, shape];
        return shape switch
        {
            RecordShape record => OfRecord(record, inside),
            UnionShape union => union.Cases.SelectMany(candidate => candidate.Slot is { } slot
                ? Of(slot, inside).Select(value => (JsonNode?)union.Form.Make(union, candidate, value))
                : [Documents.Least(union, candidate)]),
            MapShape map => OfMap(map, inside),
            ListShape list => OfList(list, inside),
            var leaf => Samples.Leaf(leaf).Select(sample => (JsonNode?)sample.DeepClone()),
        };
    }

    private static IEnumerable<JsonNode?> OfRecord(RecordShape record, IReadOnlyList<Shape> inside)
    {
        yield return Documents.Least(record);
        foreach (var member in record.Members)
        {
            foreach (var value in Of(member.Slot, inside))
            {
                var made = Documents.Least(record).AsObject();
                made[member.Name] = value;
                yield return made;
            }
        }
    }

    private static IEnumerable<JsonNode?> OfMap(MapShape map, IReadOnlyList<Shape> inside)
    {
        yield return new JsonObject();
        var keys = Samples.Keys(map.Key.Shape);
        foreach (var value in Of(map.Value, inside))
        {
            yield return new JsonObject { [keys[0]] = value };
        }

        foreach (var key in keys)
        {
            yield return new JsonObject { [key] = Documents.Least(map.Value) };
        }
    }

    private static IEnumerable<JsonNode?> OfList(ListShape list, IReadOnlyList<Shape> inside)
    {
        yield return new JsonArray();
        foreach (var value in Of(list.Element, inside))
        {
            yield return new JsonArray(value);
        }

        if (!list.IsSet)
        {
            yield return new JsonArray(Documents.Least(list.Element), Documents.Least(list.Element));
        }
    }
}
