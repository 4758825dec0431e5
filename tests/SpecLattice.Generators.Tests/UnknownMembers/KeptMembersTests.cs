using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.Planner;

namespace SpecLattice.Generators.Tests.UnknownMembers;

/// <summary>Members that no version declares, kept through reading, writing and conversions: they go along, are losses, or stand in the way, and are never dropped.</summary>
public sealed class KeptMembersTests
{
    private const string Specs = """
        namespace A.V1
        {
            [SpecPart(1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record P { public required int A { get; init; } public SpecUnknownMembers Rest { get; init; } }
            [Spec("f", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record R
            {
                public required P One { get; init; }
                public string? Gone { get; init; }
                public required SpecList<P> Items { get; init; }
                public SpecUnknownMembers Unknown { get; init; }
            }
        }
        namespace A.V2
        {
            [SpecPart(2, UnknownMembers = UnknownMembers.Keep)] public sealed partial record P { public required long A { get; init; } public SpecUnknownMembers Rest { get; init; } }
            [Spec("f", 2, UnknownMembers = UnknownMembers.Keep), Removed("Gone", Discard = "it never worked")] public sealed partial record R
            {
                public required P One { get; init; }
                [Added("x")] public required string New { get; init; }
                public required SpecList<P> Items { get; init; }
                public SpecUnknownMembers Unknown { get; init; }
            }
        }
        namespace A.V3
        {
            [Spec("f", 3, UnknownMembers = UnknownMembers.Refuse)] public sealed partial record R
            {
                public required V2.P One { get; init; }
                public required string New { get; init; }
                public required SpecList<V2.P> Items { get; init; }
            }
        }

        """;

    [Fact]
    public void The_laws_hold() => Assert.InRange(LawRun.Check("using SpecLattice;\n" + Specs, "A.VersionedR", 60).Refusals, 1, long.MaxValue);

    [Theory]
    [InlineData(1, 1, """{"z":1,"One":{"A":1,"b":[null]},"y":null,"Items":[]}""", """{"One":{"A":1,"b":[null]},"Items":[],"z":1,"y":null}""")]
    [InlineData(1, 2, """{"One":{"A":1,"b":2},"Items":[{"A":2,"c":"d"}],"z":{"q":1}}""", """{"One":{"A":1,"b":2},"New":"x","Items":[{"A":2,"c":"d"}],"z":{"q":1}}""")]
    [InlineData(2, 1, """{"One":{"A":1},"New":"x","Items":[],"z":1}""", """{"One":{"A":1},"Items":[],"z":1}""")]
    [InlineData(2, 3, """{"One":{"A":1,"b":2},"New":"x","Items":[],"z":1,"a/b":2}""", "/z MemberNotRepresentable 2 -> 3|/a~1b MemberNotRepresentable 2 -> 3")]
    [InlineData(1, 3, """{"One":{"A":1,"b":2},"Items":[],"z":1}""", "/z MemberNotRepresentable 2 -> 3")]
    [InlineData(1, 3, """{"One":{"A":1,"b":2},"Items":[]}""", """{"One":{"A":1,"b":2},"New":"x","Items":[]}""")]
    [InlineData(1, 2, """{"One":{"A":1},"Items":[],"New":"mine"}""", "/New MeaningChanged 1 -> 2")]
    [InlineData(1, 3, """{"One":{"A":1},"Items":[],"New":"mine"}""", "/New MeaningChanged 1 -> 2|/New MemberNotRepresentable 2 -> 3")]
    [InlineData(2, 1, """{"One":{"A":1},"New":"x","Items":[],"Gone":"back"}""", "/Gone MeaningChanged 2 -> 1")]
    [InlineData(3, 1, """{"One":{"A":1},"New":"x","Items":[]}""", """{"One":{"A":1},"Items":[]}""")]
    public void Unknown_members_go_along_or_are_named(int from, int to, string document, string expected)
    {
        var shown = Planner.Specs.Convert(Specs, document, from, to);

        if (expected.StartsWith('{'))
        {
            Assert.Equal(expected, shown);
            return;
        }

        Assert.Equal(expected.Split('|'), shown.Split('\n').Select(line => line.Split(": ")[0]));
    }

