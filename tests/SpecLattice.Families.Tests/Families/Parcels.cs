// Every kind of member that can hold what JSON, or a reader, does not.
using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice;
using SpecLattice.Serialization;

namespace SpecLattice.Families.Tests.Families
{
    /// <summary>A scalar in capital letters; two that differ only by their letters' size are written alike.</summary>
    [SpecScalar("string: a code in capital letters", Examples = ["\"A\"", "\"B\"", "\"CD\""])]
#pragma warning disable CA1036 // An order for maps, not one that people compare by.
    public readonly record struct Code(string Text)
#pragma warning restore CA1036
        : ISpecJson<Code>, ISpecMapKey<Code>
    {
        public static Code ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.String(ref reader).ToUpperInvariant());

        public static void WriteJson(Utf8JsonWriter writer, Code value) =>
            writer.WriteStringValue(value.Text == "?" ? throw new FormatException("a question") : value.Text?.ToUpperInvariant());

        public static Code ReadJsonKey(ref Utf8JsonReader reader) => new(SpecJsonRead.StringKey(ref reader).ToUpperInvariant());

        public static void WriteJsonKey(Utf8JsonWriter writer, Code key) => writer.WritePropertyName(key.Text.ToUpperInvariant());

        public int CompareTo(Code other) => string.CompareOrdinal(Text, other.Text);

        public override string ToString() => Text;
    }

    /// <summary>A scalar that is a class.</summary>
    [SpecScalar("string: a label", Examples = ["\"fragile\"", "\"\""])]
    public sealed record Label(string Text) : ISpecJson<Label>
    {
        public static Label ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.String(ref reader));

        public static void WriteJson(Utf8JsonWriter writer, Label value) => SpecJsonWrite.String(writer, value.Text);
    }
}

namespace SpecLattice.Families.Tests.Families.Parcels.V1
{
    [Spec("parcel", 1)]
    public sealed partial record Parcel
    {
        public required string Name { get; init; }

        public required double Weight { get; init; }

        public double? Height { get; init; }

        public required Size Size { get; init; }

        public Size? Other { get; init; }

        public required Item Item { get; init; }

        public Item? Extra { get; init; }

        public required Code Code { get; init; }

        public Code? Second { get; init; }

        public required Label Label { get; init; }

        public required SpecList<string> Texts { get; init; }

        public required SpecList<Item> Items { get; init; }

        public required SpecList<double?> Doubles { get; init; }

        public required SpecList<Label> Labels { get; init; }

        public required SpecList<SpecList<Item>> Rows { get; init; }

        public required SpecMap<string, Item> Map { get; init; }

        public required SpecMap<Code, string> Codes { get; init; }

        public required SpecSet<Code> CodeSet { get; init; }

        public required SpecSet<double> Numbers { get; init; }

        public required SpecSet<string> Tags { get; init; }

        public required ImmutableArray<int> Array { get; init; }

        public ImmutableArray<string>? MaybeArray { get; init; }

        public required Adjacent Adjacent { get; init; }

        public required Internal Internal { get; init; }

        public required External External { get; init; }

        public SpecList<External>? Choices { get; init; }

        [SpecDefault("none")]
        public string Comment { get; init; } = "none";

        public float? Ratio { get; init; }

        public Half? Half { get; init; }

        public BigInteger? Big { get; init; }

        public char? Letter { get; init; }

        public DateTime? At { get; init; }

        public Uri? Link { get; init; }

        public SpecList<Uri>? Links { get; init; }

        public Parcel? Inner { get; init; }
    }

    [JsonConverter(typeof(SizeJsonConverter))]
    [SpecPart(1)]
    public enum Size
    {
        Small,
        Large,
    }

    [SpecPart(1)]
    public sealed partial record Item
    {
        public required string Name { get; init; }

        public required double Price { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "type", Content = "content")]
    [Case<Item>, UnitCase("Nothing")]
    public readonly partial struct Adjacent;

    [SpecPart(1)]
    [SpecUnion(Tag = "type")]
    [Case<Item>, UnitCase("Nothing")]
    public readonly partial struct Internal;

    [SpecPart(1)]
    [SpecUnion]
    [Case<Item>, UnitCase("Nothing")]
    public readonly partial struct External;
}

namespace SpecLattice.Families.Tests.Families.Parcels.V2
{
    [Spec("parcel", 2)]
    public sealed partial record Parcel
    {
        public required string Name { get; init; }

        public required double Weight { get; init; }

        public double? Height { get; init; }

        public required V1.Size Size { get; init; }

        public V1.Size? Other { get; init; }

        public required V1.Item Item { get; init; }

        public V1.Item? Extra { get; init; }

        public required Code Code { get; init; }

        public Code? Second { get; init; }

        public required Label Label { get; init; }

        public required SpecList<string> Texts { get; init; }

        public required SpecList<V1.Item> Items { get; init; }

        public required SpecList<double?> Doubles { get; init; }

        public required SpecList<Label> Labels { get; init; }

        public required SpecList<SpecList<V1.Item>> Rows { get; init; }

        public required SpecMap<string, V1.Item> Map { get; init; }

        public required SpecMap<Code, string> Codes { get; init; }

        public required SpecSet<Code> CodeSet { get; init; }

        public required SpecSet<double> Numbers { get; init; }

        public required SpecSet<string> Tags { get; init; }

        public required ImmutableArray<int> Array { get; init; }

        public ImmutableArray<string>? MaybeArray { get; init; }

        public required V1.Adjacent Adjacent { get; init; }

        public required V1.Internal Internal { get; init; }

        public required V1.External External { get; init; }

        public SpecList<V1.External>? Choices { get; init; }

        [SpecDefault("none")]
        public string Comment { get; init; } = "none";

        public float? Ratio { get; init; }

        public Half? Half { get; init; }

        public BigInteger? Big { get; init; }

        public char? Letter { get; init; }

        public DateTime? At { get; init; }

        public Uri? Link { get; init; }

        public SpecList<Uri>? Links { get; init; }

        // Each level becomes two.
        [Renamed("Inner")]
        public required SpecList<Parcel> Inner { get; init; }
    }
}
