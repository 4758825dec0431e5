using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values;

/// <summary>Makes values of a shape by chance: every case, member and sample is as likely as any other.</summary>
internal sealed class DocumentMaker(Dice dice)
{
    /// <summary>The most nested values, beyond what a type cannot do without.</summary>
    private const int MaxDepth = 7;

    /// <summary>The most entries or items of a collection.</summary>
    private const int Most = 4;

    /// <summary>Makes a value.</summary>
    public JsonNode? Make(Slot slot) => Make(slot, 0);

    private JsonNode? Make(Slot slot, int depth) => slot.IsNullable && (depth + slot.Shape.LeastDepth > MaxDepth || dice.Below(3) == 0)
        ? null
        : slot.Shape switch
        {
            RecordShape record => MakeRecord(record, depth),
            UnionShape union => MakeUnion(union, depth),
            MapShape map => MakeMap(map, depth),
            ListShape list => MakeList(list, depth),
            var leaf => MakeLeaf(leaf),
        };

    private JsonObject MakeRecord(RecordShape record, int depth)
    {
        var made = new JsonObject();
        foreach (var member in record.Members)
        {
            if (member.IsRequired || (dice.Below(2) == 0 && depth + member.Slot.LeastDepth < MaxDepth))
            {
                made[member.Name] = Make(member.Slot, depth + 1);
            }
        }

        return made;
    }

    private JsonNode MakeUnion(UnionShape union, int depth)
    {
        var shallow = union.Cases.Where(candidate => (candidate.Slot?.LeastDepth ?? 0) + depth < MaxDepth).ToList();
        var candidates = shallow.Count > 0 ? shallow : union.Cases.Where(candidate => (candidate.Slot?.LeastDepth ?? 0) < union.LeastDepth).ToList();
        var chosen = candidates[dice.Below(candidates.Count)];
        return union.Form.Make(union, chosen, chosen.Slot is { } slot ? Make(slot, depth + 1) : null);
    }

    private JsonObject MakeMap(MapShape map, int depth)
    {
        var made = new JsonObject();
        foreach (var _ in Enumerable.Range(0, Count(map.Value, depth)))
        {
            var key = Key(map);
            if (!made.ContainsKey(key))
            {
                made.Add(key, Make(map.Value, depth + 1));
            }
        }

        return made;
    }

    private JsonArray MakeList(ListShape list, int depth)
    {
        var made = new JsonArray();
        foreach (var _ in Enumerable.Range(0, Count(list.Element, depth)))
        {
            var item = Make(list.Element, depth + 1);
            if (!list.IsSet || !made.Any(other => JsonDifference.AreSame(other, item, list.Element)))
            {
                made.Add(item);
            }
        }

        return made;
    }

    /// <summary>A key of a map.</summary>
    public string Key(MapShape map)
    {
        if (map.Key.Shape is PrimitiveShape && dice.Below(2) == 0)
        {
            var value = Samples.Random(map.Key.Shape, dice)!;
            return value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : JsonText.Write(value);
        }

        var keys = Samples.Keys(map.Key.Shape);
        return keys[dice.Below(keys.Length)];
    }

    private int Count(Slot inner, int depth) => depth + inner.LeastDepth >= MaxDepth ? 0 : dice.Below(Most + 1);

    private JsonNode MakeLeaf(Shape leaf)
    {
        var samples = Samples.Leaf(leaf);
        return dice.Below(2) == 0 && Samples.Random(leaf, dice) is { } random ? random : samples[dice.Below(samples.Length)].DeepClone();
    }
}