    [Fact]
    public void They_are_bounded_named_once_and_never_among_the_declared_ones()
    {
        string Many(int count) => $$"""{"One":{"A":1},"Items":[],{{string.Join(",", Enumerable.Range(0, count).Select(i => $"\"u{i}\":0"))}}}""";
        string Deep(int depth) => $$"""{"One":{"A":1},"Items":[],"u":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        string Long(int length) => $$"""{"One":{"A":1},"Items":[],"u":"{{new string('a', length)}}"}""";
        string Again(string json) => $"Again<A.V1.R>({SpecProgram.Quote(json)})";
        var shown = SpecProgram.Evaluate(
            Specs + "public static class Help { public static string Try(System.Func<string> give) { try { return give(); } catch (System.Exception refused) { return refused.Message; } } }\n",
            Again(Many(256)),
            Again(Many(257)),
            Again(Deep(32)),
            Again(Deep(33)),
            Again(Long(65_000)),
            Again(Long(66_000)),
            Again("""{"One":{"A":1},"Items":[],"u":1,"u":2}"""),
            "Help.Try(() => Json(Parse<A.V1.R>(\"{\\\"One\\\":{\\\"A\\\":1},\\\"Items\\\":[]}\") with { Unknown = SpecUnknownMembers.From([new(\"Gone\", null)]) }))",
            "Help.Try(() => SpecUnknownMembers.From([new(\"a\", null), new(\"a\", null)]).ToString())");

        Assert.StartsWith("{", shown[0], StringComparison.Ordinal);
        Assert.Contains("more unknown members than the 256", shown[1], StringComparison.Ordinal);
        Assert.StartsWith("{", shown[2], StringComparison.Ordinal);
        Assert.Contains("more deeply than the 32 levels", shown[3], StringComparison.Ordinal);
        Assert.StartsWith("{", shown[4], StringComparison.Ordinal);
        Assert.Contains("65536 are kept at most", shown[5], StringComparison.Ordinal);
        Assert.Contains("`u` appears twice", shown[6], StringComparison.Ordinal);
        Assert.Contains("is a name of V1.R itself", shown[7], StringComparison.Ordinal);
        Assert.Contains("appears twice", shown[8], StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_names_and_values_are_kept_as_they_are_or_refused()
    {
        (string Member, string Expected)[] odd =
        [
            ("\"\":1", "same"),
            ("\"one\":2,\"ONE\":3", "same"),
            ("\"__proto__\":{},\"constructor\":null", "same"),
            ("\"Unknown\":{\"Unknown\":[]}", "same"),
            ("\"u\":1e9999,\"v\":-0,\"w\":0.10,\"x\":-1E-400", "same"),
            ("\"u\":{\"a\":1,\"a\":2}", "same"),
            ("\"u\":\"\\u0041\\/\"", "same"),
            ("\"a.b/c~d\":1,\"*\":2,\"0\":3", "same"),
            ("\"u\":1,\"\\u0075\":2", "`u` appears twice"),
            ("\"\\u004fne\":{\"A\":2}", "duplicate member `One`"),
            ("\"\\ud800\":1", "not valid Unicode"),
            ("\"u\":\"\\udc00\"", "unpaired surrogate"),
            ("\"u\":01", "malformed"),
            ($"\"{new string('n', 70_000)}\":1", "65536"),
        ];
        string Document(string member) => $$"""{"One":{"A":1},"Items":[],{{member}}}""";

        var shown = SpecProgram.Evaluate(Specs, [.. odd.Select(one => $"Again<A.V1.R>({SpecProgram.Quote(Document(one.Member))})")]);

        Assert.All(odd.Zip(shown), one => Assert.Contains(one.First.Expected == "same" ? Document(one.First.Member) : one.First.Expected, one.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mark_among_them_is_never_one_of_them()
    {
        const string Marked = """
            namespace K { [SpecSum("k", Envelope = SpecEnvelopeForm.Inside, Mark = "v", MarkKind = SpecMarkKind.Integer, Unmarked = 1)] public abstract partial record VersionedK; }
            namespace K.V1 { [Spec("k", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record K { public SpecUnknownMembers Unknown { get; init; } } }
            namespace K.V2 { [Spec("k", 2, UnknownMembers = UnknownMembers.Keep)] public sealed partial record K { [Added] public string? B { get; init; } public SpecUnknownMembers Unknown { get; init; } } }
            public static class Help
            {
                public static string Try(System.Func<string> give) { try { return give(); } catch (System.Exception refused) { return "refused: " + refused.Message; } }
                public static SpecUnknownMembers V => SpecUnknownMembers.From([new("v", SpecJsonValue.Parse("7"))]);
            }

            """;
        string Again(string json) => $"Again<K.VersionedK>({SpecProgram.Quote(json)})";
        var shown = SpecProgram.Evaluate(
            Marked,
            Again("""{"x":1}"""),
            Again("""{"x":1,"v":1}"""),
            Again("""{"x":1,"\u0076":2,"y":[]}"""),
            Again("""{"x":1,"v":9,"x":2}"""),
            Again("""{"v":2,"x":1,"v":2}"""),
            "Help.Try(() => Json<K.VersionedK>(new K.V1.K { Unknown = Help.V }))",
            "Help.Try(() => Json<K.VersionedK>(new K.V2.K { Unknown = Help.V }))",
            "Help.Try(() => Json<K.VersionedK>(Parse<K.V1.K>(\"{\\\"v\\\":7}\")))",
            "Help.Try(() => Json<K.VersionedK>((K.VersionedK)new K.V1.K { Unknown = Help.V }.ToV2().GetValueOrThrow()))");

        Assert.Equal(["""{"x":1}""", """{"x":1}""", """{"v":2,"x":1,"y":[]}""", """{"x":1,"v":9,"x":2}"""], shown[..4]);
        Assert.Contains("duplicate member `v`", shown[4], StringComparison.Ordinal);
        Assert.All(shown[5..], text => Assert.StartsWith("refused: ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void They_are_compared_in_their_order_and_can_be_given_up()
    {
        const string One = """Parse<A.V2.R>("{\"One\":{\"A\":1},\"New\":\"x\",\"Items\":[],\"a\":1,\"b\":2}")""";
        const string Other = """Parse<A.V2.R>("{\"One\":{\"A\":1},\"New\":\"x\",\"Items\":[],\"b\":2,\"a\":1}")""";
        var shown = SpecProgram.Evaluate(
            Specs,
            $"{One} == {One}",
            $"{One} == {Other}",
            $"{One}.GetHashCode() == {One}.GetHashCode()",
            $"{One}.ToString().Contains(\"2 kept\")",
            $"{One}.ToV3().Accept(LossPolicy.Place(\"f\", \"/*\", \"not ours\")).TryTake(out var value, out var report) ? Json(value) + report.Count : \"refused\"",
            $"{One}.Unknown.With(\"b\", null).Without(\"a\").Single().Key");

        Assert.Equal(["True", "False", "True", "True", """{"One":{"A":1},"New":"x","Items":[]}2""", "b"], shown);
    }

    [Theory]
    [InlineData("""[Spec("g", 1)] public sealed partial record R { public SpecUnknownMembers Unknown { get; init; } }""", "does not keep unknown members")]
    [InlineData("""[Spec("g", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record R { public SpecUnknownMembers A { get; init; } public SpecUnknownMembers B { get; init; } }""", "another member")]
    [InlineData("""[Spec("g", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record R { public required SpecUnknownMembers A { get; init; } }""", "neither required")]
    [InlineData("""[Spec("g", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record R(SpecUnknownMembers A);""", "nor a parameter")]
    [InlineData("""[Spec("g", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record R { [System.Text.Json.Serialization.JsonPropertyName("a")] public SpecUnknownMembers A { get; init; } }""", "neither a JSON name")]
    [InlineData("""[SpecPart(1, UnknownMembers = UnknownMembers.Keep)] public enum E { A }""", "only a record")]
    [InlineData("""[SpecPart(1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record P { public SpecUnknownMembers A { get; init; } } [SpecPart(1), SpecUnion(Tag = "t"), Case<P>("p")] public readonly partial struct U; """, "tag stands among")]
    public async Task What_keeps_nothing_is_reported(string declaration, string why)
    {
        var (reported, _) = await Generation.Of($"using SpecLattice;\nnamespace A.V1 {{ {declaration} }}").CheckAsync(null);

        Assert.Contains(reported, problem => problem.Id == "SPEC0080" && problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(why, StringComparison.Ordinal));
    }
}
