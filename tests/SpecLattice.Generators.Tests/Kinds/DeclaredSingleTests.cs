using SpecLattice.Generators.Names;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Kinds;

/// <summary>Constants of 32 bits go by their digits, so that <c>0.1</c> and <c>0.1f</c> are the same for a float; what it would round is reported.</summary>
public sealed class DeclaredSingleTests
{
    [Theory]
    [InlineData("float", "0.1", "0.1")]
    [InlineData("float", "0.1f", "0.1")]
    [InlineData("float", "-2.5", "-2.5")]
    [InlineData("float", "5", "5")]
    [InlineData("float", "16777216", "16777216")]
    [InlineData("float", "1e10f", "1E+10")]
    [InlineData("double", "0.5f", "0.5")]
    public async Task Constants_that_fit_are_taken(string type, string constant, string text)
    {
        var source = Source(type, constant);

        Assert.Contains(Locks.Unshipped(source).Split('\n'), line => line.EndsWith($" default Ratio {text}", StringComparison.Ordinal));
        Assert.DoesNotContain(await Generation.Of(source).AnalyzeAsync(), found => found.Id == RuleIds.DeclaredValueDoesNotFit);
        Assert.Equal(text, SpecProgram.Evaluate(source, "SpecJson.Deserialize<Shop.Item>(\"{}\").Ratio")[0]);
    }

    [Theory]
    [InlineData("float", "0.123456789")]
    [InlineData("float", "1e39")]
    [InlineData("float", "16777217")]
    [InlineData("float", "float.NaN")]
    [InlineData("float", "\"0.1\"")]
    [InlineData("double", "0.1f")]
    [InlineData("double", "float.PositiveInfinity")]
    public async Task Constants_that_would_be_rounded_are_reported(string type, string constant) =>
        Assert.Single(await Generation.Of(Source(type, constant)).AnalyzeAsync(), found => found.Id == RuleIds.DeclaredValueDoesNotFit);

    private static string Source(string type, string constant) => $$"""
        namespace Shop
        {
            [SpecLattice.Spec("item", 1)]
            public sealed partial record Item
            {
                [SpecLattice.SpecDefault({{constant}})]
                public {{type}} Ratio { get; init; }
            }
        }
        """;
}
