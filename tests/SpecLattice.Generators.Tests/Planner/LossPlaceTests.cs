namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Losses name places that the converted document has, in its order, and one never hides another.</summary>
public sealed class LossPlaceTests
{
    private const string Wide = " PART public sealed partial record P { public required int K { get; init; } }";
    private const string Slim = " PART public sealed partial record P { public required byte K { get; init; } }";
    private const string Only = " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<P>(\"p\")] public readonly partial struct Q;";
    private const string Choice = " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<P>(\"p\"), UnitCase(\"N\", Tag = \"n\")] public readonly partial struct Q;";
    private const string ByHand = """
        [SpecConversion("X")] internal static long? U(int? x) => x is null ? 0 : x.Value + 1L;
        [SpecConversion("X")] internal static int? D(long? x) => x is null or 0 ? null : (int)(x.Value - 1);
        """;

    public static TheoryData<string, string[], string, string[]> Cases => new()
    {
        { "a part that may be null into a list that may be", [Member("P?") + Wide, Member("SpecList<P>?") + Slim], """{"M":{"K":300}}""", ["/M/K OutOfRange"] },
        { "a part into a list of unions that may be null", [Member("P") + Wide, Member("SpecList<Q?>") + Slim + Only], """{"M":{"K":300}}""", ["/M/K OutOfRange"] },
        { "a part into a list, and then into a union inside", [Member("P") + Wide, Member("SpecList<V1.P>"), Member("SpecList<Q>") + Slim + Only], """{"M":{"K":300}}""", ["/M/K OutOfRange"] },
        { "a part wrapped, and then converted there", [Member("P") + Wide, Member("Q") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<V1.P>(\"p\")] public readonly partial struct Q;", Member("Q") + Slim + Choice], """{"M":{"K":300}}""", ["/M/K OutOfRange"] },
        { "a union out of a list", [Member("SpecList<Q>") + Wide + Only, Member("P?") + Slim], """{"M":[{"t":"p","c":{"K":300}}]}""", ["/M/0/c/K OutOfRange"] },
        { "a list in a list becomes a list", [Member("SpecList<SpecList<P>>") + Wide, Member("SpecList<P>") + Slim], """{"M":[[{"K":1}],[{"K":300}]]}""", ["/M/1/0/K OutOfRange"] },
        { "a list becomes a list of lists", [Member("SpecList<P>") + Wide, Member("SpecList<SpecList<P>?>") + Slim], """{"M":[{"K":1},{"K":300}]}""", ["/M/1/K OutOfRange"] },
        { "a map's values become lists", [Member("SpecMap<string, P?>") + Wide, Member("SpecMap<string, SpecList<P>>") + Slim], """{"M":{"a/b":{"K":300}}}""", ["/M/a~1b/K OutOfRange"] },
        { "null that a list of exactly one would be", [Member("int?"), Member("SpecList<int>"), Member("int")], "{}", ["/M NotSingle"] },
        { "null that a value would be", [Member("SpecList<int>"), Member("int?"), Member("int")], """{"M":[]}""", ["/M NullNotAllowed"] },
        { "several items, each of them wrong", [Member("SpecList<int?>"), Member("byte?")], """{"M":[null,300]}""", ["/M NotSingle", "/M/0 NullNotAllowed", "/M/1 OutOfRange"] },
        { "several items, wrong at a later edge", [Member("SpecList<int>"), Member("int?"), Member("byte?")], """{"M":[300,4,500]}""", ["/M NotSingle", "/M/0 OutOfRange", "/M/2 OutOfRange"] },
        { "several items through a value and into a list", [Member("SpecList<int>"), Member("int?"), Member("SpecList<byte>")], """{"M":[300,4]}""", ["/M NotSingle", "/M/0 OutOfRange"] },
        {
            "a case that is gone, and one whose value is refused later",
            [Member("SpecList<Q>") + Wide + Choice, Member("SpecList<Q>") + Wide + " PART [Removed(\"N\"), SpecUnion(Tag = \"t\", Content = \"c\"), Case<P>(\"p\")] public readonly partial struct Q;", Member("SpecList<P>") + Slim],
            """{"M":[{"t":"n"},{"t":"p","c":{"K":300}}]}""",
            ["/M/0 CaseNotRepresentable", "/M/1/c/K OutOfRange"]
        },
        {
            "the empty list by hand",
            [Specs.Record("public int? X { get; init; }"), Specs.Record("public long? X { get; init; } " + ByHand), Specs.Record("public required SpecList<long> X { get; init; }")],
            """{"X":[]}""",
            ["/X NotInvertible"]
        },
        {
            "the only item by hand",
            [Specs.Record("public int? X { get; init; }"), Specs.Record("public long? X { get; init; } " + ByHand), Specs.Record("public required SpecList<long> X { get; init; }")],
            """{"X":[9223372036854775807]}""",
            ["/X/0 NotInvertible"]
        },
        {
            "inside what a hand-written conversion makes",
            [
                Specs.Record("public required string M { get; init; }") + Slim,
                Specs.Record("""
                    public required P M { get; init; }
                    [SpecConversion("M")] internal static P U(string x) => new() { K = x.Length };
                    [SpecConversion("M")] internal static string D(P x) => new('x', x.K);
                    """) + Wide,
                Member("V1.P")],
            $$"""{"M":"{{new string('x', 300)}}"}""",
            ["/M OutOfRange"]
        },
        { "an empty name", [Specs.Record(""), Specs.Record("[System.Text.Json.Serialization.JsonPropertyName(\"\"), Added] public string? E { get; init; }")], """{"":"e"}""", ["/ MemberNotRepresentable"] },
        {
            "members in the order of the document",
            [
                Specs.Record("public required byte B { get; init; } public required byte A { get; init; }"),
                Specs.Record("public required int A { get; init; } [Added] public int? N { get; init; } public required int B { get; init; } [Added] public int? O { get; init; }")],
            """{"A":300,"N":1,"B":300,"O":1}""",
            ["/A OutOfRange", "/N MemberNotRepresentable", "/B OutOfRange", "/O MemberNotRepresentable"]
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_name_what_the_document_has(string what, string[] versions, string json, string[] losses)
    {
        // Old documents up, where the older one comes first; the histories that add something are read downwards.
        var isUp = !versions[^1].Contains("Added", StringComparison.Ordinal) && !versions[^1].Contains("SpecList<long>", StringComparison.Ordinal);
        var (from, to) = isUp ? (1, versions.Length) : (versions.Length, 1);

        Assert.True(losses.SequenceEqual(Specs.Losses(Specs.Of(versions), json, from, to)), $"{what}: {Specs.Convert(Specs.Of(versions), json, from, to)}");
    }

    [Theory]
    [InlineData("no slash")]
    [InlineData("/a~2")]
    [InlineData("/~")]
    public void A_custom_loss_is_at_a_pointer(string text) => Assert.Throws<ArgumentException>(() => Loss.Custom(text, "odd"));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a~1b/~0")]
    public void A_custom_loss_takes_every_pointer(string text) => Assert.Equal(text, Loss.Custom(text, "odd").Pointer);

    private static string Member(string type) => Specs.Record($"public {(type.EndsWith('?') ? "" : "required ")}{type} M {{ get; init; }}");
}
