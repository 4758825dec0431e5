using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values;

/// <summary>The simplest values of a shape, and what all ways of making values need.</summary>
internal static class Documents
{
    /// <summary>The simplest value: null, nothing, empty, or the first sample.</summary>
    public static JsonNode? Least(Slot slot) => slot.IsNullable ? null : Least(slot.Shape);

    /// <summary>The simplest value that is not null.</summary>
    public static JsonNode Least(Shape shape)
    {
        switch (shape)
        {
            case RecordShape record:
                var made = new JsonObject();
                foreach (var member in record.Members.Where(member => member.IsRequired))
                {
                    made[member.Name] = Least(member.Slot);
                }

                return made;
            case UnionShape union:
                return Least(union, union.Cases.MinBy(candidate => candidate.Slot?.LeastDepth ?? 0)!);
            case MapShape:
                return new JsonObject();
            case ListShape:
                return new JsonArray();
            default:
                return Samples.Leaf(shape)[0].DeepClone();
        }
    }

    /// <summary>The simplest value of a union's case.</summary>
    public static JsonNode Least(UnionShape union, CaseShape chosen) => union.Form.Make(union, chosen, chosen.Slot is { } slot ? Least(slot) : null);
}
