using SpecLattice.CompilerServices;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>Maps whose keys are enums.</summary>
public sealed class EnumKeyTests
{
    private const string Family = """
        namespace Stock.V1
        {
            [Spec("shelf", 1)]
            public sealed partial record Shelf
            {
                public required SpecMap<Size, int> Counts { get; init; }

                public SpecMap<Size, SpecList<Size>>? Beside { get; init; }

                public required SpecMap<Size, Label> Labels { get; init; }
            }

            [SpecPart(1), SpecEnum(Naming = SpecNaming.SnakeCase)]
            public enum Size { ExtraLarge, Small, Tiny }

            [SpecPart(1)]
            public sealed partial record Label { public required long Number { get; init; } }
        }

        namespace Stock.V2
        {
            [Spec("shelf", 2)]
            public sealed partial record Shelf
            {
                public required SpecMap<Size, int> Counts { get; init; }

                public SpecMap<Size, SpecList<Size>>? Beside { get; init; }

                public required SpecMap<Size, Label> Labels { get; init; }
            }

            [SpecPart(2), Removed("Tiny"), SpecEnum(Naming = SpecNaming.SnakeCase)]
            public enum Size { New, Small, [Renamed("ExtraLarge")] Huge }

            [SpecPart(2)]
            public sealed partial record Label { public required int Number { get; init; } }
        }
        """;

    private const string First = "new Stock.V1.Shelf { Counts = [], Labels = [] } with ";
    private const string Second = "new Stock.V2.Shelf { Counts = [], Labels = [] } with ";

    [Fact]
    public async Task They_compile_and_no_rule_complains()
    {
        var generation = Generation.Of("using SpecLattice;\n" + Family);

        var complaints = generation.CompilerDiagnostics.Concat(await generation.AnalyzeAsync()).ToList();

        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public void The_laws_hold() => Assert.InRange(LawRun.Check("using SpecLattice;\n" + Family, "Stock.VersionedShelf", documents: 40).Refusals, 1, long.MaxValue);

    [Fact]
    public void Keys_are_names_and_refused_where_they_are()
    {
        var results = SpecProgram.Evaluate(
            Family,
            "Again<Stock.V1.Shelf>(\"\"\"{\"Counts\":{\"small\":1,\"extra_large\":2},\"Labels\":{}}\"\"\")",
            "Again<Stock.V1.Shelf>(\"\"\"{\"Counts\":{\"sm\\u0061ll\":1},\"Labels\":{}}\"\"\")",
            "Again<Stock.V1.Shelf>(\"\"\"{\"Counts\":{\"small\":1,\"Small\":2},\"Labels\":{}}\"\"\")",
            "Again<Stock.V1.Shelf>(\"\"\"{\"Counts\":{\"small\":1,\"tiny\":3,\"small\":2},\"Labels\":{}}\"\"\")",
            "((Func<string>)(() => { try { return Json(" + First + "{ Counts = [new((Stock.V1.Size)9, 1)] }); } catch (SpecJsonException error) { return error.Message; } }))()");

        Assert.Equal(
            [
                """{"Counts":{"extra_large":2,"small":1},"Labels":{}}""",
                """{"Counts":{"small":1},"Labels":{}}""",
                "unknown case `Small` of V1.Size, expected one of `extra_large`, `small`, `tiny` (at /Counts/Small, line 1, column 22)",
                "duplicate key, expected every key once (at /Counts/small, line 1, column 31)",
                "the value is not one that V1.Size declares (at /Counts)",
            ],
            results);
    }

    [Fact]
    public void A_key_that_the_other_version_lacks_is_a_loss_at_its_entry()
    {
        var results = SpecProgram.Evaluate(
            Family,
            "Show((" + First + "{ Counts = [new(Stock.V1.Size.ExtraLarge, 1), new(Stock.V1.Size.Small, 2)] }).ToV2())",
            "Show((" + First + "{ Counts = [new(Stock.V1.Size.Tiny, 1), new(Stock.V1.Size.Small, 2)] }).ToV2())",
            "Show((" + Second + "{ Counts = [new(Stock.V2.Size.New, 1)], Beside = [new(Stock.V2.Size.Huge, [Stock.V2.Size.Small, Stock.V2.Size.New])] }).ToV1())",
            "Show((" + First + "{ Labels = [new(Stock.V1.Size.ExtraLarge, new() { Number = 1L << 40 })] }).ToV2())");

        Assert.Equal(
            [
                """{"Counts":{"small":2,"huge":1},"Labels":{}}""",
                "/Counts/tiny EnumMemberNotRepresentable 1 -> 2: `tiny` was removed in version 2",
                "/Counts/new EnumMemberNotRepresentable 2 -> 1: `new` exists since version 2\n/Beside/huge/1 EnumMemberNotRepresentable 2 -> 1: `new` exists since version 2",
                "/Labels/extra_large/Number OutOfRange 1 -> 2: the number is not between -2147483648 and 2147483647, the range on the other side of version 2",
            ],
            results);
    }

    [Fact]
    public void Keys_that_cannot_be_converted_to_different_ones_are_refused()
    {
        var losses = new LossCollector();
        var map = SpecMap.From([KeyValuePair.Create(DayOfWeek.Monday, 1), KeyValuePair.Create(DayOfWeek.Friday, 2)]);

        var converted = SpecConvert.Entries(map, (DayOfWeek _, ref LossCollector _) => 'x', (int value, ref LossCollector _) => value, key => key.ToString(), 2, ref losses);

        Assert.Null(converted);
        Assert.True(losses.Any);
    }
}
