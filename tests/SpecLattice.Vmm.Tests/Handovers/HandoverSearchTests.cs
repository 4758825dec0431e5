using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Tests.Handovers;

/// <summary>What holds in every interleaving of a source, a target, an operator and a network that delays, loses and repeats.</summary>
public sealed class HandoverSearchTests(ITestOutputHelper output)
{
    private static readonly Lazy<HandoverSearch> Searched = new(() => Search(new HandoverSearch()));

    [Fact]
    public void At_most_one_side_runs_the_vm()
    {
        var search = Searched.Value;
        output.WriteLine($"{search.Worlds.Count} states");
        Assert.True(search.Worlds.Count > 10_000, $"{search.Worlds.Count} states are too few to be all");
        var twice = search.Worlds.Where(RunsTwice).Select(search.Explain).FirstOrDefault();
        Assert.True(twice is null, twice);
    }

    [Fact]
    public void From_every_state_there_is_a_way_to_one_in_which_nobody_waits()
    {
        var search = Searched.Value;
        var stuck = search.WithoutAWayOut().Select(search.Explain).FirstOrDefault();
        Assert.True(stuck is null, stuck);
    }

    [Fact]
    public void While_both_sides_live_nobody_has_to_decide_for_them()
    {
        var search = Searched.Value;
        var stuck = search.WithoutAWayOut(operators: false).Where(world => world is { Source: not null, Target: not null }).Select(search.Explain).FirstOrDefault();
        Assert.True(stuck is null, stuck);
    }

    [Fact]
    public void A_source_that_does_not_ask_the_target_may_need_somebody_who_decides() =>
        Assert.Contains(
            Search(new HandoverSearch { SourceAsks = false }).WithoutAWayOut(operators: false), world => world is { Source: not null, Target: not null });

    [Fact]
    public void Where_neither_side_was_restarted_one_side_runs_the_vm_in_the_end()
    {
        var search = Searched.Value;
        var ended = search.Worlds.Where(world => world is { IsSettled: true, Source: not null, Target: not null }).ToList();
        Assert.Contains(ended, world => world.SourceRuns);
        Assert.Contains(ended, world => world.TargetRuns);
        var lost = ended.Where(world => world.SourceRuns == world.TargetRuns).Select(search.Explain).FirstOrDefault();
        Assert.True(lost is null, lost);
    }

    [Fact]
    public void A_source_lets_go_only_of_what_the_target_runs()
    {
        var search = Searched.Value;
        var dropped = search.Worlds.Where(world => world is { Source: SourceState.HandedOver, Target: not null, TargetRuns: false })
            .Select(search.Explain).FirstOrDefault();
        Assert.True(dropped is null, dropped);
    }

    [Fact]
    public void A_target_that_acts_on_old_words_runs_the_vm_a_second_time() =>
        Assert.Contains(Search(new HandoverSearch { TargetActsOnOldWords = true }, RunsTwice).Worlds, RunsTwice);

    [Fact]
    public void A_source_that_believes_the_operator_while_the_target_asks_runs_the_vm_a_second_time() =>
        Assert.Contains(Search(new HandoverSearch
        {
            Source = (state, happened) => (state, happened) == (SourceState.GrantedAgain, SourceEvent.OperatorSaysItDoesNot)
                ? (SourceState.Kept, SourceActions.ResumeGuest)
                : Handover.Next(state, happened),
        }, RunsTwice).Worlds, RunsTwice);

    [Fact]
    public void A_source_that_resumes_by_itself_after_its_word_runs_the_vm_a_second_time() =>
        Assert.Contains(Search(new HandoverSearch
        {
            Source = (state, happened) => (state, happened) == (SourceState.Granted, SourceEvent.WordExpired)
                ? (SourceState.Kept, SourceActions.ResumeGuest)
                : Handover.Next(state, happened),
        }, RunsTwice).Worlds, RunsTwice);

    [Fact]
    public void A_source_that_only_waits_for_the_target_may_wait_forever() =>
        Assert.NotEmpty(Search(new HandoverSearch
        {
            Source = (state, happened) => happened is SourceEvent.OperatorSaysItDoesNot ? (state, SourceActions.RefuseOperator) : Handover.Next(state, happened),
        }).WithoutAWayOut());

    private static bool RunsTwice(World world) => world.SourceRuns && world.TargetRuns;

    private static HandoverSearch Search(HandoverSearch search, Func<World, bool>? until = null)
    {
        search.Run(until);
        return search;
    }
}
