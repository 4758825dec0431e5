// A family with one of everything that a member, a collection, an enum or a union can be.
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Testing.Tests.Zoo
{
    [SpecScalar("integer: an even number from 0 to 254", Examples = ["0", "2", "254"])]
    public readonly record struct Even(byte Value) : ISpecJson<Even>
    {
        public static Even Zero => default;

        public static Even ReadJson(ref Utf8JsonReader reader)
        {
            var start = reader.TokenStartIndex;
            var value = SpecJsonRead.Byte(ref reader);
            return value % 2 == 0 ? new Even(value) : throw SpecJsonRead.At(start, "expected an even number");
        }

        public static void WriteJson(Utf8JsonWriter writer, Even value) => writer.WriteNumberValue(value.Value);
    }
}

namespace SpecLattice.Testing.Tests.Zoo.V1
{
    [SpecPart(1)]
    [SpecEnum(Naming = SpecNaming.KebabCase)]
    public enum Mood
    {
        VeryCalm,

        [JsonStringEnumMemberName("a b:c")]
        Odd,
    }

    [SpecPart(1)]
    public sealed partial record Animal
    {
        [JsonPropertyName("pet name: \"x\"")]
        public required string Name { get; init; }

        [SpecDefault(Mood.VeryCalm)]
        public Mood Mood { get; init; }

        public double? Weight { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "kind of")]
    [Case<Animal>("animal"), UnitCase("Empty", Tag = "empty cage")]
    public readonly partial struct Cage;

    [SpecPart(1)]
    [SpecUnion]
    [Case<Animal>("animal"), UnitCase("Closed")]
    public readonly partial struct Gate;

    [Spec("zoo", 1)]
    public sealed partial record Zoo
    {
        public required SpecMap<string, Cage> Cages { get; init; }

        public required SpecMap<long, Gate> Gates { get; init; }

        public required SpecMap<Guid, SpecList<int?>> Counts { get; init; }

        public required SpecSet<string> Words { get; init; }

        public required sbyte Small { get; init; }

        [SpecDefault("n/a\n\"none\"")]
        public string Note { get; init; } = "n/a\n\"none\"";

        [SpecDefault(Member = "Zero")]
        public Even Even { get; init; }
    }
}

namespace SpecLattice.Testing.Tests.Zoo.V2
{
    [SpecPart(2)]
    [SpecEnum(Naming = SpecNaming.KebabCase)]
    public enum Mood
    {
        VeryCalm,

        [JsonStringEnumMemberName("a b:c")]
        Odd,

        Wild,
    }

    [SpecPart(2)]
    public sealed partial record Animal
    {
        [JsonPropertyName("pet name: \"x\"")]
        public required string Name { get; init; }

        [SpecDefault(Mood.VeryCalm)]
        public Mood Mood { get; init; }

        public double? Weight { get; init; }

        [Added(0.0)]
        public required double Height { get; init; }

        [Added(Mood.Odd)]
        public required Mood Usually { get; init; }
    }

    [SpecPart(2)]
    [SpecUnion(Tag = "kind of")]
    [Case<Animal>("animal"), UnitCase("Empty", Tag = "empty cage"), UnitCase("Broken")]
    public readonly partial struct Cage;

    [SpecPart(2)]
    [SpecUnion]
    [Case<Animal>("animal"), UnitCase("Closed"), Case<Sign>("sign")]
    public readonly partial struct Gate;

    [SpecPart(2)]
    public sealed partial record Sign
    {
        [SpecDefault(1.5)]
        public double Size { get; init; } = 1.5;
    }

    [Spec("zoo", 2)]
    public sealed partial record Zoo
    {
        public required SpecMap<string, Cage> Cages { get; init; }

        public required SpecMap<long, Gate> Gates { get; init; }

        public required SpecMap<Guid, SpecList<int?>> Counts { get; init; }

        public required SpecSet<string> Words { get; init; }

        public required ushort? Small { get; init; }

        [SpecDefault("n/a\n\"none\"")]
        public string Note { get; init; } = "n/a\n\"none\"";

        [SpecDefault(Member = "Zero")]
        public Even Even { get; init; }

        [Added(Member = "Zero")]
        public required Even Odder { get; init; }

        [Added]
        public SpecMap<uint, Cage>? Annex { get; init; }
    }
}
