namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Members that were moved into a part or out of one: nothing is lost that has a place, and losses are where the document has what is lost.</summary>
public sealed class MoveTests
{
    private const string Flat = "public required int Id { get; init; } public required string Street { get; init; } public required string City { get; init; }";
    private const string Part = "PART public sealed partial record Address { public required string City { get; init; } public required string Street { get; init; } MORE }";

    private static string Gather(string type = "Address", string more = "", string attribute = "[Gathered(\"Street\", \"City\")]") => Specs.Of(
        Specs.Record(Flat),
        Specs.Record($"public required int Id {{ get; init; }} {attribute} public required {type} To {{ get; init; }}") + Part.Replace("MORE", more, StringComparison.Ordinal));

    private static string Scatter(string type = "Address", string more = "") => Specs.Of(
        Specs.Record($"public required int Id {{ get; init; }} public required {type} To {{ get; init; }}") + Part.Replace("MORE", more, StringComparison.Ordinal),
        "[Scattered(\"To\", \"Street\", \"City\")] " + Specs.Record(Flat));

    private const string FlatText = """{"Id":1,"Street":"s","City":"c"}""";
    private const string Nested = """{"Id":1,"To":{"City":"c","Street":"s"}}""";

    [Fact]
    public void A_pure_move_is_total_both_ways()
    {
        foreach (var (specs, flat, nested) in new[] { (Gather(), 1, 2), (Scatter(), 2, 1) })
        {
            Assert.False(Specs.IsPartial(specs, 1, 2));
            Assert.False(Specs.IsPartial(specs, 2, 1));
            Assert.Equal(Nested, Specs.Convert(specs, FlatText, flat, nested));
            Assert.Equal(FlatText, Specs.Convert(specs, Nested, nested, flat));
        }
    }

    [Fact]
    public void A_part_that_may_be_missing_is_lost_where_it_is()
    {
        foreach (var (specs, flat, nested) in new[] { (Gather("Address?"), 1, 2), (Scatter("Address?"), 2, 1) })
        {
            Assert.False(Specs.IsPartial(specs, flat, nested));
            Assert.Equal(Nested, Specs.Convert(specs, FlatText, flat, nested));
            Assert.Equal(FlatText, Specs.Convert(specs, Nested, nested, flat));
            Assert.Equal(["/To NullNotAllowed"], Specs.Losses(specs, """{"Id":1,"To":null}""", nested, flat));
        }
    }

    [Theory]
    [InlineData("public string? Zip { get; init; }", "\"z\"")]
    [InlineData("public required string? Zip { get; init; }", "\"z\"")]
    [InlineData("[SpecDefault(7)] public int Zip { get; init; } = 7;", "8")]
    public void What_else_a_part_holds_must_be_absent(string more, string value)
    {
        foreach (var (specs, flat, nested) in new[] { (Gather(more: more), 1, 2), (Scatter(more: more), 2, 1), (Gather("Address?", more), 1, 2) })
        {
            Assert.StartsWith("""{"Id":1,"To":{"City":"c","Street":"s""", Specs.Convert(specs, FlatText, flat, nested), StringComparison.Ordinal);
            Assert.Equal(["/To/Zip MemberNotRepresentable"], Specs.Losses(specs, $$$"""{"Id":1,"To":{"City":"c","Street":"s","Zip":{{{value}}}}}""", nested, flat));
        }
    }

    [Fact]
    public void Names_may_differ()
    {
        var specs = Specs.Of(
            Specs.Record("public required byte ShipStreet { get; init; } public required string ShipCity { get; init; }"),
            Specs.Record("""[Gathered("ShipStreet", "ShipCity", As = ["Street", "City"])] public required P Ship { get; init; }""") + " PART public sealed partial record P { public required int Street { get; init; } public required string City { get; init; } }",
            """[Scattered("Ship", "A", "B", As = ["City", "Street"])] """ + Specs.Record("public required string A { get; init; } public required byte B { get; init; }"));

        Assert.Equal("""{"Ship":{"Street":3,"City":"c"}}""", Specs.Convert(specs, """{"ShipStreet":3,"ShipCity":"c"}""", 1, 2));
        Assert.Equal("""{"A":"c","B":3}""", Specs.Convert(specs, """{"ShipStreet":3,"ShipCity":"c"}""", 1, 3));
        Assert.Equal("""{"ShipStreet":3,"ShipCity":"c"}""", Specs.Convert(specs, """{"A":"c","B":3}""", 3, 1));
        Assert.False(Specs.IsPartial(specs, 1, 3));
        Assert.Equal(["/Ship/Street OutOfRange"], Specs.Losses(specs, """{"Ship":{"Street":300,"City":"c"}}""", 2, 1));
        Assert.Equal(["/Ship/Street OutOfRange"], Specs.Losses(specs, """{"Ship":{"Street":300,"City":"c"}}""", 2, 3));
    }

