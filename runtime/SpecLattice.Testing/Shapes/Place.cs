using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Shapes;

/// <summary>How a place is held by what is around it.</summary>
internal enum Holder
{
    Root,
    Member,
    Content,
    Entry,
    Item,
}

/// <summary>A place in a document: where it is, what it may hold and what it holds.</summary>
/// <param name="Pointer">Where.</param>
/// <param name="Slot">What it may hold.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Holder">What holds it.</param>
/// <param name="Member">The record's member that it is.</param>
/// <param name="Above">The place around it.</param>
internal sealed record Place(string Pointer, Slot Slot, JsonNode? Value, Holder Holder, MemberShape? Member, Place? Above)
{
    /// <summary>Whether the document stays one of its type without the place.</summary>
    public bool IsRemovable => Holder is Holder.Entry or Holder.Item || Member is { IsRequired: false };
}

/// <summary>Goes through a document by its shape.</summary>
internal static class Places
{
    /// <summary>All places that are there, each before what is inside it.</summary>
    public static IEnumerable<Place> All(JsonNode? document, Slot root)
    {
        var open = new Stack<Place>();
        open.Push(Root(document, root));
        while (open.TryPop(out var place))
        {
            yield return place;
            foreach (var inner in Inside(place).Reverse())
            {
                open.Push(inner);
            }
        }
    }

    public static Place Root(JsonNode? document, Slot root) => new("", root, document, Holder.Root, null, null);

    /// <summary>The place at a pointer; also an optional member that is not there. Null where there is none.</summary>
    /// <remarks>Where a union's case is in the same object, the union and its case have one pointer; this is the union, the inner one is its content.</remarks>
    public static Place? Find(JsonNode? document, Slot root, string pointer)
    {
        var place = Root(document, root);
        foreach (var segment in JsonText.Segments(pointer))
        {
            if (Step(place, segment) is not { } next)
            {
                return null;
            }

            place = next;
        }

        return place;
    }

    private static Place? Step(Place place, string segment)
    {
        if (Flat(place) is { } content)
        {
            return Step(content, segment);
        }

        return place is { Slot.Shape: RecordShape record, Value: JsonObject members }
            ? record.Find(segment) is { } member
                ? new Place(place.Pointer + JsonText.Segment(segment), member.Slot, members[segment], Holder.Member, member, place)
                : null
            : Inside(place).FirstOrDefault(inner => inner.Pointer == place.Pointer + JsonText.Segment(segment));
    }

    /// <summary>The content of a union whose case is in the same object.</summary>
    public static Place? Flat(Place place) => place is { Slot.Shape: UnionShape union, Value: { } value }
        && union.CaseOf(value) is { Slot: { } slot } chosen
        && union.Form.SegmentOf(union, chosen) is null
            ? new Place(place.Pointer, slot, value, Holder.Content, null, place)
            : null;

    /// <summary>The places directly inside a place.</summary>
    public static IEnumerable<Place> Inside(Place place) => (place.Slot.Shape, place.Value) switch
    {
        (RecordShape record, JsonObject members) => record.Members
            .Where(member => members.ContainsKey(member.Name))
            .Select(member => new Place(place.Pointer + JsonText.Segment(member.Name), member.Slot, members[member.Name], Holder.Member, member, place)),
        (MapShape map, JsonObject entries) => entries.ToList()
            .Select(entry => new Place(place.Pointer + JsonText.Segment(entry.Key), map.Value, entry.Value, Holder.Entry, null, place)),
        (ListShape list, JsonArray items) => items.ToList()
            .Select((item, index) => new Place($"{place.Pointer}/{index}", list.Element, item, Holder.Item, null, place)),
        (UnionShape union, { } value) => ContentOf(place, union, value) is { } content ? [content] : [],
        _ => [],
    };

    private static Place? ContentOf(Place place, UnionShape union, JsonNode value)
    {
        if (union.CaseOf(value) is not { Slot: { } slot } chosen)
        {
            return null;
        }

        if (union.Form.SegmentOf(union, chosen) is not { } segment)
        {
            return Flat(place);
        }

        return JsonText.TryGetChild(value, segment, out var content)
            ? new Place(place.Pointer + JsonText.Segment(segment), slot, content, Holder.Content, null, place)
            : null;
    }
}
