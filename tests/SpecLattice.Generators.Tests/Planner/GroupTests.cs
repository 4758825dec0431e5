using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Methods that convert several members together: the rest of the edge stays as it is, and losses are where the document has what is lost.</summary>
public sealed class GroupTests
{
    private const string Split = """
        [SpecConversion("Given", "Last", From = ["Full"])] internal static Conversion<(string Given, string Last)> Split(string full) =>
            full.Split(' ') is [var given, var family] ? (given, family) : Conversion.Refuse("not two names");
        [SpecConversion("Given", "Last", From = ["Full"])] internal static Conversion<string> Join(string given, string family) =>
            family == "?" ? Conversion.Refuse("/Last", "no name") : given + " " + family;
        """;

    private const string Merge = """
        [SpecConversion("Full", From = ["Given", "Last"])] internal static string Merge(string given, string family) => given + " " + family;
        [SpecConversion("Full", From = ["Given", "Last"])] internal static (string, string) Part(string full) => (full.Split(' ')[0], full.Split(' ')[1]);
        """;

    private const string One = "public required byte Age { get; init; } public required string Full { get; init; } public string? Mail { get; init; }";
    private const string Two = "public string? Mail { get; init; } public required string Last { get; init; } public required short Age { get; init; } public required string Given { get; init; } ";

    private static readonly string SplitFamily = Specs.Of(Specs.Record(One), Specs.Record(Two + Split));

