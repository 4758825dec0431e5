using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Scenarios;

namespace SpecLattice.Generators.Benchmarks.Tests;

/// <summary>Codec and conversions are measured only where all contestants do the same, and all of it.</summary>
public sealed class ScenarioCheckTests
{
    [Fact]
    public void All_contestants_of_all_scenarios_give_the_same()
    {
        foreach (var scenario in AllScenarios.All)
        {
            scenario.RequireSound();
        }

        Assert.True(AllScenarios.All.Count >= 20);
    }

    [Fact]
    public void A_contestant_that_leaves_something_out_stops_the_run()
    {
        var scenario = new SpecLattice.Benchmarks.Measuring.Scenario("Group", "name", "all of it", "ours",
        [
            new Contestant<string, string>("ours", "all of it", text => text, text => text),
            new Contestant<string, string>("theirs", "all of it", text => text[..3], text => text),
        ]);

        var stopped = Assert.Throws<InvalidOperationException>(() => RatioHarness.Measure([scenario], rounds: 1));
        Assert.Contains("theirs", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Made_documents_are_of_the_kind_that_is_measured()
    {
        var typical = MadeSpecs.Make(cpuidEntries: 40, scale: 8);

        Assert.Equal(29, typical.Components.Count);
        Assert.InRange(SpecJson.SerializeToUtf8Bytes(typical).Length, 15_000, 30_000);
        Assert.True(MadeSpecs.WithoutNews(typical).ToV1().IsSuccess);
        Assert.Equal(typical, MadeSpecs.Make(cpuidEntries: 40, scale: 8));
    }
}
