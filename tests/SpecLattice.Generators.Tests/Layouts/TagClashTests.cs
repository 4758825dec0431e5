using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Layouts;

/// <summary>A tag among the members of a case's record has a name of its own, or nothing is written.</summary>
public sealed class TagClashTests
{
    public static TheoryData<string, string, string> Unions => new()
    {
        { "[SpecUnion(Tag = \"kind\")]", "public required string kind { get; init; }", "SPEC0018" },
        { "[SpecUnion(Tag = \"kind\")]", "public string? kind { get; init; }", "SPEC0018" },
        { "[SpecUnion(Tag = \"the kind\")]", "[System.Text.Json.Serialization.JsonPropertyName(\"the kind\")] public int Kind { get; init; }", "SPEC0018 SPEC0020" },
        { "[SpecUnion(Tag = \"\")]", "public required string Path { get; init; }", "SPEC0026" },

        // JSON tells upper case from lower case, and the other layouts keep the two apart.
        { "[SpecUnion(Tag = \"Kind\")]", "public required string kind { get; init; }", "" },
        { "[SpecUnion(Tag = \"kind\", Content = \"held\")]", "public required string kind { get; init; }", "" },
        { "[SpecUnion]", "public required string Disk { get; init; }", "" },
    };

    [Theory]
    [MemberData(nameof(Unions))]
    public async Task The_tag_is_no_member_of_a_case(string union, string member, string expected)
    {
        var generation = Generation.Of(Source(union, member));

        var reported = (await generation.AnalyzeAsync()).Select(found => found.Id).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(expected, string.Join(" ", reported));
        Assert.Empty(generation.GeneratedDiagnostics);

        // A union that is declared with a mistake has what other code can name, without a body.
        var codec = generation.GeneratedTrees.Select(tree => tree.ToString()).FirstOrDefault(text => text.Contains("ISpecJson<global::Vmm.V1.Device>", StringComparison.Ordinal)) ?? "";
        Assert.Equal(expected.Length == 0, codec.Contains("reader.Read()", StringComparison.Ordinal) || codec.Contains("SpecJsonRead", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_suppressed()
    {
        var source = Source("[SpecUnion(Tag = \"kind\")]", "public required string kind { get; init; }");

        Assert.Empty(await Generation.Of("#pragma warning disable SPEC0018\n" + source).AnalyzeAsync());
    }

    private static string Source(string union, string member) => $$"""
        using SpecLattice;

        namespace Vmm.V1;

        [SpecPart(1)]
        public sealed partial record Disk
        {
            {{member}}
        }

        [SpecPart(1)]
        {{union}}
        [Case<Disk>("disk"), UnitCase("None")]
        public readonly partial struct Device;

        """;
}
