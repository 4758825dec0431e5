using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Shapes;

/// <summary>A member that names the case, and one that holds its value.</summary>
internal sealed class AdjacentForm : UnionForm
{
    public override string? TagOf(UnionShape union, JsonNode? value) => TagIn(union, value);

    public override JsonNode Make(UnionShape union, CaseShape chosen, JsonNode? content)
    {
        var made = new JsonObject { [union.Tag] = chosen.Tag };
        if (chosen.Slot is not null)
        {
            made[union.Content] = content;
        }

        return made;
    }

    public override string? SegmentOf(UnionShape union, CaseShape chosen) => union.Content;

    public override int? CountOf(CaseShape chosen) => chosen.Slot is null ? 1 : 2;

    public override bool Knows(UnionShape union, string name) => name == union.Tag || name == union.Content;

    public override IEnumerable<Edit> Wrong(Place place, UnionShape union, string other) =>
    [
        .. WrongTags(place, union, other),
        .. union.IgnoresUnknown ? Enumerable.Empty<Edit>() : [Edit.Set(place.Pointer + JsonText.Segment(other), 1)],
        .. union.CaseOf(place.Value)?.Slot is { IsNullable: false } ? [Edit.Remove(place.Pointer + JsonText.Segment(union.Content))] : Enumerable.Empty<Edit>(),
    ];
}
