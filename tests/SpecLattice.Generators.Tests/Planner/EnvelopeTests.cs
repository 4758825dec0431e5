using SpecLattice.Generators.Tests.Infrastructure;
using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>How documents say their version, as the sum of their family declares it.</summary>
public sealed class EnvelopeTests
{
    private const string Versions = """
        namespace Shop.V1 { [Spec("order", 1)] public sealed partial record Order { public required string Name { get; init; } } }
        namespace Shop.V2 { [Spec("order", 2)] public sealed partial record Order { public required string Name { get; init; } [Added] public string? Note { get; init; } } }
        """;

    private const string NumberInside = "Envelope = SpecEnvelopeForm.Inside, Mark = \"schemaVersion\", MarkKind = SpecMarkKind.Integer";

    private static string Source(string arguments, string versions = Versions) =>
        $"using SpecLattice;\nnamespace Shop {{ [SpecSum(\"order\"{(arguments.Length > 0 ? ", " + arguments : "")})] public abstract partial record VersionedOrder; }}\n{versions}";

    [Theory]
    [InlineData("Envelope = SpecEnvelopeForm.Inside", "SPEC0070", "say which member of the document is its mark, such as Mark = \"schemaVersion\"")]
    [InlineData("Envelope = (SpecEnvelopeForm)7", "SPEC0070", "there is no such form: choose Around, Inside or Outside")]
    [InlineData("MarkKind = (SpecMarkKind)(-1)", "SPEC0070", "there is no such kind of mark: choose Text or Integer")]
    [InlineData("Envelope = SpecEnvelopeForm.Inside, Mark = \"\"", "SPEC0070", "a member needs a name: write one, or leave the argument out")]
    [InlineData("Content = \"\"", "SPEC0070", "a member needs a name: write one, or leave the argument out")]
    [InlineData("Envelope = SpecEnvelopeForm.Outside, Mark = \"v\"", "SPEC0070", "a mark outside of the document is not a member of it: leave out Mark")]
    [InlineData("Envelope = SpecEnvelopeForm.Outside, MarkKind = SpecMarkKind.Integer", "SPEC0070", "a mark outside of the document is text: leave out MarkKind, and write TagPattern = \"{version}\" for a number alone")]
    [InlineData("Envelope = SpecEnvelopeForm.Outside, Content = \"v\"", "SPEC0070", "only a mark around the document has a member for the document beside it: leave out Content")]
    [InlineData("Envelope = SpecEnvelopeForm.Inside, Mark = \"v\", Content = \"w\"", "SPEC0070", "only a mark around the document has a member for the document beside it: leave out Content")]
    [InlineData("Mark = \"spec\"", "SPEC0070", "the mark and the document cannot be one member: give them different names")]
    [InlineData("TagPattern = \"v\"", "SPEC0070", "a pattern of marks has {version} in it once, or all versions would have the same")]
    [InlineData("TagPattern = \"{version}.{version}\"", "SPEC0070", "a pattern of marks has {version} in it once, or all versions would have the same")]
    [InlineData("Unmarked = -1", "SPEC0070", "versions are positive: name the version of documents without a mark, or leave out Unmarked")]
    [InlineData("Envelope = SpecEnvelopeForm.Inside, Mark = \"Name\"", "SPEC0071 SPEC0071", "and V1.Order has a member of that name: give the mark another name")]
    [InlineData("Mark = \"Name\", Unmarked = 2", "SPEC0071", "and V2.Order has a member of that name: give the mark another name")]
    [InlineData("MarkKind = SpecMarkKind.Integer, TagPattern = \"v{version}\"", "SPEC0072 SPEC0072", "give digits without leading zeros")]
    [InlineData("MarkKind = SpecMarkKind.Integer, TagPattern = \"0{version}\"", "SPEC0072 SPEC0072", "give digits without leading zeros")]
    [InlineData("Unmarked = 3", "SPEC0073", "would be of version 3, which is not declared: name one of 1, 2")]
    [InlineData("Mark = \"\\uD800\"", "SPEC0040", "has an unpaired surrogate, which no JSON document can hold: write whole characters")]
    public async Task A_wrong_declaration_is_reported_and_what_is_generated_compiles(string arguments, string ids, string message)
    {
        var generation = Generation.Of(Source(arguments));

        var found = (await generation.AnalyzeAsync()).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
        Assert.Equal(ids, string.Join(" ", found.Select(diagnostic => diagnostic.Id)));
        Assert.EndsWith(message, found[0].GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(generation.GeneratedDiagnostics);
        Assert.Empty(generation.CompilerDiagnostics);
        Assert.Empty(await Generation.Of($"#pragma warning disable {ids.Split(' ')[0]}\n" + Source(arguments)).AnalyzeAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(NumberInside)]
    [InlineData("Mark = \"Name\", Content = \"Note\"")]
    [InlineData("Envelope = SpecEnvelopeForm.Inside, Mark = \"name\", Unmarked = 2")]
    [InlineData("Envelope = SpecEnvelopeForm.Outside, TagPattern = \"{version}\"")]
    [InlineData("MarkKind = SpecMarkKind.Integer, TagPattern = \"10{version}\", Unmarked = 1")]
    public async Task What_looks_like_a_mistake_is_not_reported(string arguments)
    {
        var generation = Generation.Of(Source(arguments));

        Assert.Empty(await generation.AnalyzeAsync());
        Assert.Empty(generation.CompilerDiagnostics);
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Fact]
    public async Task Two_versions_of_one_mark_are_reported()
    {
        var versions = Versions.Replace("(\"order\", 1)", "(\"order\", 1, WireTag = \"2\")", StringComparison.Ordinal);

        Assert.Equal("SPEC0013", Assert.Single(await Generation.Of(Source(NumberInside, versions)).AnalyzeAsync()).Id);
        Assert.Empty(await Generation.Of(Source("", versions)).AnalyzeAsync());
    }

    [Fact]
    public async Task Only_versions_whose_conversions_need_a_context_and_cases_of_unions_are_no_exception()
    {
        const string specs = """
            namespace Shop.V1 { [Spec("order", 1)] public sealed partial record Order { public required string Name { get; init; } } [SpecPart(1), SpecUnion(Tag = "kind"), Case<Order>("order")] public readonly partial struct Document; }
            namespace Shop.V2
            {
                public sealed record Names(string Given);
                [Spec("order", 2)] public sealed partial record Order
                {
                    public required string Given { get; init; }
                    [SpecConversion] public static Conversion<Order> Up(V1.Order older, Names names) => new Order { Given = names.Given + older.Name };
                    [SpecConversion] public static Conversion<V1.Order> Down(Order newer, Names names) => new V1.Order { Name = newer.Given[names.Given.Length..] };
                }
            }
            """;
        foreach (var arguments in new[] { NumberInside, "Envelope = SpecEnvelopeForm.Outside" })
        {
            var generation = Generation.Of(Source(arguments, specs));
            Assert.Empty(await generation.AnalyzeAsync());
            Assert.Empty(generation.CompilerDiagnostics);
            Assert.Empty(generation.GeneratedDiagnostics);
        }

        Assert.Equal(
            ["""{"kind":"order","Name":"a"}""", """{"schemaVersion":1,"Name":"a"}""", "{\"schemaVersion\": ..., ...}"],
            Evaluate(
                Source(NumberInside, specs).Replace("using SpecLattice;", "", StringComparison.Ordinal),
                "Json(new Shop.V1.Document(new Shop.V1.Order { Name = \"a\" }))",
                "Json<Shop.VersionedOrder>(new Shop.V1.Order { Name = \"a\" })",
                "Specs.SpecCatalog.Families[0].Envelope"));
    }

    [Fact]
    public async Task A_switch_over_marks_knows_those_of_the_pattern()
    {
        const string use = """

            public static class Use { public static int Of(Shop.VersionedOrder order) => order.WireTag switch { "order-v1" => 1, "order-v2" => 2, _ => 0 }; }
            """;

        Assert.DoesNotContain(await Generation.Of(Source("TagPattern = \"order-v{version}\"") + use).AnalyzeAsync(), found => found.Id == "SPEC3001");
    }

    [Fact]
    public void The_lock_says_it_where_it_is_declared_and_nothing_where_not()
    {
        Assert.DoesNotContain("envelope", Locks.Shipped(Source("")), StringComparison.Ordinal);
        Assert.Equal(Locks.Shipped("using SpecLattice;\n" + Versions), Locks.Shipped(Source("Mark = \"version\", Content = \"spec\", TagPattern = \"V{version}\"")));
        Assert.Equal(
            ["spec order@1 envelope inside mark=schemaVersion integer unmarked", "spec order@2 envelope inside mark=schemaVersion integer"],
            Lines(NumberInside + ", Unmarked = 1"));
        Assert.Equal(["spec order@1 envelope around mark=v content=\"the order\"", "spec order@2 envelope around mark=v content=\"the order\""], Lines("Mark = \"v\", Content = \"the order\""));
        Assert.Equal(["spec order@1 envelope outside", "spec order@2 envelope outside"], Lines("Envelope = SpecEnvelopeForm.Outside"));
        Assert.Equal(["spec order@2 envelope around mark=version content=spec unmarked"], Lines("Unmarked = 2"));

        static IEnumerable<string> Lines(string arguments) => Locks.Shipped(Source(arguments)).Split('\n').Where(line => line.Contains(" envelope ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", NumberInside, "SPEC2006 SPEC2006 SPEC2009 SPEC2009")]
    [InlineData(NumberInside, "", "SPEC2006 SPEC2006 SPEC2009 SPEC2009")]
    [InlineData("Mark = \"v\"", "Mark = \"w\"", "SPEC2009 SPEC2009")]
    [InlineData("", "Unmarked = 1", "SPEC2009")]
    [InlineData("Unmarked = 1", "Unmarked = 2", "SPEC2009 SPEC2009")]
    [InlineData("", "TagPattern = \"v{version}\"", "SPEC2006 SPEC2006")]
    [InlineData("", "Mark = \"version\"", "")]
    [InlineData("TagPattern = \"V{version}\"", "", "")]
    public async Task A_shipped_family_keeps_its_envelope(string before, string after, string ids)
    {
        var found = await Generation.Of(Source(after)).AnalyzeAsync(Locks.Shipped(Source(before)));

        Assert.Equal(ids, string.Join(" ", found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)));
        Assert.All(found.Where(diagnostic => diagnostic.Id == "SPEC2009"), diagnostic => Assert.Matches(@"^order@[12] shipped as 'envelope .*' and is now 'envelope .*'", diagnostic.GetMessage(null)));
    }
}
