using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>A spec that another spec contains is as easily forgotten there as a part.</summary>
public class StaleSpecTests
{
    [Theory]
    [InlineData("V1.Machine", "SPEC0034")]
    [InlineData("Machine", null)]
    public async Task An_older_version_of_a_spec_is_reported_where_its_newer_one_was_made_with_the_type(string contained, string? rule)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            namespace Api.V1
            {
                [Spec("machine", 1)] public sealed partial record Machine { public required int Cpus { get; init; } }
                [Spec("request", 1)] public sealed partial record Request { public required Machine Machine { get; init; } }
            }
            namespace Api.V2
            {
                [Spec("machine", 2)] public sealed partial record Machine { public required int Cpus { get; init; } [Added] public string? Maker { get; init; } }
                [Spec("request", 2)] public sealed partial record Request { public required {{contained}} Machine { get; init; } }
            }
            """);

        var (reported, warnings) = await generation.CheckAsync();
        Assert.Equal(rule, reported.SingleOrDefault()?.Id);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task A_version_that_is_older_than_the_newer_spec_may_keep_the_older_one()
    {
        var generation = Generation.Of("""
            using SpecLattice;
            namespace Api.V1
            {
                [Spec("machine", 1)] public sealed partial record Machine { public required int Cpus { get; init; } }
                [Spec("request", 1)] public sealed partial record Request { public required Machine Machine { get; init; } }
            }
            namespace Api.V2
            {
                [Spec("request", 2)] public sealed partial record Request { public required V1.Machine Machine { get; init; } [Added] public string? Note { get; init; } }
            }
            namespace Api.V3
            {
                [Spec("machine", 3)] public sealed partial record Machine { public required int Cpus { get; init; } [Added] public string? Maker { get; init; } }
            }
            """);

        Assert.Empty(await generation.AnalyzeAsync());
    }
}
