using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values.Leaves;

namespace SpecLattice.Testing.Values;

/// <summary>Whether a document that the codec wrote is what the schema says.</summary>
internal static class ShapeCheck
{
    /// <summary>What is not as the schema says; null where everything is.</summary>
    public static string? Disagreement(JsonNode? document, Slot root) =>
        Places.All(document, root).Select(place => At(place) is { } problem ? $"{Name(place)}: {problem}" : null).FirstOrDefault(problem => problem is not null);

    private static string? At(Place place) => place.Value is null
        ? place.Slot.IsNullable ? null : "null, although it cannot be"
        : place.Slot.Shape switch
        {
            RecordShape record => Record(place, record),
            UnionShape union => Union(place, union),
            MapShape => place.Value is JsonObject ? null : "no object",
            ListShape => place.Value is JsonArray ? null : "no array",
            EnumShape { IsNumber: true } numbers => numbers.Members.Contains(place.Value.ToJsonString()) ? null : "none of the enum's numbers",
            EnumShape members => place.Value is JsonValue value && value.TryGetValue<string>(out var name) && members.Members.Contains(name) ? null : "none of the enum's members",
            PrimitiveShape primitive => PrimitiveExamples.Of(primitive).IsWritten(place.Value) ? null : $"no {primitive.Kind.ToString().ToLowerInvariant()}",
            _ => null,
        };

    private static string? Record(Place place, RecordShape record)
    {
        if (place.Value is not JsonObject members)
        {
            return "no object";
        }

        // Where a union's case is in the same object, the union's tag stands among the members.
        var tag = place.Above is { Slot.Shape: UnionShape union } && place.Pointer == place.Above.Pointer ? union.Tag : null;
        var stray = members.Select(member => member.Key).FirstOrDefault(name => name != tag && record.Find(name) is null);
        var missing = record.Members.FirstOrDefault(member => member.IsRequired && !members.ContainsKey(member.Name));
        return stray is not null ? $"the member `{stray}` is not in the schema" : missing is not null ? $"the required member `{missing.Name}` is missing" : null;
    }

    private static string? Union(Place place, UnionShape union)
    {
        if (union.CaseOf(place.Value) is not { } chosen)
        {
            return "none of the union's cases";
        }

        var found = place.Value switch
        {
            JsonObject members => members.Count,
            JsonArray items => items.Count,
            _ => 0,
        };
        return union.Form.CountOf(chosen) is { } expected && found != expected ? $"{found} members instead of {expected}" : null;
    }

    private static string Name(Place place) => place.Pointer.Length == 0 ? "the root" : place.Pointer;
}
