using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>
/// Parts of two other assemblies whose conversions need contexts of equal short names, beside each other in one family: it compiles, or it is reported at the member that nothing can be
/// generated for.
/// </summary>
public sealed class ForeignContextTests
{
    // What the conversions of both libraries need, each of its own class Settings.
    private static readonly string[] Contexts =
    [
        "Settings",
        "Settings?",
        "Settings[]",
        "System.Collections.Generic.List<Settings>",
        "(Settings Left, int Right)",
        "System.Func<Settings, int>",
        "Settings.Inner",
        "int",
    ];

    private static readonly string[] Holders =
    [
        "public required {0} M {{ get; init; }}",
        "public {0}? M {{ get; init; }}",
        "public required SpecMap<string, SpecList<{0}>> M {{ get; init; }}",
    ];

    private static readonly string[] Own = ["", "Settings", "X.Settings", "X.Settings?", "Settings[]"];

    /// <summary>Each context with one holder and two contexts of the family's own, in turn; all of them together at night.</summary>
    public static TheoryData<string, string, string> Families { get; } = new(
        from context in Enumerable.Range(0, Contexts.Length)
        from holder in Enumerable.Range(0, Holders.Length)
        from own in Enumerable.Range(0, Own.Length)
        where Depth.IsNightly || (holder == context % Holders.Length && (own == context % Own.Length || own == (context + 2) % Own.Length))
        select (Contexts[context], Holders[holder], Own[own]));

