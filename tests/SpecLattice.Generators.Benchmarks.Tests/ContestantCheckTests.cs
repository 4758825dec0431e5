namespace SpecLattice.Generators.Benchmarks.Tests;

/// <summary>What is measured must be sound: nothing here looks at a clock.</summary>
public sealed class ContestantCheckTests
{
    private const int Families = 2;

    private static readonly Scenario Cold = Scenario.All[0];

    private static readonly Scenario OneMember = Scenario.All.Single(scenario => scenario.Makes is not null);

    public static TheoryData<string> ScenarioNames => [.. Scenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(ScenarioNames))]
    public async Task Every_contestant_is_sound_in_every_scenario(string name)
    {
        var scenario = Scenario.All.Single(scenario => scenario.Name == name);
        foreach (var contestant in Contestant.All(Families))
        {
            Assert.Empty(await FaultsAsync(contestant, scenario));
        }
    }

    [Fact]
    public async Task A_family_of_many_versions_is_sound() =>
        Assert.Empty(await FaultsAsync(ManyVersions.Contestant(versions: 6), Cold));

    [Fact]
    public async Task A_mistake_in_the_input_is_found()
    {
        // A member cannot be added twice: what is emitted then is only what other code can name, and the generator has less to do.
        var sources = SpecSources.Of(Families).Select(source => source.Replace("public string? Owner", "[SpecLattice.Added] public string? Owner", StringComparison.Ordinal)
            .Replace("[Added] [SpecLattice.Added]", "[Added]", StringComparison.Ordinal));
        var contestant = new Contestant("mistaken", Peers.SpecLattice, [.. sources], [.. SpecSources.Made(0)]);

        var faults = await FaultsAsync(contestant, Cold);

        Assert.Contains(faults, fault => fault.Contains("SPEC0006", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_that_makes_a_mistake_is_found()
    {
        // Without the mark that says it is new, the member comes from nowhere.
        var contestant = new Contestant("unmarked", Peers.SpecLattice, SpecSources.Of(Families), [.. SpecSources.Made(1)]);

        Assert.Contains(await FaultsAsync(contestant, OneMember), fault => fault.Contains("SPEC0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_that_the_user_wrote_does_not_count_as_generated()
    {
        var contestant = new Contestant("unrelated", Peers.SpecLattice, [Shapes.Unrelated], ["Bench.Unrelated.Work.Do"]);

        Assert.Equal(["Bench.Unrelated.Work.Do was not generated."], await FaultsAsync(contestant, Cold));
    }

    [Fact]
    public async Task The_harness_stops_at_a_fault()
    {
        var contestant = new Contestant("unrelated", Peers.SystemTextJson, [Shapes.Unrelated], ["Bench.Context.SpecV1"]);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ContestantCheck.RequireSoundAsync([contestant], [Cold], TestContext.Current.CancellationToken));

        Assert.Contains("Bench.Context.SpecV1", refused.Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<string>> FaultsAsync(Contestant contestant, Scenario scenario) =>
        ContestantCheck.FindFaultsAsync(contestant, scenario, TestContext.Current.CancellationToken);
}
