using System.Text.Json.Nodes;
using SpecLattice.Schemas;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values.Leaves;

namespace SpecLattice.Testing.Values;

/// <summary>The first place where two documents differ.</summary>
internal static class JsonDifference
{
    private const int MaxValueLength = 120;

    /// <summary>Where two documents differ, as text; null where they are equal.</summary>
    public static string? Between(JsonNode? left, JsonNode? right) => Between(left, right, "");

    /// <summary>Where a document that was read and written again differs. A member that is null or at its default may be gone.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="written">What was written.</param>
    /// <param name="slot">The shape of both.</param>
    /// <param name="isExact">Whether scalars must be spelled alike, and no member may be unknown.</param>
    public static string? AfterReading(JsonNode? read, JsonNode? written, Slot slot, bool isExact) => Between(Plain(read, slot, isExact), Plain(written, slot, isExact));

    /// <summary>Whether two JSON values are the same value of a shape.</summary>
    public static bool AreSame(JsonNode? one, JsonNode? other, Slot slot) => AfterReading(one, other, slot, isExact: false) is null;

    private static string? Between(JsonNode? left, JsonNode? right, string at)
    {
        switch (left, right)
        {
            case (JsonObject one, JsonObject other):
                foreach (var name in one.Select(member => member.Key).Union(other.Select(member => member.Key)))
                {
                    var inner = at + JsonText.Segment(name);
                    var difference = one.ContainsKey(name) && other.ContainsKey(name)
                        ? Between(one[name], other[name], inner)
                        : Said(inner, one.ContainsKey(name) ? Show(one[name]) : "nothing", other.ContainsKey(name) ? Show(other[name]) : "nothing");
                    if (difference is not null)
                    {
                        return difference;
                    }
                }

                return null;
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                return Enumerable.Range(0, one.Count).Select(index => Between(one[index], other[index], $"{at}/{index}")).FirstOrDefault(difference => difference is not null);
            default:
                return JsonNode.DeepEquals(left, right) ? null : Said(at, Show(left), Show(right));
        }
    }

    private static string Said(string at, string left, string right) => $"{(at.Length == 0 ? "the root" : at)}: {left} became {right}";

    private static string Show(JsonNode? value)
    {
        var json = JsonText.Write(value);
        return json.Length <= MaxValueLength ? json : json[..MaxValueLength] + "...";
    }

    // Without what may be left out, sets in a fixed order.
    private static JsonNode? Plain(JsonNode? value, Slot slot, bool isExact)
    {
        switch (slot.Shape, value)
        {
            case (RecordShape record, JsonObject members):
                var plain = new JsonObject();
                foreach (var (name, inner) in members)
                {
                    if (record.Find(name) is { } member && !IsLeftOut(member, inner))
                    {
                        plain[name] = Plain(inner, member.Slot, isExact);
                    }
                    else if (record.Find(name) is null && isExact)
                    {
                        plain[name] = JsonText.Clone(inner);
                    }
                }

                return plain;
            case (UnionShape union, JsonNode some) when union.CaseOf(some) is { } chosen:
                return PlainCase(union, chosen, some, isExact);
            case (MapShape map, JsonObject entries):
                return new JsonObject(entries.Select(entry => KeyValuePair.Create(isExact ? entry.Key : Key(entry.Key, map), Plain(entry.Value, map.Value, isExact))));
            case (ListShape list, JsonArray items):
                var plainItems = items.Select(item => Plain(item, list.Element, isExact));
                return new JsonArray([.. list.IsSet ? plainItems.OrderBy(JsonText.Write, StringComparer.Ordinal) : plainItems]);
            case (PrimitiveShape primitive, not null):
                return PrimitiveExamples.Of(primitive).Plain(value, isExact);
            case (ScalarShape, not null) when !isExact:
                // Spelled in another way, perhaps; that it is the same value is checked by reading it again.
                return JsonValue.Create("scalar");
            default:
                return JsonText.Clone(value);
        }
    }

    private static string Key(string key, MapShape map) => map.Key.Shape switch
    {
        PrimitiveShape primitive => PrimitiveExamples.Of(primitive).PlainKey(key),
        // Perhaps a UUID in a wrapping of its own.
        ScalarShape => PrimitiveExamples.Of(SpecSchemaKind.Uuid).PlainKey(key),
        _ => key,
    };

    private static JsonNode? PlainCase(UnionShape union, CaseShape chosen, JsonNode value, bool isExact) => chosen.Slot is { } slot
        ? new JsonObject { [chosen.Tag] = Plain(union.ContentOf(chosen, value), slot, isExact) }
        : JsonValue.Create(chosen.Tag);

    private static bool IsLeftOut(MemberShape member, JsonNode? value) => !member.IsRequired && (value is null || IsDefault(member, value));

    // Values that are written differently are different values.
    private static bool IsDefault(MemberShape member, JsonNode? value) =>
        member.Default is { } known && AfterReading(JsonNode.Parse(known.Json), value, member.Slot, isExact: true) is null;
}
