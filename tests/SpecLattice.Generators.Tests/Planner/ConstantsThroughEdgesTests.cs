namespace SpecLattice.Generators.Tests.Planner;

/// <summary>A member that is added and removed again: its absent value passes every edge between, and is refused or changed there as any value is.</summary>
public sealed class ConstantsThroughEdgesTests
{
    private const string None = "public sealed partial record R { }";

    public static TheoryData<string, string[], string> Refused => new()
    {
        {
            "null through a version that requires the member",
            [None, "public sealed partial record R { [Added] public string? X { get; init; } }", Specs.Record("public required string X { get; init; }"), Specs.Record("public string? X { get; init; }"), Removed("")],
            "NullNotAllowed 2 -> 3"
        },
        {
            "a value through a change of meaning",
            [None, Specs.Record("[Added(0)] public required int X { get; init; }"), Specs.Record("[SemanticChange(\"other\")] public required int X { get; init; }"), Removed(", When = 0")],
            "MeaningChanged 2 -> 3"
        },
        {
            "a value through a narrower type",
            [None, Specs.Record("[Added(300)] public required int X { get; init; }"), Specs.Record("public required byte X { get; init; }"), Specs.Record("public required int X { get; init; }"), Removed(", When = 300")],
            "OutOfRange 2 -> 3"
        },
        {
            "null through a list of exactly one",
            [None, Specs.Record("[Added] public int? X { get; init; }"), Specs.Record("public required SpecList<int> X { get; init; }"), Specs.Record("public required int X { get; init; }"), Specs.Record("public int? X { get; init; }"), Removed("")],
            "NotSingle 3 -> 4"
        },
        {
            "a value that a hand-written method refuses",
            [
                None,
                Specs.Record("[Added(5)] public required int X { get; init; }"),
                Specs.Record("""
                    public required int X { get; init; }
                    [SpecConversion("X", Direction = SpecDirection.Up)] internal static Conversion<int> Up(int x) => x == 5 ? Conversion.Refuse("five") : x;
                    [SpecConversion("X", Direction = SpecDirection.Down)] internal static int Down(int x) => x;
                    """),
                Removed(", When = 5")],
            "Custom 2 -> 3"
        },
        {
            "a value that a hand-written method changes",
            [
                None,
                Specs.Record("[Added(5)] public required int X { get; init; }"),
                Specs.Record("""
                    public required int X { get; init; }
                    [SpecConversion("X", Direction = SpecDirection.Up, Lossless = true)] internal static int Up(int x) => unchecked(x + 1);
                    [SpecConversion("X", Direction = SpecDirection.Down, Lossless = true)] internal static int Down(int x) => unchecked(x - 1);
                    """),
                Removed(", When = 5")],
            "MemberNotRepresentable 3 -> 4"
        },
        {
            "an enum's member that is gone between",
            [
                None + " PART public enum E { A, B }",
                Specs.Record("[Added(V1.E.B)] public required V1.E X { get; init; }"),
                Specs.Record("public required E X { get; init; }") + " PART [Removed(\"B\")] public enum E { A }",
                Specs.Record("public required E X { get; init; }") + " PART public enum E { A, B }",
                Removed(", When = V4.E.B")],
            "EnumMemberNotRepresentable 2 -> 3"
        },
    };

    public static TheoryData<string, string[]> Total => new()
    {
        { "1 and 1.0", [None, Specs.Record("[Added(1)] public required double X { get; init; }"), Removed(", When = 1.0")] },
        { "1 and 1, widened", [None, Specs.Record("[Added(1)] public required byte X { get; init; }"), Specs.Record("public required long X { get; init; }"), Removed(", When = 1")] },
        { "null that stays null", [None, Specs.Record("[Added] public byte? X { get; init; }"), Specs.Record("public int? X { get; init; }"), Removed("")] },
        { "null and the empty list", [None, Specs.Record("[Added] public int? X { get; init; }"), Specs.Record("public required SpecList<int> X { get; init; }"), Removed(", WhenMember = \"Empty\"")] },
        {
            "an enum's member that is renamed",
            [
                None + " PART public enum E { A, B }",
                Specs.Record("[Added(V1.E.B)] public required V1.E X { get; init; }"),
                Specs.Record("public required E X { get; init; }") + " PART public enum E { A, [Renamed(\"B\")] C }",
                Removed(", When = V3.E.C")]
        },
    };

    public static TheoryData<string, string[], string> PutAway => new()
    {
        { "narrowed and put into a list", [None, Specs.Record("[Added(1)] public required ulong X { get; init; }"), Specs.Record("public required SpecList<short?> X { get; init; }")], """{"X":[1]}""" },
        { "narrowed and put into a list that may be null", [None, Specs.Record("[Added(1)] public ulong? X { get; init; }"), Specs.Record("public SpecList<short?>? X { get; init; }")], """{"X":[1]}""" },
        { "narrowed, put into a list and taken out", [None, Specs.Record("[Added(1)] public required ulong X { get; init; }"), Specs.Record("public required SpecList<short> X { get; init; }"), Specs.Record("public required sbyte X { get; init; }")], """{"X":1}""" },
        {
            "narrowed and wrapped",
            [None, Specs.Record("[Added(1)] public required int X { get; init; }"), Specs.Record("public required U X { get; init; }") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<byte>(\"b\")] public readonly partial struct U;"],
            """{"X":{"t":"b","c":1}}"""
        },
        {
            "one that is not null, narrowed and put into a list",
            [None, Specs.Record("[Added(1)] public long? X { get; init; }"), Specs.Record("public required int X { get; init; }"), Specs.Record("public required SpecList<byte> X { get; init; }")],
            """{"X":[1]}"""
        },
    };

    [Theory]
    [MemberData(nameof(PutAway))]
    public void What_certainly_passes_is_put_away_without_a_refusal(string what, string[] versions, string expected)
    {
        var specs = Specs.Of(versions);

        Assert.Equal(expected, Specs.Convert(specs, "{}", 1, versions.Length));
        Assert.False(Specs.IsPartial(specs, 1, versions.Length), what);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_edges_between_refuse_is_refused_by_the_direct_conversion(string what, string[] versions, string loss)
    {
        var specs = Specs.Of(versions);

        var direct = Specs.Convert(specs, "{}", 1, versions.Length);

        Assert.True(direct.StartsWith(" " + loss, StringComparison.Ordinal), $"{what}: {direct}");
        Assert.True(Specs.IsPartial(specs, 1, versions.Length));
    }

    [Theory]
    [MemberData(nameof(Total))]
    public void What_is_certainly_equal_after_the_edges_loses_nothing(string what, string[] versions)
    {
        var specs = Specs.Of(versions);

        Assert.Equal("{}", Specs.Convert(specs, "{}", 1, versions.Length));
        Assert.False(Specs.IsPartial(specs, 1, versions.Length), what);
    }

    private static string Removed(string absent) => $"[Removed(\"X\"{absent})] public sealed partial record R {{ }}";
}
