using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>A nullable member whose own silence in JSON has a declared meaning: what an older version's silence means is asked for.</summary>
public sealed class TwoSilencesTests
{
    [Theory]
    [InlineData("[Added, SpecDefault(1.5)]", true)]
    [InlineData("[Added, SpecDefault(0)]", true)]
    [InlineData("[Added, SpecDefault(Member = nameof(Usual))]", true)]
    [InlineData("[Added(1.5), SpecDefault(1.5)]", false)]
    [InlineData("[Added(2.5), SpecDefault(1.5)]", false)]
    [InlineData("[Added(null), SpecDefault(1.5)]", false)]
    [InlineData("[Added(Member = nameof(Usual)), SpecDefault(1.5)]", false)]
    [InlineData("[Added, SpecDefault(null)]", false)]
    [InlineData("[Added]", false)]
    public async Task Added_member_is_asked_about(string attributes, bool isAsked)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            namespace A.V1 { [Spec("a", 1)] public sealed partial record R; }
            namespace A.V2 { [Spec("a", 2)] public sealed partial record R { {{attributes}} public double? Zoom { get; init; }{{InitialValue(attributes)}} internal static double? Usual => 1.5; } }
            """);

        Assert.Equal(isAsked ? ["SPEC0005"] : [], (await generation.AnalyzeAsync()).Select(found => found.Id));
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Theory]
    [InlineData("[SpecDefault(1.5)]", "Removed(\"Zoom\")", true)]
    [InlineData("[SpecDefault(1.5)]", "Removed(\"Zoom\", When = null)", false)]
    [InlineData("[SpecDefault(1.5)]", "Removed(\"Zoom\", When = 1.5)", false)]
    [InlineData("", "Removed(\"Zoom\")", false)]
    public async Task Removed_member_is_asked_about(string attributes, string removed, bool isAsked)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            namespace A.V1 { [Spec("a", 1)] public sealed partial record R { {{attributes}} public double? Zoom { get; init; }{{InitialValue(attributes)}} } }
            namespace A.V2 { [Spec("a", 2), {{removed}}] public sealed partial record R; }
            """);

        Assert.Equal(isAsked ? ["SPEC0005"] : [], (await generation.AnalyzeAsync()).Select(found => found.Id));
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    // The value that a document's silence means is the one that code's silence means.
    private static string InitialValue(string attributes) => attributes.Contains("SpecDefault(1.5)", StringComparison.Ordinal) ? " = 1.5;" : attributes.Contains("SpecDefault(0)", StringComparison.Ordinal) ? " = 0;" : "";
}
