using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>Shipped versions without a fixture, where the project asks for fixtures.</summary>
public sealed class FixtureRuleTests
{
    private const string Source = LockRuleTests.Second;

    private const string First = """{ "fixtures": [{ "file": "a.json", "family": "instance", "version": 1, "refusedBy": { "2": ["/a"] } }] }""";

    private const string Second = """{"fixtures":[{"version":2,"origin":"says \"version\": 3","family":"\u0069nstance"}]}""";

    [Theory]
    [InlineData("instance@1, instance@2")]
    [InlineData("instance@2", First)]
    [InlineData("", First, Second)]
    [InlineData("instance@1, instance@2", """{ "fixtures": [{ "family": "instance", "version": 1, "unreadable": "unknown member" }, { "family": "disk", "version": 2 }] }""")]
    [InlineData("instance@1, instance@2", """{ "family": "instance", "fixtures": [{ "version": 1 }, { "note": "instance", "version": 2 }] }""")]
    [InlineData("instance@2", First + " and then something else } ] \" { ")]
    public async Task Versions_without_a_fixture_are_named(string expected, params string[] manifests) =>
        Assert.Equal(expected, string.Join(", ", (await FindAsync("../fixtures", manifests)).Select(found => found.GetMessage(null).Split(' ')[0]).Order(StringComparer.Ordinal)));

    [Fact]
    public async Task It_is_said_at_the_type_with_what_to_do()
    {
        var found = Assert.Single(await FindAsync("../fixtures", [First]));

        Assert.Equal(("SPEC2015", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Equal(
            "instance@2 has shipped, and no manifest in '../fixtures' lists a document of it: keep one that something else than this build wrote", found.GetMessage(null));
        Assert.Equal(Source.LastIndexOf("Instance", StringComparison.Ordinal), found.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Nothing_is_said_where_nobody_asked(string? folder) => Assert.Empty(await FindAsync(folder, []));

    [Fact]
    public async Task A_version_that_has_not_shipped_needs_none() =>
        Assert.Empty(await FindAsync("../fixtures", [], Locks.Unshipped(Source)));

    [Fact]
    public async Task Pragma_suppresses_it() =>
        Assert.Empty(await FindAsync("../fixtures", [], source: Source.Replace("namespace Vmm.V1", "#pragma warning disable SPEC2015\nnamespace Vmm.V1", StringComparison.Ordinal)));

    [Fact]
    public void A_manifest_of_any_depth_is_read() =>
        Assert.Equal([("a", 7)], FixtureManifest.Read(new string('{', 1_000_000) + "\"family\": \"a\", \"version\" : 7" + new string('}', 1_000_000)));

    private static async Task<List<Diagnostic>> FindAsync(string? folder, string[] manifests, string? lockText = null, string source = Source)
    {
        var files = manifests.Select((text, i) => new LockAdditionalText(text, $"/project/fixtures/{i}/manifest.json")).Prepend(new LockAdditionalText(lockText ?? Locks.Shipped(Source)));
        var options = new AnalyzerOptions([.. files], new ProjectProperties(null, folder));
        var found = await AllRules.CheckAsync(Generation.Of(source).Compilation, options);
        return [.. found.Where(AllRules.IsFromRule)];
    }
}
