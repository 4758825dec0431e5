using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Serialization;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>A type that is somebody else's gets its form from the assembly that uses it.</summary>
public sealed class ScalarCodecTests
{
    private const string Attribute = """SpecScalarFor(typeof(Else.Instant), typeof(Shop.InstantCodec), "ticks: integer", Examples = ["1", "2"])""";

    private static string Specs(string attributes = $"[assembly: {Attribute}]", string codec = "ISpecScalarCodec<Else.Instant>", string instant = "readonly record struct Instant(long Ticks)") => $$"""
        #nullable enable
        using System.Text.Json;
        using SpecLattice;
        using SpecLattice.Serialization;
        {{attributes}}
        namespace Else
        {
            public {{instant}};
        }
        namespace Shop
        {
            public interface INothing { }
            public sealed class InstantCodec : {{codec}}
            {
                public static Else.Instant ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Int64(ref reader));
                public static void WriteJson(Utf8JsonWriter writer, Else.Instant value) => SpecJsonWrite.Int64(writer, value.Ticks);
            }
        }
        namespace Shop.V1
        {
            [Spec("order", 1)] public sealed partial record Order
            {
                public required Else.Instant Placed { get; init; }
                public required Else.Instant? Sent { get; init; }
                public required SpecList<Else.Instant> Seen { get; init; }
                public required SpecMap<string, Else.Instant> Named { get; init; }
            }
        }
        namespace Shop.V2
        {
            [Spec("order", 2)] public sealed partial record Order
            {
                public required Else.Instant Placed { get; init; }
                public required Else.Instant? Sent { get; init; }
                public required SpecList<Else.Instant> Seen { get; init; }
                public required SpecMap<string, Else.Instant> Named { get; init; }
                [Added] public Else.Instant? Paid { get; init; }
            }
        }
        """;

    [Theory]
    [InlineData("readonly record struct Instant(long Ticks)")]
    [InlineData("sealed record Instant(long Ticks)")]
    public async Task It_is_read_written_compared_and_converted(string instant)
    {
        const string json = """{"Placed":1,"Sent":null,"Seen":[2,3],"Named":{"a":4}}""";
        var specs = Specs(instant: instant);
        var (reported, warnings) = await Generation.Of(specs).CheckAsync();

        Assert.Empty(reported);
        Assert.Empty(warnings);
        Assert.Equal(
            [json, json, "True", "True"],
            SpecProgram.Evaluate(
                specs,
                $"Again<Shop.V1.Order>(\"\"\"{json}\"\"\")",
                $"Json(Parse<Shop.V1.Order>(\"\"\"{json}\"\"\").ToV2())",
                $"Parse<Shop.V1.Order>(\"\"\"{json}\"\"\").Equals(Parse<Shop.V1.Order>(\"\"\"{json}\"\"\"))",
                "Shop.VersionedOrder.SchemaOf(1).Contains(\"ticks: integer\")"));
    }

    [Theory]
    [InlineData($"[assembly: {Attribute}, {Attribute}]", "ISpecScalarCodec<Else.Instant>", "readonly record struct Instant(long Ticks)", "more than one codec", 2)]
    [InlineData($"[assembly: {Attribute}]", "INothing", "readonly record struct Instant(long Ticks)", "does not implement ISpecScalarCodec<Instant>", 1)]
    [InlineData($"[assembly: {Attribute}]", "ISpecScalarCodec<Else.Instant>", "sealed class Instant(long ticks) { public long Ticks => ticks; }", "compares by reference", 1)]
    [InlineData("""[assembly: SpecScalarFor(typeof(Else.Instant), typeof(Shop.InstantCodec), " ")]""", "ISpecScalarCodec<Else.Instant>", "readonly record struct Instant(long Ticks)", "in a few words", 1)]
    [InlineData($"""[assembly: {Attribute}, SpecScalarFor(typeof(int), typeof(Shop.InstantCodec), "x")]""", "ISpecScalarCodec<Else.Instant>", "readonly record struct Instant(long Ticks)", "has a form in JSON already", 1)]
    public async Task What_gives_no_form_is_reported_at_the_attribute(string attributes, string codec, string instant, string why, int times)
    {
        var reported = await Generation.Of(Specs(attributes, codec, instant)).AnalyzeAsync();

        var found = reported.Where(diagnostic => diagnostic.Id == "SPEC0052").ToList();
        Assert.Equal(times, found.Count);
        Assert.All(found, diagnostic => Assert.Contains(why, diagnostic.GetMessage(), StringComparison.Ordinal));
    }
}
