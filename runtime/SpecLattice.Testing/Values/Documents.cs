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
    public static JsonNode Least(UnionShape union, CaseShape chosen) => Case(union, chosen, chosen.Slot is { } slot ? Least(slot) : null);

    /// <summary>A value of a union.</summary>
    /// <param name="union">The union.</param>
    /// <param name="chosen">The case.</param>
    /// <param name="content">The case's value; nothing for a unit case.</param>
    public static JsonNode Case(UnionShape union, CaseShape chosen, JsonNode? content)
    {
        switch (union.Layout)
        {
            case SpecSchemaLayout.External when chosen.Slot is null:
                return JsonValue.Create(chosen.Tag);
            case SpecSchemaLayout.External:
                return new JsonObject { [chosen.Tag] = content };
            case SpecSchemaLayout.Adjacent:
                var tagged = new JsonObject { [union.Tag] = chosen.Tag };
                if (chosen.Slot is not null)
                {
                    tagged[union.Content] = content;
                }

                return tagged;
            default:
                var flat = new JsonObject { [union.Tag] = chosen.Tag };
                foreach (var (name, value) in content as JsonObject ?? [])
                {
                    flat[name] = JsonText.Clone(value);
                }

                return flat;
        }
    }
}
