using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Hand-written conversions are checked, in both directions, and what they throw is a refusal at their member.</summary>
public sealed class HandWrittenTests
{
    private static string Pair(string oldType, string newType, string up, string down, string more = "", string attributes = "") => Specs.Of(
        Specs.Record($"{attributes} public required {oldType} X {{ get; init; }}"),
        Specs.Record($$"""
            {{attributes}} public required {{newType}} X { get; init; }
            [SpecConversion("X", Direction = SpecDirection.Up{{more}})] internal static {{up}}
            [SpecConversion("X", Direction = SpecDirection.Down)] internal static {{down}}
            """));

    [Fact]
    public void A_way_up_that_does_not_lead_back_is_a_loss()
    {
        var specs = Pair("uint", "uint", "uint U(uint x) => x / 60;", "uint D(uint x) => unchecked(x * 60);");

        Assert.StartsWith("/X NotInvertible 1 -> 2", Specs.Convert(specs, """{"X":90}""", 1, 2), StringComparison.Ordinal);
        Assert.Equal("""{"X":2}""", Specs.Convert(specs, """{"X":120}""", 1, 2));
        Assert.True(Specs.IsPartial(specs, 1, 2));
    }

    [Theory]
    [InlineData("int.Parse(x)", "x.ToString()", "abc", "ConversionFailed")]
    [InlineData("int.Parse(x)", "x.ToString()", " 007", "NotInvertible")]
    [InlineData("x[3]", "new string('d', x)", "ab", "ConversionFailed")]
    [InlineData("x.Length", "throw null!", "ab", "NotInvertible")]
    public void What_a_way_up_throws_is_a_refusal_at_the_member(string up, string down, string document, string kind)
    {
        var specs = Pair("string", "int", $"int U(string x) => {up};", $"string D(int x) => {down};");

        Assert.StartsWith($"/X {kind} 1 -> 2", Specs.Convert(specs, $$"""{"X":"{{document}}"}""", 1, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_way_down_throws_is_a_refusal_at_the_member()
    {
        var specs = Pair("string", "int", "int U(string x) => x.Length;", "string D(int x) => new('x', x);");

        Assert.StartsWith("/X ConversionFailed 2 -> 1: the hand-written conversion down to before version 2 failed with ArgumentOutOfRangeException", Specs.Convert(specs, """{"X":-1}""", 2, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_pointer_is_a_refusal()
    {
        var specs = Pair("string", "int", "int U(string x) => int.Parse(x);", "Conversion<string> D(int x) => Conversion.Refuse(\"no slash/~9\", \"odd\");");

        Assert.StartsWith("/X ConversionFailed", Specs.Convert(specs, """{"X":3}""", 2, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "abc")]
    [InlineData("[Sensitive]", "FormatException")]
    public void What_was_thrown_is_told_unless_it_might_tell_a_secret(string attribute, string told)
    {
        var specs = Pair("string", "int", "int U(string x) => int.Parse(x);", "string D(int x) => x.ToString();", attributes: attribute);

        var shown = Specs.Convert(specs, """{"X":"abc"}""", 1, 2);

        Assert.Contains(told, shown, StringComparison.Ordinal);
        Assert.Equal(attribute.Length == 0, shown.Contains("abc", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_thrown_is_not_told_of_a_part_that_holds_a_secret()
    {
        var specs = Specs.Of(
            Specs.Record("public required P X { get; init; }") + " PART public sealed partial record P { [Sensitive] public required string S { get; init; } }",
            Specs.Record("""
                public required int X { get; init; }
                [SpecConversion("X")] internal static int U(V1.P x) => int.Parse(x.S);
                [SpecConversion("X")] internal static V1.P D(int x) => new() { S = x.ToString() };
                """));

        Assert.DoesNotContain("hunter", Specs.Convert(specs, """{"X":{"S":"hunter"}}""", 1, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_version_is_checked_on_the_way_up()
    {
        var specs = Specs.Of(
            Specs.Record("public required string Name { get; init; } public string? Mail { get; init; }"),
            Specs.Record("""
                public required string First { get; init; } public required string Last { get; init; } public string? Mail { get; init; }
                [SpecConversion] internal static R Split(V1.R x) => new() { First = x.Name.Split(' ')[0], Last = x.Name.Split(' ')[1], Mail = x.Mail?.Trim() };
                [SpecConversion] internal static V1.R Join(R x) => new() { Name = x.First + " " + x.Last, Mail = x.Mail };
                """),
            Specs.Record("public required string First { get; init; } public required string Last { get; init; } public string? Mail { get; init; } [Added] public int? Age { get; init; }"));

        Assert.StartsWith(" NotInvertible 1 -> 2", Specs.Convert(specs, """{"Name":"Ada Lovelace","Mail":" a"}""", 1, 3), StringComparison.Ordinal);
        Assert.StartsWith(" ConversionFailed 1 -> 2", Specs.Convert(specs, """{"Name":"Plato"}""", 1, 3), StringComparison.Ordinal);
        Assert.Contains("Lovelace", Specs.Convert(specs, """{"Name":"Ada Lovelace"}""", 1, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_comes_back_when_its_items_do()
    {
        const string Array = "System.Collections.Immutable.ImmutableArray<int>";
        var specs = Pair(Array, "SpecList<int>", $"SpecList<int> U({Array} x) => SpecList.From(x);", $"{Array} D(SpecList<int> x) => [.. x];");

        Assert.Equal("""{"X":[1,2]}""", Specs.Convert(specs, """{"X":[1,2]}""", 1, 2));
        Assert.Equal("""{"X":[]}""", Specs.Convert(specs, """{"X":[]}""", 2, 1));
    }

    [Fact]
    public void A_method_that_is_declared_lossless_is_called_as_it_is()
    {
        var specs = Pair("uint", "ulong", "ulong U(uint x) => x * 60UL;", "uint D(ulong x) => checked((uint)(x / 60));", ", Lossless = true");

        Assert.False(Specs.IsPartial(specs, 1, 2));
        Assert.Equal("""{"X":120}""", Specs.Convert(specs, """{"X":2}""", 1, 2));
        Assert.StartsWith("/X ConversionFailed", Specs.Convert(specs, """{"X":18446744073709551615}""", 2, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_can_refuse_is_not_lossless()
    {
        var specs = Pair("string", "string", "Conversion<string> U(string x) => x;", "string D(string x) => x;", ", Lossless = true");

        var reported = await Generation.Of("using SpecLattice;\n" + specs).AnalyzeAsync();

        Assert.Contains(reported, found => found.Id == "SPEC0029" || found.GetMessage(null).Contains("declared lossless", StringComparison.Ordinal));
    }

    [Fact]
    public void A_null_that_means_something_else_is_refused_where_null_is_forbidden()
    {
        var specs = Specs.Of(
            Specs.Record("public string? X { get; init; }"),
            Specs.Record("[SemanticChange(\"other\")] public required string X { get; init; }"));

        Assert.StartsWith("/X NullNotAllowed", Specs.Convert(specs, "{}", 1, 2), StringComparison.Ordinal);
        Assert.StartsWith("/X MeaningChanged", Specs.Convert(specs, """{"X":"a"}""", 1, 2), StringComparison.Ordinal);
    }
}
