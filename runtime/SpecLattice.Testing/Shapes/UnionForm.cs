using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Shapes;

/// <summary>What a union's values look like in one layout: a row of <see cref="UnionForms"/>.</summary>
internal abstract class UnionForm
{
    /// <summary>The tag of the case that a value says it is of; null where it says none.</summary>
    public abstract string? TagOf(UnionShape union, JsonNode? value);

    /// <summary>A value of the union.</summary>
    /// <param name="union">The union.</param>
    /// <param name="chosen">The case.</param>
    /// <param name="content">The case's value; nothing for a unit case.</param>
    public abstract JsonNode Make(UnionShape union, CaseShape chosen, JsonNode? content);

    /// <summary>The pointer's segment between the union and the case's value; null where the value's members stand beside the tag.</summary>
    public abstract string? SegmentOf(UnionShape union, CaseShape chosen);

    /// <summary>How many members or items a value has; null where that depends on the case's own members.</summary>
    public abstract int? CountOf(CaseShape chosen);

    /// <summary>Whether the reader looks for a member of this name, so that it must not appear twice.</summary>
    public abstract bool Knows(UnionShape union, string name);

    /// <summary>Changes after which a value is none of the union's.</summary>
    /// <param name="place">Where the value is.</param>
    /// <param name="union">The union.</param>
    /// <param name="other">A name that nothing has.</param>
    public abstract IEnumerable<Edit> Wrong(Place place, UnionShape union, string other);

    /// <summary>The tag in a member that names the case.</summary>
    protected static string? TagIn(UnionShape union, JsonNode? value) =>
        value is JsonObject members && members[union.Tag] is JsonValue text && text.TryGetValue<string>(out var tag) ? tag : null;

    /// <summary>Changes after which no member names a case.</summary>
    protected static IEnumerable<Edit> WrongTags(Place place, UnionShape union, string other)
    {
        var tag = place.Pointer + JsonText.Segment(union.Tag);
        return [Edit.Remove(tag), Edit.Set(tag, other)];
    }
}
