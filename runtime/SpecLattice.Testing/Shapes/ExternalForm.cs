using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Shapes;

/// <summary>An object with one member that is named as the case and holds its value; a string for a case without one.</summary>
internal sealed class ExternalForm : UnionForm
{
    public override string? TagOf(UnionShape union, JsonNode? value) => value switch
    {
        JsonValue text when text.TryGetValue<string>(out var name) => name,
        JsonObject { Count: 1 } wrapped => wrapped.First().Key,
        _ => null,
    };

    public override JsonNode Make(UnionShape union, CaseShape chosen, JsonNode? content) =>
        chosen.Slot is null ? JsonValue.Create(chosen.Tag) : new JsonObject { [chosen.Tag] = content };

    public override string? SegmentOf(UnionShape union, CaseShape chosen) => chosen.Tag;

    public override int? CountOf(CaseShape chosen) => chosen.Slot is null ? 0 : 1;

    public override bool Knows(UnionShape union, string name) => false;

    public override IEnumerable<Edit> Wrong(Place place, UnionShape union, string other) =>
        [Edit.Set(place.Pointer, other), Edit.Set(place.Pointer, new JsonObject { [other] = 1 })];
}
