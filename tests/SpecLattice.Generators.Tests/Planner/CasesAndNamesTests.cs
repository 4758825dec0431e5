using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Enums and unions: names that change hands, and values that no name stands for.</summary>
public sealed class CasesAndNamesTests
{
    private const string Renamed = """
        PART public enum E { [Renamed("A")] C, A, B }
        """;

    [Fact]
    public void An_enums_new_member_may_take_the_name_of_one_that_is_renamed()
    {
        var specs = Specs.Of(
            Specs.Record("public required E X { get; init; }") + " PART public enum E { A, B }",
            Specs.Record("public required E X { get; init; }") + " " + Renamed);

        Assert.Equal("""{"X":"C"}""", Specs.Convert(specs, """{"X":"A"}""", 1, 2));
        Assert.Equal("""{"X":"A"}""", Specs.Convert(specs, """{"X":"C"}""", 2, 1));
        Assert.StartsWith("/X EnumMemberNotRepresentable", Specs.Convert(specs, """{"X":"A"}""", 2, 1), StringComparison.Ordinal);
        Assert.False(Specs.IsPartial(specs, 1, 2));
    }

    [Fact]
    public void A_unions_new_case_may_take_the_tag_of_one_that_is_renamed()
    {
        var specs = Specs.Of(
            Specs.Record("public required U X { get; init; }") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<int>(\"a\"), UnitCase(\"N\", Tag = \"n\")] public readonly partial struct U;",
            Specs.Record("public required U X { get; init; }") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<int>(\"b\", Renamed = \"Int32\"), Case<string>(\"a\"), UnitCase(\"N\", Tag = \"n\")] public readonly partial struct U;");

        Assert.Equal("""{"X":{"t":"b","c":5}}""", Specs.Convert(specs, """{"X":{"t":"a","c":5}}""", 1, 2));
        Assert.Equal("""{"X":{"t":"a","c":5}}""", Specs.Convert(specs, """{"X":{"t":"b","c":5}}""", 2, 1));
        Assert.StartsWith("/X CaseNotRepresentable", Specs.Convert(specs, """{"X":{"t":"a","c":"x"}}""", 2, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_still_carried_on_once_only()
    {
        var specs = Specs.Of(
            Specs.Record("public required E X { get; init; }") + " PART public enum E { A, B }",
            Specs.Record("public required E X { get; init; }") + " PART public enum E { [Renamed(\"A\")] C, [Renamed(\"A\")] D, B }");

        Assert.Contains(await Generation.Of("using SpecLattice;\n" + specs).AnalyzeAsync(), found => found.GetMessage(null).Contains("'A'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flags_enum_is_told_to_be_a_set()
    {
        var specs = Specs.Of(Specs.Record("public required E X { get; init; }") + " PART [System.Flags] public enum E { A = 1, B = 2 }");

        var reported = await Generation.Of("using SpecLattice;\n" + specs).AnalyzeAsync();

        Assert.Contains(reported, found => found.GetMessage(null).Contains("SpecSet<E>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_no_member_has_is_refused_where_the_conversion_can_refuse()
    {
        var specs = Specs.Of(
            Specs.Record("public required E X { get; init; }") + " PART public enum E { A, B }",
            Specs.Record("public required E X { get; init; }") + " PART public enum E { A, B, C }");

        var shown = SpecProgram.Evaluate(
            specs,
            "Driver.Show(new A.V2.R { X = (A.V2.E)77 }.ToV1())",
            "((Func<string>)(() => { try { return new A.V1.R { X = (A.V1.E)77 }.ToV2().ToString(); } catch (SpecConversionException refused) { return refused.Losses[0].Kind.ToString(); } }))()");

        Assert.StartsWith("/X EnumMemberNotRepresentable 2 -> 1", shown[0], StringComparison.Ordinal);
        Assert.Equal("EnumMemberNotRepresentable", shown[1]);
    }

    [Fact]
    public void A_number_that_no_member_has_is_not_written()
    {
        var specs = Specs.Of(Specs.Record("public required SpecMap<string, SpecList<E>> X { get; init; }") + " PART public enum E { A, B }");

        var shown = SpecProgram.Evaluate(
            specs,
            """
            ((Func<string>)(() => { try { return SpecJson.Serialize(new A.V1.R { X = SpecMap.From([KeyValuePair.Create("a/b", SpecList.From([A.V1.E.A, (A.V1.E)77]))]) }); } catch (SpecJsonException refused) { return refused.Message; } }))()
            """.Replace("KeyValuePair", "System.Collections.Generic.KeyValuePair", StringComparison.Ordinal));

        Assert.Equal("the value is not one that V1.E declares (at /X/a~1b/1)", shown[0]);
    }

    [Theory]
    [InlineData("SpecSet<SpecList<int>>")]
    [InlineData("SpecSet<V1.P>")]
    [InlineData("SpecList<SpecSet<SpecMap<string, int>>>")]
    public async Task A_set_is_of_what_has_an_order(string type)
    {
        var specs = Specs.Of(Specs.Record($"public required {type} X {{ get; init; }}") + " PART public sealed partial record P { }");

        Assert.Contains(await Generation.Of("using SpecLattice;\n" + specs).AnalyzeAsync(), found => found.Id == "SPEC0004");
    }

    [Theory]
    [InlineData("SpecSet<int>")]
    [InlineData("SpecSet<System.Guid>")]
    [InlineData("SpecSet<V1.E>")]
    [InlineData("SpecSet<string>?")]
    public async Task Sets_of_what_has_an_order_are_taken(string type)
    {
        var specs = Specs.Of(Specs.Record($"public required {type} X {{ get; init; }}") + " PART public enum E { A }");

        Assert.DoesNotContain(await Generation.Of("using SpecLattice;\n" + specs).AnalyzeAsync(), found => found.Id == "SPEC0004");
    }
}
