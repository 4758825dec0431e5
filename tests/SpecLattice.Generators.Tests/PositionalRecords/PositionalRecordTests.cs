using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.PositionalRecords;

/// <summary>Records whose members are the parameters of a constructor.</summary>
public sealed class PositionalRecordTests
{
    private const string Family = """
        using SpecLattice;

        namespace Till.V1
        {
            [Spec("price", 1)]
            public sealed partial record Price(decimal Amount, string Currency, [property: System.Text.Json.Serialization.JsonPropertyName("n")] string? Note = null, Mode Mode = Mode.Fast, Tax? Tax = null);

            [SpecPart(1)]
            public sealed partial record Tax(int Percent, string @class);

            [SpecPart(1)]
            public enum Mode
            {
                Slow,
                Fast,
            }
        }

        namespace Till.V2
        {
            [Spec("price", 2)]
            [Removed("Note")]
            public sealed partial record Price([Renamed("Amount")] decimal Net, string Currency, V1.Mode Mode = V1.Mode.Fast, Tax? Tax = null, [Added] uint? Cents = null, [Added(true), Sensitive] bool Shown = true)
            {
                [Added(Member = nameof(Usual))]
                public required SpecList<Line> Lines { get; init; }

                [Added(7), SpecDefault(7)]
                public int Days { get; init; } = 7;

                public static SpecList<Line> Usual => [];

                public decimal Gross => Net * 2;
            }

            [SpecPart(1)]
            public sealed partial record Line(string Text);

            [SpecPart(2)]
            public sealed partial record Tax(short Percent, string @class, decimal Least = 1.50m, string Zone = "here");
        }
        """;

    [Fact]
    public async Task They_compile_and_no_rule_complains()
    {
        var generation = Generation.Of(Family.Replace("decimal Least = 1.50m, string Zone = \"here\"", "[Added(\"1.50\")] decimal Least = 1.50m, [Added(\"here\")] string Zone = \"here\"", StringComparison.Ordinal));

        var complaints = generation.CompilerDiagnostics.Concat(await generation.AnalyzeAsync()).ToList();

        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public void The_laws_hold()
    {
        var family = Family.Replace("decimal Least = 1.50m, string Zone = \"here\"", "[Added(\"1.50\")] decimal Least = 1.50m, [Added(\"here\")] string Zone = \"here\"", StringComparison.Ordinal);

        var report = LawRun.Check(family, "Till.VersionedPrice", documents: 40);

        Assert.InRange(report.Refusals, 1, long.MaxValue);
    }

    [Fact]
    public void Members_are_moved_into_a_positional_part_and_out_of_it()
    {
        const string Moved = """
            using SpecLattice;

            namespace Till.V1
            {
                [Spec("order", 1)]
                public sealed partial record Order(string Name, string Street, string City);
            }

            namespace Till.V2
            {
                [Spec("order", 2)]
                public sealed partial record Order(string Name, [Gathered("Street", "City")] Address Home);

                [SpecPart(2)]
                public sealed partial record Address(string Street, string City);
            }
            """;

        Assert.Equal(0, LawRun.Check(Moved, "Till.VersionedOrder", documents: 40).Refusals);
    }

    [Fact]
    public async Task What_a_parameter_lacks_is_reported_as_of_a_property() =>
        Assert.Equal(["SPEC0007", "SPEC0007"], (await Generation.Of(Family).AnalyzeAsync()).Select(diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("""{"Amount":1.50}""", "missing member `Currency` in V1.Money (at the root, line 1, column 1)")]
    [InlineData("""{"Amount":1.50,"Currency":"EUR"}""", """{"Amount":1.50,"Currency":"EUR"}""")]
    [InlineData("""{"Places":2,"Currency":"EUR","Amount":1.50}""", """{"Amount":1.50,"Currency":"EUR"}""")]
    [InlineData("""{"Amount":1.50,"Currency":"EUR","Places":3}""", """{"Amount":1.50,"Currency":"EUR","Places":3}""")]
    [InlineData("""{"Amount":1.50,"Currency":null}""", "expected a string, found null (at /Currency, line 1, column 27)")]
    public void A_parameter_without_a_default_is_required_and_one_with_it_is_optional(string json, string expected)
    {
        const string Money = """
            namespace Till.V1
            {
                [SpecPart(1)]
                public sealed partial record Money(decimal Amount, string Currency, int Places = 2);
            }
            """;

        Assert.Equal(expected, SpecProgram.Evaluate(Money, $"Again<Till.V1.Money>({SpecProgram.Quote(json)})").Single());
    }

    [Theory]
    [InlineData("SPEC0026", "public sealed partial record Money(decimal Amount, string Code) { public string Code => \"\"; }")]
    [InlineData("SPEC0026", "public sealed partial record Money(decimal Amount, string Code) { public string Code { get; init; } = Code; }")]
    [InlineData("SPEC0020", "public sealed partial record Money(decimal Amount, System.Guid Code = default);")]
    [InlineData("SPEC0003", "public sealed partial record Money(decimal Amount, string Code) { public string Code { get; set; } = Code; }")]
    [InlineData("SPEC0004", "public sealed partial record Money(decimal Amount, int[] Codes);")]
    [InlineData("SPEC0021", "public sealed partial record Money([SpecDefault(\"\")] string Code);")]
    public async Task What_a_parameter_cannot_be_is_reported(string id, string declaration)
    {
        var generation = Generation.Of("using SpecLattice;\nnamespace Till.V1;\n[SpecPart(1)]\n" + declaration);

        Assert.Contains(id, (await generation.AnalyzeAsync()).Select(diagnostic => diagnostic.Id));
        var complaints = generation.GeneratedDiagnostics.ToList();
        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }
}
