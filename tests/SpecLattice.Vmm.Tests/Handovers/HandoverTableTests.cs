using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Tests.Handovers;

/// <summary>What the two tables say, state by state.</summary>
public sealed class HandoverTableTests
{
    [Fact]
    public void Every_state_has_an_answer_to_everything()
    {
        foreach (var state in Enum.GetValues<SourceState>())
        {
            Assert.All(Enum.GetValues<SourceEvent>(), happened => Assert.True(Enum.IsDefined(Handover.Next(state, happened).State)));
        }

        foreach (var state in Enum.GetValues<TargetState>())
        {
            Assert.All(Enum.GetValues<TargetEvent>(), happened => Assert.True(Enum.IsDefined(Handover.Next(state, happened).State)));
        }
    }

    [Fact]
    public void What_is_final_stays()
    {
        Assert.All(Enum.GetValues<SourceEvent>(), happened => Assert.Equal(SourceState.Kept, Handover.Next(SourceState.Kept, happened).State));
        Assert.All(Enum.GetValues<SourceEvent>(), happened => Assert.Equal(SourceState.HandedOver, Handover.Next(SourceState.HandedOver, happened).State));
        Assert.All(Enum.GetValues<TargetEvent>(), happened => Assert.Equal((TargetState.Reported, TargetActions.None), Handover.Next(TargetState.Reported, happened)));
        Assert.All(Enum.GetValues<TargetEvent>(), happened => Assert.Equal((TargetState.Failed, TargetActions.None), Handover.Next(TargetState.Failed, happened)));
    }

    [Fact]
    public void A_target_runs_only_on_a_word_for_which_it_waits()
    {
        var starts = from state in Enum.GetValues<TargetState>()
                     from happened in Enum.GetValues<TargetEvent>()
                     where Handover.Next(state, happened).Actions.HasFlag(TargetActions.Start)
                     select (state, happened);
        Assert.Equal([(TargetState.Waiting, TargetEvent.WordRun)], starts);
    }

    [Fact]
    public void A_source_resumes_the_guest_only_where_the_target_was_told_nothing_or_it_is_known_that_it_does_not_run()
    {
        var resumes = from state in Enum.GetValues<SourceState>()
                      from happened in Enum.GetValues<SourceEvent>()
                      where state != SourceState.Kept && Handover.Next(state, happened).State == SourceState.Kept
                      select (state, happened);
        Assert.Equal(
            [
                (SourceState.Sending, SourceEvent.Failed),
                (SourceState.Sending, SourceEvent.TargetAsked),
                (SourceState.Sending, SourceEvent.OperatorCancels),
                (SourceState.Granted, SourceEvent.TargetFailed),
                (SourceState.Unconfirmed, SourceEvent.TargetFailed),
                (SourceState.Unconfirmed, SourceEvent.OperatorSaysItDoesNot),
                (SourceState.GrantedAgain, SourceEvent.TargetFailed),
            ],
            resumes);
    }
}
