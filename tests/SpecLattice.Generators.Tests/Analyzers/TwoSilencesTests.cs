using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>A nullable member whose own silence in JSON has a declared meaning: what an older version's silence means is asked for.</summary>
public sealed class TwoSilencesTests
{
    [Theory]
    [InlineData("[Added, SpecDefault(1.5)]", true)]
    [InlineData("[Added, SpecDefault(0)]", true)]
    [InlineData("[Added, SpecDefault(Member = nameof(Usual))]", true)]
    [InlineData("[Added(AbsentMeans = 1.5), SpecDefault(1.5)]", false)]
    [InlineData("[Added(AbsentMeans = 2.5), SpecDefault(1.5)]", false)]
    [InlineData("[Added(AbsentMeans = null), SpecDefault(1.5)]", false)]
    [InlineData("[Added(AbsentMember = nameof(Usual)), SpecDefault(1.5)]", false)]
    [InlineData("[Added, SpecDefault(null)]", false)]
    [InlineData("[Added]", false)]
    public async Task Added_member_is_asked_about(string attributes, bool isAsked)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            namespace A.V1 { [Spec("a", 1)] public sealed partial record R; }
            namespace A.V2 { [Spec("a", 2)] public sealed partial record R { {{attributes}} public double? Zoom { get; init; } internal static double? Usual => 1.5; } }
            """);

        Assert.Equal(isAsked ? ["SPEC0005"] : [], (await generation.AnalyzeAsync()).Select(found => found.Id));
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Theory]
    [InlineData("[SpecDefault(1.5)]", "Removed(\"Zoom\")", true)]
    [InlineData("[SpecDefault(1.5)]", "Removed(\"Zoom\", AbsentMeans = null)", false)]
    [InlineData("[SpecDefault(1.5)]", "Removed(\"Zoom\", AbsentMeans = 1.5)", false)]
    [InlineData("", "Removed(\"Zoom\")", false)]
    public async Task Removed_member_is_asked_about(string attributes, string removed, bool isAsked)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            namespace A.V1 { [Spec("a", 1)] public sealed partial record R { {{attributes}} public double? Zoom { get; init; } } }
            namespace A.V2 { [Spec("a", 2), {{removed}}] public sealed partial record R; }
            """);

        Assert.Equal(isAsked ? ["SPEC0005"] : [], (await generation.AnalyzeAsync()).Select(found => found.Id));
        Assert.Empty(generation.GeneratedDiagnostics);
    }
}
