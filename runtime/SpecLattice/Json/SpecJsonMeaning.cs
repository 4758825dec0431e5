using System.Text.Json;

namespace SpecLattice;

/// <summary>Hash codes of JSON by what it means: equal wherever <see cref="JsonElement.DeepEquals"/> says that two values are.</summary>
internal static class SpecJsonMeaning
{
    public static int HashOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => OfObject(value),
        JsonValueKind.Array => OfArray(value),
        JsonValueKind.String => HashCode.Combine(JsonValueKind.String, value.GetString()),
        JsonValueKind.Number => OfNumber(value.GetRawText()),
        _ => HashCode.Combine(value.ValueKind),
    };

    // The order of members does not count.
    private static int OfObject(JsonElement value)
    {
        int sum = 0;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            sum = unchecked(sum + HashCode.Combine(member.Name, HashOf(member.Value)));
        }

        return HashCode.Combine(JsonValueKind.Object, sum);
    }

    private static int OfArray(JsonElement value)
    {
        HashCode hash = default;
        hash.Add(JsonValueKind.Array);
        foreach (JsonElement item in value.EnumerateArray())
        {
            hash.Add(HashOf(item));
        }

        return hash.ToHashCode();
    }

    // The digits that count: 100, 1e2 and 100.0 have the same ones. Neither sign nor magnitude are needed for a hash code.
    private static int OfNumber(string text)
    {
        int exponent = text.AsSpan().IndexOfAny('e', 'E');
        string digits = (exponent < 0 ? text : text[..exponent]).Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim('0');
        return HashCode.Combine(JsonValueKind.Number, digits);
    }
}
