using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values;

/// <summary>Changes documents by chance, so that they stay documents of their shape.</summary>
internal sealed class Mutator(Slot root, Dice dice)
{
    private const int Tries = 20;
    private readonly DocumentMaker _maker = new(dice);

    /// <summary>A change of a document; null where none was found.</summary>
    public Edit? Change(JsonNode? document)
    {
        // A union and its case may be one object, which is changed as the union; a set's new item might be there already.
        var places = Places.All(document, root)
            .Where(place => place.Above is null || (place.Pointer != place.Above.Pointer && place.Above.Slot.Shape is not ListShape { IsSet: true }))
            .ToList();
        for (var tries = 0; tries < Tries; tries++)
        {
            var place = places[dice.Below(places.Count)];
            if (ChangeAt(place) is { } edit && !JsonNode.DeepEquals(edit.Apply(document), document))
            {
                return edit;
            }
        }

        return null;
    }

    private Edit? ChangeAt(Place place)
    {
        if (place.IsRemovable && dice.Below(4) == 0)
        {
            return Edit.Remove(place.Pointer);
        }

        if (dice.Below(2) == 0 && Grow(place) is { } growth)
        {
            return growth;
        }

        // The root is not replaced as a whole: that would be another document, not a changed one.
        return place.Holder == Holder.Root ? null : Edit.Set(place.Pointer, _maker.Make(place.Slot));
    }

    // A member, an entry or an item more.
    private Edit? Grow(Place place)
    {
        switch ((place.Slot.Shape, place.Value))
        {
            case (RecordShape record, JsonObject members):
                var missing = record.Members.Where(member => !members.ContainsKey(member.Name)).ToList();
                return missing.Count > 0 ? Added(place, missing[dice.Below(missing.Count)]) : null;
            case (MapShape map, JsonObject entries):
                var key = _maker.Key(map);
                return entries.ContainsKey(key) ? null : Edit.Set(place.Pointer + JsonText.Segment(key), _maker.Make(map.Value));
            case (ListShape { IsSet: false } list, JsonArray items):
                return Edit.Set($"{place.Pointer}/{items.Count}", _maker.Make(list.Element));
            default:
                return null;
        }
    }

    private Edit Added(Place place, MemberShape member) => Edit.Set(place.Pointer + JsonText.Segment(member.Name), _maker.Make(member.Slot));
}