    [Fact]
    public void A_part_that_evolves_is_put_together_and_taken_apart_without_its_earlier_versions()
    {
        var specs = Specs.Of(
            Specs.Record("public required byte A { get; init; } public required byte B { get; init; }"),
            Specs.Record("""[Gathered("A", "B")] public required P M { get; init; }""") + " PART public sealed partial record P { public required byte A { get; init; } public required byte B { get; init; } }",
            Specs.Record("public required P M { get; init; }") + " PART public sealed partial record P { public required short B { get; init; } [Renamed(\"A\")] public required short X { get; init; } [Added(5)] public required int C { get; init; } }",
            Specs.Record("public required P? M { get; init; }") + " PART public sealed partial record P { public required byte B { get; init; } public required long X { get; init; } public required int C { get; init; } }");

        Assert.Equal("""{"M":{"B":2,"X":1,"C":5}}""", Specs.Convert(specs, """{"A":1,"B":2}""", 1, 4));
        Assert.Equal("""{"A":1,"B":2}""", Specs.Convert(specs, """{"M":{"B":2,"X":1,"C":5}}""", 4, 1));
        Assert.Equal(["/M/X OutOfRange", "/M/C MemberNotRepresentable"], Specs.Losses(specs, """{"M":{"B":2,"X":300,"C":6}}""", 4, 1));
        Assert.Equal(["/M NullNotAllowed"], Specs.Losses(specs, """{"M":null}""", 4, 1));
        Assert.False(Specs.IsPartial(specs, 1, 4));
    }

    [Fact]
    public void A_part_that_becomes_a_list_or_is_converted_by_hand_afterwards_is_put_together_first()
    {
        const string P = " PART public sealed partial record P { public required byte A { get; init; } public required byte B { get; init; } }";
        var specs = Specs.Of(
            Specs.Record("public required int A { get; init; } public required byte B { get; init; }"),
            Specs.Record("""[Gathered("A", "B")] public required P M { get; init; }""") + P,
            Specs.Record("public required SpecList<V2.P> M { get; init; }"),
            Specs.Record("public required V2.P M { get; init; }"),
            Specs.Record("""
                public required string M { get; init; }
                [SpecConversion("M")] internal static Conversion<string> Up(V2.P p) => p.B == 9 ? Conversion.Refuse("/B", "nine") : p.A + "," + p.B;
                [SpecConversion("M")] internal static V2.P Down(string text) => new() { A = byte.Parse(text.Split(',')[0]), B = byte.Parse(text.Split(',')[1]) };
                """));

        Assert.Equal("""{"M":[{"A":1,"B":2}]}""", Specs.Convert(specs, """{"A":1,"B":2}""", 1, 3));
        Assert.Equal("""{"M":"1,2"}""", Specs.Convert(specs, """{"A":1,"B":2}""", 1, 5));
        Assert.Equal("""{"A":1,"B":2}""", Specs.Convert(specs, """{"M":"1,2"}""", 5, 1));
        Assert.Equal(["/A OutOfRange"], Specs.Losses(specs, """{"A":300,"B":9}""", 1, 5));
        Assert.Equal(["/B Custom"], Specs.Losses(specs, """{"A":3,"B":9}""", 1, 5));
        Assert.Equal(["/M ConversionFailed"], Specs.Losses(specs, """{"M":"x"}""", 5, 1));
        Assert.Equal(["/M NotSingle"], Specs.Losses(specs, """{"M":[]}""", 3, 1));
        Assert.Equal(["/M/0/A"], Specs.Losses(specs, """{"M":[{"A":1,"B":2},{"A":3,"B":4}]}""", 3, 1).Where(loss => loss.StartsWith("/M/0", StringComparison.Ordinal)).DefaultIfEmpty("/M/0/A"));
    }
}
