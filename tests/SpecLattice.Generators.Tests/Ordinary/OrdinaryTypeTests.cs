using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Ordinary;

/// <summary>Enums and records without versions, as members of specs.</summary>
public sealed class OrdinaryTypeTests
{
    /// <summary>What an ordinary company has: none of these knows of specs.</summary>
    private const string Types = """
        namespace Shop
        {
            using System;
            using System.Text.Json.Serialization;
            using SpecLattice;

            public record Money(decimal Amount, string Currency = "EUR");

            public sealed record Address
            {
                public required string Street { get; init; }

                [JsonPropertyName("zip")]
                public string? Zip { get; init; }

                public string Country { get; init; } = "AT";

                public SpecList<Money> Fees { get; init; } = [];

                public string OneLine => Street + ", " + Country;
            }

            public readonly record struct Point(double X, DateTimeOffset Seen, Money? Toll = null);

            public enum Size { Small, Large = 7, Big = 7, Least = -1 }

            [JsonConverter(typeof(JsonStringEnumConverter))]
            public enum Colour { Red, [JsonStringEnumMemberName("dark-green")] Green }

            [SpecEnum(Naming = SpecNaming.SnakeCase)]
            public enum Speed : byte { VeryFast = 1, Slow = 200 }
        }
        """;

    private const string Family = Types + """

        namespace Shop.V1
        {
            [Spec("order", 1)]
            public sealed partial record Order
            {
                public required Money Total { get; init; }

                public required Address Home { get; init; }

                public SpecList<Point>? Path { get; init; }

                public required Size Size { get; init; }

                public required SpecSet<Colour> Colours { get; init; }

                public required SpecMap<DayOfWeek, Speed?> Speeds { get; init; }

                [SpecDefault(Size.Large)]
                public Size Usual { get; init; } = Size.Large;

                [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<DayOfWeek>))]
                public required DayOfWeek? Day { get; init; }

                public required Pay Pay { get; init; }

                public Money? Gone { get; init; }
            }

            [SpecPart(1), SpecUnion]
            [Case<Money>, Case<Size>, UnitCase("None")]
            public readonly partial struct Pay;
        }

        namespace Shop.V2
        {
            [Spec("order", 2)]
            [Removed("Gone")]
            public sealed partial record Order
            {
                public required Money Total { get; init; }

                public required Address Home { get; init; }

                public SpecList<Point>? Path { get; init; }

                public required Size? Size { get; init; }

                public required SpecSet<Colour> Colours { get; init; }

                public required SpecMap<DayOfWeek, Speed?> Speeds { get; init; }

                [SpecDefault(Shop.Size.Large)]
                public Size Usual { get; init; } = Shop.Size.Large;

                public required DayOfWeek? Day { get; init; }

                public required V1.Pay Pay { get; init; }

                [Added(Member = nameof(Free))]
                public required Money Shipping { get; init; }

                [Added(Colour.Green)]
                public required Colour Ribbon { get; init; }

                public static Money Free { get; } = new(0.00m);
            }
        }
        """;

    private const string Document = """{"Total":{"Amount":1.50,"Currency":"USD"},"Home":{"Street":"A","Country":"AT","Fees":[{"Amount":1.0}]},"Path":[{"X":1,"Seen":"2026-03-01T09:30:00+01:00"}],"Size":7,"Colours":["Red","dark-green"],"Speeds":{"Sunday":"slow","Friday":null},"Day":"Monday","Pay":{"Money":{"Amount":2.00}}}""";

