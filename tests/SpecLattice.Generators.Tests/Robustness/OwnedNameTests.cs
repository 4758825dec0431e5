using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Use;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.Planner;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>A spec may have members of all the names that the sum of its family has: on the spec they are its own, on the sum the sum's.</summary>
public sealed class OwnedNameTests
{
    private static readonly string[] Names =
        ["Version", "WireTag", "GetFloor", "ToVersion", "ToLatest", "Match", "Switch", "Family", "Versions", "ReadSpec", "AsOf", "Floor", "SchemaOf", "ScalarExamples", "ForeignParts"];

    private static readonly string Members = string.Concat(Names.Select(name => $"public required string {name} {{ get; init; }} "));
    private static readonly string Json = string.Join(",", Names.Select(name => $"\"{name}\":\"the {name}\""));

    private static string Family(string? more = null) => Specs.Of(
        $"public sealed partial record R {{ {Members} public required byte Size {{ get; init; }} }}",
        $"public sealed partial record R {{ {Members} public required int Size {{ get; init; }} [Added] public string? Note {{ get; init; }} {more} }}");

    [Fact]
    public void All_of_them_are_read_converted_and_written()
    {
        Assert.Equal($"{{{Json},\"Size\":7}}", Specs.Convert(Family(), $"{{{Json},\"Size\":7}}", 1, 2));
        Assert.Equal($"{{{Json},\"Size\":7}}", Specs.Convert(Family(), $"{{{Json},\"Size\":7}}", 2, 1));
        Assert.Equal(["/Size OutOfRange"], Specs.Losses(Family(), $"{{{Json},\"Size\":700}}", 2, 1));
    }

    [Fact]
    public void The_sums_members_are_those_of_the_sum() => Assert.Equal(
        ["2", "V2", "1", "f", "2", "the Version", "True"],
        SpecProgram.Evaluate(
            Family(),
            Sum("Version"),
            Sum("WireTag"),
            Sum("GetFloor()"),
            "A.VersionedR.Family",
            "A.VersionedR.Versions.Length",
            $"((A.V2.R){Sum("")}).Version",
            $"{Sum("Match(v1: _ => false, v2: _ => true, unknown: _ => false)")}"));

    [Theory]
    [InlineData(", SpecUnion(Tag = \"kind\"), Case<V1.R>(\"r\"), UnitCase(\"None\")")]
    [InlineData(", SpecUnion(Tag = \"kind\", Content = \"held\"), Case<V1.R>(\"r\"), UnitCase(\"None\")")]
    [InlineData(", SpecUnion, Case<V1.R>(\"r\"), UnitCase(\"None\")")]
    public async Task One_inside_unions_lists_and_maps_works_as_well(string union)
    {
        var source = "using SpecLattice;\n" + Family() + $$"""
            namespace A { [SpecPart(1){{union}}] public readonly partial struct Choice; }
            namespace A { [Spec("holder", 1)] public sealed partial record Holder { public required Choice One { get; init; } public required SpecList<V1.R> List { get; init; } public required SpecMap<string, Choice> Map { get; init; } } }
            """;

        Assert.Empty(await WarningsOf(source));
    }

    [Fact]
    public async Task The_compiler_is_not_heard_about_it()
    {
        Assert.Empty(await WarningsOf("using SpecLattice;\n" + Family("public static class Nested { public const int Version = 1; }")));
        Assert.Empty(await WarningsOf("using SpecLattice;\n" + Family() + "namespace A.V3 { [Spec(\"f\", 3), SameAs(typeof(V2.R))] public sealed partial record R; }"));
        Assert.Contains("CS0108", await WarningsOf("using SpecLattice;\npublic class One { public int Version => 1; } public class Two : One { public int Version => 2; }"));
    }

    private static string Sum(string member) =>
        $"SpecJson.Deserialize<A.VersionedR>({SpecProgram.Quote($"{{\"version\":\"V2\",\"spec\":{{{Json},\"Size\":7}}}}")}){(member.Length == 0 ? "" : "." + member)}";

    /// <summary>What the compiler and the rules say, as in a build: with the suppressors.</summary>
    private static async Task<IReadOnlyList<string>> WarningsOf(string source)
    {
        var generation = Generation.Of(source);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        var found = await generation.Compilation
            .WithAnalyzers([.. AllRules.Analyzers, new HiddenSumMemberSuppressor()], options)
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(diagnostic => diagnostic is { IsSuppressed: false, Severity: >= DiagnosticSeverity.Warning }).Select(diagnostic => diagnostic.Id)];
    }
}
