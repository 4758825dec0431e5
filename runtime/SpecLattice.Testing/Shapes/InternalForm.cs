using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Shapes;

/// <summary>A member that names the case, among the members of the case's value.</summary>
internal sealed class InternalForm : UnionForm
{
    public override string? TagOf(UnionShape union, JsonNode? value) => TagIn(union, value);

    public override JsonNode Make(UnionShape union, CaseShape chosen, JsonNode? content)
    {
        var made = new JsonObject { [union.Tag] = chosen.Tag };
        foreach (var (name, value) in content as JsonObject ?? [])
        {
            made[name] = JsonText.Clone(value);
        }

        return made;
    }

    public override string? SegmentOf(UnionShape union, CaseShape chosen) => null;

    public override int? CountOf(CaseShape chosen) => null;

    public override bool Knows(UnionShape union, string name) => true;

    public override IEnumerable<Edit> Wrong(Place place, UnionShape union, string other) => WrongTags(place, union, other);
}