    [Theory]
    [MemberData(nameof(Families))]
    public async Task It_compiles(string context, string holder, string own)
    {
        var generation = Generation.Of(Family(holder, own), libraries: [Library("X", "X", context), Library("Y", "Y", context)]);

        await AssertReportedAsync(generation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Settings")]
    public async Task Cases_of_a_union_compile(string own)
    {
        const string cases = "[SpecPart({0}), SpecUnion(Tag = \"kind\", Content = \"of\"), Case<X.V{0}.Motor>(\"x\"), Case<Y.V{0}.Motor>(\"y\")] public readonly partial struct Drive;";
        var source = Family("public required {0} M {{ get; init; }}", own)
            .Replace("X.V1.Motor", "V1.Drive", StringComparison.Ordinal).Replace("X.V2.Motor", "V2.Drive", StringComparison.Ordinal);

        source += $"namespace App.V1 {{ {cases.Replace("{0}", "1", StringComparison.Ordinal)} }} namespace App.V2 {{ {cases.Replace("{0}", "2", StringComparison.Ordinal)} }}";

        // A case's name is its type's, so one of the two has another.
        await AssertReportedAsync(Generation.Of(
            source.Replace("Case<Y.V1.Motor>", "Case<Y.V1.Engine>", StringComparison.Ordinal).Replace("Case<Y.V2.Motor>", "Case<Y.V2.Engine>", StringComparison.Ordinal).Replace("Y.V1.Motor N", "Y.V1.Engine N", StringComparison.Ordinal).Replace("Y.V2.Motor N", "Y.V2.Engine N", StringComparison.Ordinal),
            libraries: [Library("X", "X", "Settings"), Library("Y", "Y", "Settings", "Engine")]));
    }

    [Fact]
    public async Task Contexts_of_one_full_name_are_reported_at_the_members_that_need_them() => await AssertReportedAsync(
        Generation.Of(Family(Holders[0], ""), libraries: [Library("X", "N", "N.Settings"), Library("Y", "N", "N.Settings")]),
        "SPEC0004 M", "SPEC0004 M", "SPEC0004 N", "SPEC0004 N");

    [Fact]
    public async Task Parts_behind_an_alias_are_reported_at_their_members() => await AssertReportedAsync(
        Generation.Of("extern alias x;\n" + Family(Holders[0], "").Replace("X.V", "x::X.V", StringComparison.Ordinal), libraries: [Library("X", "X", "Settings").WithAliases(["x"]), Library("Y", "Y", "Settings")]),
        "SPEC0004 M", "SPEC0004 M");

    [Fact]
    public async Task A_context_of_its_own_that_is_behind_an_alias_is_reported_at_the_conversion() => await AssertReportedAsync(
        Generation.Of("extern alias x;\n" + Family("public required string {0} {{ get; init; }}", "x::X.Settings").Replace("X.V1.Motor", "M", StringComparison.Ordinal).Replace("X.V2.Motor", "M", StringComparison.Ordinal), libraries: [Library("X", "X", "Settings").WithAliases(["x"]), Library("Y", "Y", "Settings")]),
        "SPEC0030 Down", "SPEC0030 Up");

    [Fact]
    public async Task Cases_and_scalars_that_cannot_be_named_are_reported() => await AssertReportedAsync(
        Generation.Of(
            "extern alias x; using SpecLattice; [SpecPart(1), SpecUnion(Tag = \"k\", Content = \"c\"), Case<x::X.V1.Motor>, UnitCase(\"Off\")] public readonly partial struct U; [SpecPart(1)] public sealed partial record R { public required SpecMap<string, x::X.Text> M { get; init; } }",
            libraries: [Compile("X", LibraryText("X", "X", "Settings") + " namespace X { [SpecScalar(\"text\")] public readonly record struct Text : ISpecJson<Text> { public static Text ReadJson(ref System.Text.Json.Utf8JsonReader reader) => default; public static void WriteJson(System.Text.Json.Utf8JsonWriter writer, Text value) { } } }").WithAliases(["x"])]),
        "SPEC0004 M", "SPEC0024 U");

    [Fact]
    public async Task A_type_of_equal_name_that_cannot_be_seen_is_no_matter() => await AssertReportedAsync(
        Generation.Of(Family(Holders[0], ""), libraries: [Library("X", "N", "N.Settings"), Library("Y", "Y", "Settings"), Compile("Z", "namespace N { internal class Settings; }")]));

    private static async Task AssertReportedAsync(Generation generation, params string[] expected)
    {
        Assert.Null(generation.Exception);
        var (reported, warnings) = await generation.CheckAsync();
        var complaints = expected.Length == 0 ? warnings : [.. warnings.Where(Generation.IsInGenerated)];
        Assert.True(complaints.Length == 0, generation.Explain(complaints));
        Assert.Equal(expected, reported.Select(found => $"{found.Id} {found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)}").Order(StringComparer.Ordinal));
    }

    private static CompilationReference Library(string name, string space, string context, string part = "Motor") => Compile(name, LibraryText(name, space, context, part));

    private static string LibraryText(string name, string space, string context, string part = "Motor") => $$"""
        namespace {{space}} { public class Settings { public class Inner; } }
        namespace {{name}}.V1 { [SpecPart(1)] public sealed partial record {{part}} { public required int Power { get; init; } } }
        namespace {{name}}.V2 { [SpecPart(2)] public sealed partial record {{part}} { public required long Power { get; init; }
            [SpecConversion("Power")] public static long Up(int power, {{context}} context) => power; [SpecConversion("Power")] public static int Down(long power, {{context}} context) => (int)power; } }
        """;

    private static CompilationReference Compile(string name, string source)
    {
        var library = Generation.Of("using SpecLattice;\nusing SpecLattice.Serialization;\n" + source, assembly: name);
        Assert.Empty(library.CompilerDiagnostics);
        return library.Compilation.ToMetadataReference();
    }

    private static string Family(string holder, string own)
    {
        string Version(int version, string number) => $$"""
            namespace App.V{{version}} { [Spec("app", {{version}})] public sealed partial record Machine { {{holder.Replace("{0}", $"X.V{version}.Motor", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)}}
                public required Y.V{{version}}.Motor N { get; init; } public required {{number}} Size { get; init; }
                {{(own.Length == 0 || version == 1 ? "" : $"[SpecConversion(\"Size\")] public static long Up(int size, {own} context) => size; [SpecConversion(\"Size\")] public static int Down(long size, {own} context) => (int)size;")}} } }
            """;
        return "using SpecLattice;\nnamespace App { public class Settings; }\n" + Version(1, "int") + Version(2, "long");
    }
}
