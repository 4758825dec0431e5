using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Shapes;

/// <summary>One change of a document: a place gets a value, or goes.</summary>
/// <param name="Pointer">The place. One behind a list's last item is a new item; an unknown key is a new entry.</param>
/// <param name="IsRemoval">Whether the place goes.</param>
/// <param name="Value">The new value.</param>
internal sealed record Edit(string Pointer, bool IsRemoval, JsonNode? Value)
{
    public static Edit Set(string pointer, JsonNode? value) => new(pointer, IsRemoval: false, value);

    public static Edit Remove(string pointer) => new(pointer, IsRemoval: true, null);

    /// <summary>The changed copy; the document itself where it has no such place.</summary>
    public JsonNode? Apply(JsonNode? document)
    {
        if (Pointer.Length == 0)
        {
            return JsonText.Clone(Value);
        }

        var changed = JsonText.Clone(document);
        var segments = JsonText.Segments(Pointer).ToList();
        var holder = changed;
        foreach (var segment in segments[..^1])
        {
            holder = JsonText.TryGetChild(holder, segment, out var child) ? child : null;
        }

        Change(holder, segments[^1]);
        return changed;
    }

    public override string ToString() => IsRemoval ? $"remove {Pointer}" : $"set {Pointer} to {JsonText.Write(Value)}";

    private void Change(JsonNode? holder, string segment)
    {
        switch (holder)
        {
            case JsonObject members when IsRemoval:
                members.Remove(segment);
                break;
            case JsonObject members:
                members[segment] = JsonText.Clone(Value);
                break;
            case JsonArray items when JsonText.Index(segment) is { } index && index <= items.Count:
                if (index == items.Count && !IsRemoval)
                {
                    items.Add(JsonText.Clone(Value));
                }
                else if (index < items.Count && IsRemoval)
                {
                    items.RemoveAt(index);
                }
                else if (index < items.Count)
                {
                    items[index] = JsonText.Clone(Value);
                }

                break;
        }
    }
}
