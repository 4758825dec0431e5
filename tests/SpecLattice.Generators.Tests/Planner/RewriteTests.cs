using SpecLattice.Generators.Planning;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Each rewrite by its name, with one example: the types of a member from version to version, and what becomes of it over all of them.</summary>
public sealed class RewriteTests
{
    private const string Wide = " PART public sealed partial record P { public required int K { get; init; } }";
    private const string Slim = " PART public sealed partial record P { public required byte K { get; init; } }";
    private const string Union = " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<P>(\"p\")] public readonly partial struct Q;";

    /// <summary>The name of a rewrite, the versions, a document of version 1, what it becomes in the last, and whether that direction can refuse.</summary>
    public static TheoryData<string, string[], string, string, bool> Examples => new()
    {
        { "the meaning changed before", [M("int"), M("int", "[SemanticChange(\"other\")]"), M("byte")], """{"M":300}""", "/M MeaningChanged", true },
        {
            "the case was lost before",
            [M("V1.P") + Wide, M("Q") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<V1.P>(\"p\")] public readonly partial struct Q;", M("Q") + " PART [Removed(\"P\"), SpecUnion(Tag = \"t\", Content = \"c\"), UnitCase(\"N\", Tag = \"n\")] public readonly partial struct Q;", M("SpecList<Q>") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), UnitCase(\"N\", Tag = \"n\")] public readonly partial struct Q;"],
            """{"M":{"K":1}}""",
            "/M CaseNotRepresentable",
            true
        },
        { "what is not null continues", [M("int?"), M("int"), M("byte")], """{"M":300}""", "/M OutOfRange", true },
        { "null was allowed and stays allowed", [M("byte"), M("byte?"), M("int?")], """{"M":3}""", """{"M":3}""", false },
        { "null was allowed and is forbidden again", [M("string"), M("string?"), M("string")], """{"M":"a"}""", """{"M":"a"}""", false },
        { "null was allowed and would become an empty list", [M("string"), M("string?"), M("SpecList<string>")], """{"M":"a"}""", """{"M":["a"]}""", false },
        { "null stays null twice", [M("int?"), M("short?"), M("int?")], """{"M":70000}""", "/M OutOfRange", true },
        { "null stays null and is then forbidden", [M("byte?"), M("int?"), M("int")], "{}", "/M NullNotAllowed", true },
        { "null stays null and becomes an empty list", [M("byte?"), M("int?"), M("SpecList<int>")], "{}", """{"M":[]}""", false },
        { "the only item continues", [M("SpecList<int>"), M("int"), M("byte")], """{"M":[300]}""", "/M/0 OutOfRange", true },
        { "elements are converted twice", [M("SpecList<byte>"), M("SpecList<int>"), M("SpecList<byte>")], """{"M":[3]}""", """{"M":[3]}""", false },
        { "elements are converted and the only one is taken out", [M("SpecList<byte>"), M("SpecList<int>"), M("int")], """{"M":[3]}""", """{"M":3}""", true },
        { "put into a list and converted there", [M("int"), M("SpecList<int>"), M("SpecList<byte?>")], """{"M":300}""", "/M OutOfRange", true },
        { "put into a list and taken out", [M("string"), M("SpecList<string>"), M("string?")], """{"M":"a"}""", """{"M":"a"}""", false },
        { "an item that may be missing stays null where it is missing", [M("SpecList<int>"), M("int?"), M("byte?")], """{"M":[]}""", "{}", true },
        { "an item that may be missing must be there", [M("SpecList<int>"), M("int?"), M("int")], """{"M":[]}""", "/M NullNotAllowed", true },
        { "an item that may be missing is put into a list", [M("SpecList<int>"), M("int?"), M("SpecList<int>")], """{"M":[1,2]}""", "/M NotSingle", true },
        { "a list of at most one item is converted", [M("SpecList<int>"), M("int?"), M("SpecList<int>"), M("SpecList<byte>")], """{"M":[300]}""", "/M/0 OutOfRange", true },
        { "the only item of a list of at most one is taken out", [M("SpecList<int>"), M("int?"), M("SpecList<int>"), M("int")], """{"M":[]}""", "/M NotSingle", true },
        { "widened and widened again", [M("byte"), M("short"), M("long")], """{"M":3}""", """{"M":3}""", false },
        { "widened and narrowed", [M("byte"), M("int"), M("byte")], """{"M":255}""", """{"M":255}""", false },
        { "the case's value continues", [M("Q") + Wide + Union, M("P") + Wide, M("P") + Slim], """{"M":{"t":"p","c":{"K":300}}}""", "/M/c/K OutOfRange", true },
        { "wrapped and unwrapped", [M("V1.P") + Slim, M("Q") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<V1.P>(\"p\")] public readonly partial struct Q;", M("V1.P")], """{"M":{"K":3}}""", """{"M":{"K":3}}""", false },
        { "one version after another", [M("P") + Slim, M("P") + Wide, M("P") + Slim], """{"M":{"K":3}}""", """{"M":{"K":3}}""", false },
        { "wrapped and then converted", [M("V1.P") + Wide, M("Q") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<V1.P>(\"p\")] public readonly partial struct Q;", M("Q") + Slim + Union], """{"M":{"K":300}}""", "/M/K OutOfRange", true },
        { "converted and then unwrapped", [M("Q") + Slim + Union, M("Q") + Wide + Union, M("P") + Slim], """{"M":{"t":"p","c":{"K":3}}}""", """{"M":{"K":3}}""", false },
        { "converted and then allowed to be null", [M("int"), M("byte"), M("byte?")], """{"M":300}""", "/M OutOfRange", true },
        { "converted and then put into a list", [M("int"), M("byte"), M("SpecList<byte>")], """{"M":300}""", "/M OutOfRange", true },
        { "converted and then wrapped", [M("P") + Wide, M("P") + Slim, M("Q") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<V2.P>(\"p\")] public readonly partial struct Q;"], """{"M":{"K":300}}""", "/M/K OutOfRange", true },
        { "the meaning changes afterwards", [M("SpecList<int>"), M("SpecList<byte>"), M("SpecList<byte>", "[SemanticChange(\"other\")]")], """{"M":[300]}""", "/M MeaningChanged", true },
        {
            "the case is lost afterwards",
            [M("int"), M("short"), M("Q") + " PART [SpecUnion(Tag = \"t\", Content = \"c\"), Case<short>(\"p\")] public readonly partial struct Q;", M("Q") + " PART [Removed(\"Int16\"), SpecUnion(Tag = \"t\", Content = \"c\"), UnitCase(\"N\", Tag = \"n\")] public readonly partial struct Q;"],
            """{"M":70000}""",
            "/M CaseNotRepresentable",
            true
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rewrite_does_what_its_name_says(string rewrite, string[] versions, string document, string expected, bool isPartial)
    {
        var specs = Specs.Of(versions);

        var shown = Specs.Convert(specs, document, 1, versions.Length);

        Assert.True(shown.StartsWith(expected, StringComparison.Ordinal) && !shown.Contains('\n', StringComparison.Ordinal), $"{rewrite}: {shown}");
        Assert.True(Specs.IsPartial(specs, 1, versions.Length) == isPartial, $"{rewrite} is {(isPartial ? "not " : "")}partial");
    }

    [Fact]
    public void Every_rewrite_has_an_example() => Assert.Equal(ValueComposer.Names.Order(), Examples.Select(example => example.Data.Item1).Order());

    private static string M(string type, string attribute = "") => Specs.Record($"{attribute} public {(type.EndsWith('?') ? "" : "required ")}{type} M {{ get; init; }}");
}