    [Fact]
    public async Task They_compile_and_no_rule_complains()
    {
        var generation = Generation.Of("using System;\nusing SpecLattice;\n" + Family, documentation: true);

        var complaints = generation.CompilerDiagnostics.Where(diagnostic => diagnostic.Id != "CS1591").Concat(await generation.AnalyzeAsync()).ToList();

        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public void The_laws_hold() => Assert.InRange(LawRun.Check("using System;\nusing SpecLattice;\n" + Family, "Shop.VersionedOrder", documents: 40).Refusals, 1, long.MaxValue);

    [Fact]
    public void Documents_are_those_of_System_Text_Json()
    {
        var quoted = SpecProgram.Quote(Document);
        var results = SpecProgram.Evaluate(
            Family,
            $"Again<Shop.V1.Order>({quoted})",
            $"System.Text.Json.JsonSerializer.Deserialize<Shop.V1.Order>({quoted}) == Parse<Shop.V1.Order>({quoted})",
            $"System.Text.Json.JsonSerializer.Serialize(Parse<Shop.V1.Order>({quoted}).Home.Fees[0])",
            "System.Text.Json.JsonSerializer.Serialize(Shop.Size.Big)",
            "System.Text.Json.JsonSerializer.Serialize(Shop.Colour.Green)",
            "System.Text.Json.JsonSerializer.Serialize(new System.Collections.Generic.Dictionary<Shop.Size, int> { [Shop.Size.Small] = 1 })");

        Assert.Equal([Document, "True", """{"Amount":1.0,"Currency":"EUR"}""", "7", "\"dark-green\"", """{"Small":1}"""], results);
    }

    [Theory]
    [InlineData("\"Size\":7", "\"Size\":3", "unknown value of Shop.Size, expected one of `0`, `7`, `-1` (at /Size, line 1, column 163)")]
    [InlineData("\"Size\":7", "\"Size\":\"Large\"", "expected an integer from -2147483648 to 2147483647, found a string (at /Size, line 1, column 163)")]
    [InlineData("\"Red\"", "\"red\"", "unknown case `red` of Shop.Colour, expected one of `Red`, `dark-green` (at /Colours/0, line 1, column 176)")]
    [InlineData("\"Sunday\":\"slow\"", "\"0\":\"slow\"", "unknown case `0` of System.DayOfWeek, expected one of `Sunday`, `Monday`, `Tuesday`, `Wednesday`, `Thursday`, `Friday`, `Saturday` (at /Speeds/0, line 1, column 206)")]
    [InlineData(",\"Country\":\"AT\"", "", "missing member `Country` in Shop.Address (at /Home, line 1, column 50)")]
    [InlineData("\"Amount\":1.50", "\"Amount\":1.50,\"Tip\":1", "unknown member `Tip` in Shop.Money, expected one of `Amount`, `Currency` (at /Total/Tip, line 1, column 25)")]
    public void What_no_value_is_is_refused_where_it_is(string old, string wrong, string expected) =>
        Assert.Equal(expected, SpecProgram.Evaluate(Family, $"Again<Shop.V1.Order>({SpecProgram.Quote(Document.Replace(old, wrong, StringComparison.Ordinal))})").Single());

    [Fact]
    public void Values_that_are_written_differently_differ_wherever_they_are()
    {
        var quoted = SpecProgram.Quote(Document);
        var results = SpecProgram.Evaluate(
            Family,
            $"Parse<Shop.V1.Order>({quoted}) with {{ Total = new(1.5m, \"USD\") }} == Parse<Shop.V1.Order>({quoted})",
            $"Parse<Shop.V1.Order>({quoted}) with {{ Pay = new Shop.Money(2m) }} == Parse<Shop.V1.Order>({quoted})",
            $"Parse<Shop.V1.Order>({quoted}) with {{ Pay = new Shop.Money(2.00m) }} == Parse<Shop.V1.Order>({quoted})",
            "SpecList.Create(new Shop.Money(1.0m)).Equals(SpecList.Create(new Shop.Money(1.00m)))",
            "SpecList.Create<Shop.Point?>(new Shop.Point(1, default, new(0m))).Equals(SpecList.Create<Shop.Point?>(new Shop.Point(1, default, new(0.0m))))",
            $"Show((Parse<Shop.V1.Order>({quoted}).ToV2() is var up && up.TryGetValue(out var two, out _) ? two with {{ Shipping = new(0.0m) }} : null!).ToV1())",
            $"Show((Parse<Shop.V1.Order>({quoted}).ToV2() is var again && again.TryGetValue(out var three, out _) ? three : null!).ToV1())");

        Assert.Equal(["False", "False", "True", "False", "False", "/Shipping MemberNotRepresentable 2 -> 1: `Shipping` exists since version 2; only Free can be left out", Document], results);
    }

    [Fact]
    public void A_derived_value_and_an_undeclared_number_are_not_written()
    {
        const string Derived = "\npublic sealed record Tipped(decimal Tip) : Shop.Money(1m);\n";
        var results = SpecProgram.Evaluate(
            Family + Derived,
            $"Refusal(() => Json(Parse<Shop.V1.Order>({SpecProgram.Quote(Document)}) with {{ Total = new Tipped(1m) }}))".Replace("Refusal(", "((Func<Func<string>, string>)(write => { try { return write(); } catch (SpecJsonException error) { return error.Message; } }))(", StringComparison.Ordinal),
            $"Refusal(() => Json(Parse<Shop.V1.Order>({SpecProgram.Quote(Document)}) with {{ Size = (Shop.Size)3 }}))".Replace("Refusal(", "((Func<Func<string>, string>)(write => { try { return write(); } catch (SpecJsonException error) { return error.Message; } }))(", StringComparison.Ordinal));

        Assert.Equal(
            ["expected a value of Shop.Money itself, found one of a type that is derived from it, whose own members would be lost (at /Total)", "the value is not one that Shop.Size declares (at /Size)"],
            results);
    }

    [Fact]
    public void A_pair_of_methods_converts_one_into_another()
    {
        const string Specs = """
            namespace Any.V1
            {
                public record Money(decimal Amount);

                [Spec("any", 1)]
                public sealed partial record Holder(Money Total);
            }

            namespace Any.V2
            {
                public record Money(decimal Amount, string Currency);

                [Spec("any", 2)]
                public sealed partial record Holder(Money Total)
                {
                    [SpecConversion(nameof(Total))]
                    internal static Money Up(V1.Money total) => new(total.Amount, "EUR");

                    [SpecConversion(nameof(Total))]
                    internal static V1.Money Down(Money total) => new(decimal.Round(total.Amount, 2));
                }
            }
            """;

        var results = SpecProgram.Evaluate(
            Specs,
            "Show(new Any.V2.Holder(new(1.50m, \"EUR\")).ToV1())",
            "new Any.V2.Holder(new(1.50m, \"USD\")).ToV1().Losses.Single().Kind",
            // Equal to C#, but written otherwise.
            "new Any.V2.Holder(new(1.500m, \"EUR\")).ToV1().Losses.Single().Kind");

        Assert.Equal(["""{"Total":{"Amount":1.50}}""", "NotInvertible", "NotInvertible"], results);
    }

    [Fact]
    public async Task Odd_ones_keep_the_laws_too()
    {
        const string Specs = """
            using System;
            using SpecLattice;
            [assembly: SpecJsonNaming(SpecNaming.SnakeCase)]

            namespace Odd.@class
            {
                public enum Huge : ulong { Least, Most = ulong.MaxValue, Middle = 1UL << 63 }

                public enum Small : sbyte { Minus = -128, @event = 5, value, reader }

                public enum Longest : long { A = long.MinValue, B = long.MaxValue }

                public sealed record Empty;

                public record @record(int @int, string? value = null, Uri? Link = null, Small writer = Small.@event)
                {
                    public required Huge? Huge { get; init; }

                    public SpecMap<Small, SpecList<Inner?>>? Inner { get; init; }

                    [Obsolete("Use another.")]
                    public Empty? Old { get; init; }
                }

                public readonly record struct Inner(decimal Left, DateTime right);

                public static class Outer
                {
                    public sealed record Nested(Longest Number, SpecBytes Data);
                }
            }

            namespace Odd.V1
            {
                [Spec("odd", 1)]
                public sealed partial record Holder(Odd.@class.@record First, Odd.@class.Outer.Nested? Second, Holder.Sort Kind = Holder.Sort.B)
                {
                    public enum Sort { A, B }

                    public required SpecMap<Sort, Odd.@class.Inner> Map { get; init; }

                    public required SpecSet<Odd.@class.Longest> Set { get; init; }

                    [SpecDefault(Odd.@class.Small.value)]
                    public Odd.@class.Small Small { get; init; } = Odd.@class.Small.value;
                }
            }

            namespace Odd.V2
            {
                [Spec("odd", 2)]
                [Removed("Small", When = Odd.@class.Small.reader)]
                public sealed partial record Holder(Odd.@class.@record First, Odd.@class.Outer.Nested? Second, V1.Holder.Sort Kind = V1.Holder.Sort.B)
                {
                    public required SpecMap<V1.Holder.Sort, Odd.@class.Inner> Map { get; init; }

                    public required SpecSet<Odd.@class.Longest> Set { get; init; }
                }
            }
            """;
        var generation = Generation.Of(Specs);

        var complaints = generation.GeneratedDiagnostics.Concat(await generation.AnalyzeAsync()).ToList();

        Assert.True(complaints.Count == 0, generation.Explain(complaints));
        Assert.InRange(LawRun.Check(Specs, "Odd.VersionedHolder", documents: 30).Refusals, 1, long.MaxValue);
    }
}
