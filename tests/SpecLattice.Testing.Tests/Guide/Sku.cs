using System.Text.Json;
using SpecLattice;
using SpecLattice.Serialization;

namespace Shop;

[SpecScalar("string: a stock number, three digits", Examples = ["\"000\"", "\"123\"", "\"999\""])]
public readonly record struct Sku(int Number) : ISpecJson<Sku>, ISpecMapKey<Sku>
{
    public static Sku ReadJson(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        return Parse(SpecJsonRead.String(ref reader), start);
    }

    public static void WriteJson(Utf8JsonWriter writer, Sku value) => writer.WriteStringValue(value.ToString());

    public static Sku ReadJsonKey(ref Utf8JsonReader reader) => Parse(SpecJsonRead.StringKey(ref reader), reader.TokenStartIndex);

    public static void WriteJsonKey(Utf8JsonWriter writer, Sku key) => writer.WritePropertyName(key.ToString());

    public int CompareTo(Sku other) => Number.CompareTo(other.Number);

    public override string ToString() => Number.ToString("000", null);

    private static Sku Parse(string text, long start) =>
        text.Length == 3 && text.All(char.IsAsciiDigit) && int.TryParse(text, out var number)
            ? new Sku(number)
            : throw SpecJsonRead.At(start, "expected a stock number: three digits");
}