    [Theory]
    [InlineData(1, 2, """{"Age":1,"Full":"Ada Lovelace"}""", """{"Last":"Lovelace","Age":1,"Given":"Ada"}""")]
    [InlineData(2, 1, """{"Last":"Lovelace","Age":1,"Given":"Ada"}""", """{"Age":1,"Full":"Ada Lovelace"}""")]
    [InlineData(1, 2, """{"Age":1,"Full":"Plato"}""", "/Full Custom 1 -> 2: not two names")]
    [InlineData(2, 1, """{"Last":"?","Age":1,"Given":"Ada"}""", "/Last Custom 2 -> 1: no name")]
    [InlineData(2, 1, """{"Last":"a b","Age":300,"Given":"Ada"}""", "/Last NotInvertible 2 -> 1: converting down to before version 2 and back up gives a different value|/Age OutOfRange 2 -> 1: not in 0..255")]
    public void One_member_is_split_in_two(int from, int to, string document, string expected)
    {
        var shown = Specs.Convert(SplitFamily, document, from, to).Split('\n');
        var wanted = expected.Split('|');
        Assert.Equal(wanted.Length, shown.Length);
        Assert.All(wanted.Zip(shown), pair => Assert.StartsWith(pair.First.Split(": ")[0], pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_members_are_merged_and_split_again_on_a_longer_way()
    {
        var specs = Specs.Of(Specs.Record(One), Specs.Record(Two + Split), Specs.Record("public required byte Age { get; init; } public required string Full { get; init; } public string? Mail { get; init; } " + Merge), Specs.Record(Two + Split));

        Assert.Equal("""{"Last":"Lovelace","Age":1,"Given":"Ada"}""", Specs.Convert(specs, """{"Age":1,"Full":"Ada Lovelace"}""", 1, 4));
        Assert.Equal("""{"Age":1,"Full":"Ada Lovelace"}""", Specs.Convert(specs, """{"Last":"Lovelace","Age":1,"Given":"Ada"}""", 4, 1));
        Assert.Equal(["/Full Custom"], Specs.Losses(specs, """{"Age":1,"Full":"Plato"}""", 1, 4));
        Assert.Equal(["/Last NotInvertible", "/Age OutOfRange"], Specs.Losses(specs, """{"Last":"x y","Age":300,"Given":"Ada"}""", 4, 1));
        Assert.Equal(["/Last NotInvertible"], Specs.Losses(specs, """{"Last":"x y","Age":3,"Given":"Ada"}""", 2, 3));
    }

    [Fact]
    public void Losses_are_in_the_order_of_the_document()
    {
        var specs = Specs.Of(
            Specs.Record("public required byte A { get; init; } public required byte B { get; init; } public required int AB { get; init; }"),
            Specs.Record("""
                public required long P { get; init; } [Renamed("A")] public required int X { get; init; } [Renamed("B")] public required int Y { get; init; } public required long Q { get; init; }
                [SpecConversion("P", "Q", From = ["AB"])] internal static (long P, long Q) Up(int ab) => (ab / 10, ab % 10);
                [SpecConversion("P", "Q", From = ["AB"])] internal static int Down(long p, long q) => checked((int)(p * 10 + q));
                """));

        Assert.Equal(["/P NotInvertible", "/X OutOfRange", "/Y OutOfRange"], Specs.Losses(specs, """{"P":1,"X":300,"Y":301,"Q":10}""", 2, 1));
        Assert.Equal("""{"A":3,"B":4,"AB":17}""", Specs.Convert(specs, """{"P":1,"X":3,"Y":4,"Q":7}""", 2, 1));
    }

    [Fact]
    public void What_is_lost_before_members_are_put_together_is_at_their_places()
    {
        var specs = Specs.Of(
            Specs.Record("public required short Sum { get; init; }"),
            Specs.Record("""
                public required byte A { get; init; } public required byte B { get; init; }
                [SpecConversion("A", "B", From = ["Sum"])] internal static Conversion<(byte, byte)> Up(short sum) => sum is >= 0 and < 100 ? ((byte)(sum / 10), (byte)(sum % 10)) : Conversion.Refuse("large");
                [SpecConversion("A", "B", From = ["Sum"])] internal static short Down(byte a, byte b) => (short)(a * 10 + b);
                """),
            Specs.Record("public required int A { get; init; } public required int? B { get; init; }"));

        Assert.Equal(["/A OutOfRange", "/B NullNotAllowed"], Specs.Losses(specs, """{"A":300,"B":null}""", 3, 1));
        Assert.Equal(["/A NotInvertible"], Specs.Losses(specs, """{"A":10,"B":3}""", 3, 1).Select(loss => loss.Replace("Custom", "NotInvertible", StringComparison.Ordinal)));
        Assert.Equal("""{"Sum":42}""", Specs.Convert(specs, """{"A":4,"B":2}""", 3, 1));
        Assert.Equal("""{"A":4,"B":2}""", Specs.Convert(specs, """{"Sum":42}""", 1, 3));
        Assert.Equal(["/Sum Custom"], Specs.Losses(specs, """{"Sum":420}""", 1, 3));
    }

    [Fact]
    public void Results_that_go_are_named_at_what_they_were_made_of()
    {
        var specs = Specs.Of(
            Specs.Record(One),
            Specs.Record(Two + Split),
            "[Removed(\"Last\", When = \"\")] " + Specs.Record("public string? Mail { get; init; } public required byte Age { get; init; } public required string Given { get; init; }"));

        Assert.Equal(["/Full MemberNotRepresentable"], Specs.Losses(specs, """{"Age":1,"Full":"Ada Lovelace"}""", 1, 3));
        Assert.Equal("""{"Age":1,"Given":"Ada"}""", Specs.Convert(specs, """{"Age":1,"Full":"Ada "}""", 1, 3));
        Assert.Equal("""{"Age":1,"Full":"Ada "}""", Specs.Convert(specs, """{"Age":1,"Given":"Ada"}""", 3, 1));
    }

    [Theory]
    [InlineData(", Lossless = true", true)]
    [InlineData("", false)]
    public void A_lossless_group_is_total(string more, bool isTotal)
    {
        var specs = Specs.Of(
            Specs.Record("public required int Q { get; init; } public required long Both { get; init; }"),
            Specs.Record($$"""
                public required int High { get; init; } public required int Q { get; init; } public required uint Low { get; init; }
                [SpecConversion("High", "Low", From = ["Both"]{{more}})] internal static (int, uint) Up(long both) => ((int)(both >> 32), unchecked((uint)both));
                [SpecConversion("High", "Low", From = ["Both"]{{more}})] internal static long Down(int high, uint low) => ((long)high << 32) | low;
                """));

        Assert.Equal(isTotal, !Specs.IsPartial(specs, 1, 2));
        Assert.Equal(isTotal, !Specs.IsPartial(specs, 2, 1));
        Assert.Equal("""{"High":-1,"Q":3,"Low":5}""", Specs.Convert(specs, """{"Q":3,"Both":-4294967291}""", 1, 2));
        Assert.Equal("""{"Q":3,"Both":-4294967291}""", Specs.Convert(specs, """{"High":-1,"Q":3,"Low":5}""", 2, 1));
    }

    [Fact]
    public void Several_become_several()
    {
        var specs = Specs.Of(
            Specs.Record("public required double X { get; init; } public required double Y { get; init; }"),
            Specs.Record("""
                public required double Rho { get; init; } public required double Phi { get; init; }
                [SpecConversion("Phi", "Rho", From = ["X", "Y"], Direction = SpecDirection.Up)] internal static (double, double) Up(double x, double y) => (x - y, x + y);
                [SpecConversion("Phi", "Rho", From = ["X", "Y"], Direction = SpecDirection.Down)] internal static (double, double) Down(double phi, double r) => ((phi + r) / 2, (r - phi) / 2);
                """));

        Assert.Equal("""{"Rho":5,"Phi":1}""", Specs.Convert(specs, """{"X":3,"Y":2}""", 1, 2));
        Assert.Equal("""{"X":3,"Y":2}""", Specs.Convert(specs, """{"Rho":5,"Phi":1}""", 2, 1));
        Assert.Equal(["/X NotInvertible"], Specs.Losses(specs, """{"X":1e300,"Y":2}""", 1, 2));
    }

    [Fact]
    public void Groups_are_converted_inside_lists_maps_and_cases_and_may_need_a_context()
    {
        const string Part = """
            PART public sealed partial record P { public required string Full { get; init; } }
            """;
        const string NewPart = """
            PART public sealed partial record P { public required string Given { get; init; } public required string Last { get; init; }
                [SpecConversion("Given", "Last", From = ["Full"])] internal static (string, string) Split(string full, char at) => (full.Split(at)[0], full.Split(at)[1]);
                [SpecConversion("Given", "Last", From = ["Full"])] internal static string Join(string given, string family, char at) => given + at + family;
            }
            """;
        var specs = Specs.Of(
            Specs.Record("public required SpecList<P> L { get; init; } public required SpecMap<string, P> M { get; init; } public required U C { get; init; }") + Part + " PART [SpecUnion] [Case<P>(\"p\")] public readonly partial struct U;",
            Specs.Record("public required SpecList<P> L { get; init; } public required SpecMap<string, P> M { get; init; } public required U C { get; init; }") + NewPart + " PART [SpecUnion] [Case<P>(\"p\")] public readonly partial struct U;");

        var shown = SpecProgram.Evaluate(
            specs,
            """Show(SpecJson.Deserialize<A.V1.R>("{\"L\":[{\"Full\":\"a-b\"}],\"M\":{\"k\":{\"Full\":\"c-d\"}},\"C\":{\"p\":{\"Full\":\"e-f\"}}}").ToV2('-'))""",
            """Show(SpecJson.Deserialize<A.V1.R>("{\"L\":[{\"Full\":\"a-b-c\"}],\"M\":{\"k\":{\"Full\":\"cd\"}},\"C\":{\"p\":{\"Full\":\"-\"}}}").ToV2('-'))""");

        Assert.Equal("""{"L":[{"Given":"a","Last":"b"}],"M":{"k":{"Given":"c","Last":"d"}},"C":{"p":{"Given":"e","Last":"f"}}}""", shown[0]);
        Assert.Equal(["/L/0/Full NotInvertible", "/M/k/Full ConversionFailed"], shown[1].Split('\n').Select(line => string.Join(' ', line.Split(' ').Take(2))));
    }
}
