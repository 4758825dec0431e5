using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>Generated code compiles without a warning, whatever it is generated for.</summary>
public sealed class CleanOutputTests
{
    public static TheoryData<string> Names { get; } = [.. Samples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Generated_code_has_no_warning(string name)
    {
        var generation = Generation.Of(Samples.Read(name), documentation: true);

        Assert.Null(generation.Exception);
        var (reported, warnings) = await generation.CheckAsync();
        var inGenerated = warnings.Where(Generation.IsInGenerated).ToList();
        Assert.True(inGenerated.Count == 0, generation.Explain(inGenerated));
        Assert.Empty(reported);
        Assert.NotEmpty(generation.GeneratedTrees);
    }
}
