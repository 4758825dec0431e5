using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Tests.Instances;

/// <summary>What the table of an instance's life says.</summary>
public sealed class LifecycleTests
{
    private static readonly LifecycleState[] Final = [LifecycleState.Failed, LifecycleState.Destroyed];

    private static IEnumerable<(LifecycleState From, LifecycleEvent Event, LifecycleState To)> Transitions =>
        from state in Enum.GetValues<LifecycleState>()
        from happened in Enum.GetValues<LifecycleEvent>()
        let next = Lifecycle.Next(state, happened)
        where next is not null
        select (state, happened, next.Value);

    [Fact]
    public void An_instance_can_get_into_every_state_and_from_each_to_a_final_one()
    {
        Assert.Equal(Enum.GetValues<LifecycleState>(), Reach([LifecycleState.None], transition => (transition.From, transition.To)).Order());
        Assert.Equal(Enum.GetValues<LifecycleState>(), Reach(Final, transition => (transition.To, transition.From)).Order());
    }

    [Fact]
    public void What_is_final_stays_and_nothing_begins_twice()
    {
        Assert.DoesNotContain(Transitions, transition => Final.Contains(transition.From));
        Assert.DoesNotContain(Transitions, transition => transition.To == LifecycleState.None);
    }

    [Fact]
    public void Every_event_happens_somewhere() =>
        Assert.Equal(Enum.GetValues<LifecycleEvent>(), Transitions.Select(transition => transition.Event).Distinct().Order());

    [Theory]
    [InlineData(InstanceStateRequested.Run, nameof(LifecycleEvent.RunRequested))]
    [InlineData(InstanceStateRequested.Stop, nameof(LifecycleEvent.StopRequested))]
    [InlineData(InstanceStateRequested.Reboot, nameof(LifecycleEvent.RebootRequested))]
    public void What_is_answered_with_done_can_be_done_and_the_other_way_round(InstanceStateRequested requested, string happens)
    {
        var happened = Enum.Parse<LifecycleEvent>(happens);
        foreach (var state in Enum.GetValues<LifecycleState>())
        {
            var next = Lifecycle.Next(state, happened);
            Assert.Equal(next is not null && next != state, Lifecycle.Answer(state, requested) == StateAnswer.Do);
        }
    }

    [Fact]
    public void All_that_is_not_shown_is_that_there_is_no_instance_yet()
    {
        Assert.All(Enum.GetValues<LifecycleState>().Except([LifecycleState.None]), state => Assert.True(Enum.IsDefined(Lifecycle.Show(state))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lifecycle.Show(LifecycleState.None));
    }

    private static HashSet<LifecycleState> Reach(
        IEnumerable<LifecycleState> from, Func<(LifecycleState From, LifecycleEvent Event, LifecycleState To), (LifecycleState From, LifecycleState To)> direction)
    {
        var steps = Transitions.Select(direction).ToLookup(step => step.From, step => step.To);
        var found = new HashSet<LifecycleState>(from);
        var open = new Queue<LifecycleState>(found);
        while (open.TryDequeue(out var state))
        {
            foreach (var next in steps[state].Where(found.Add))
            {
                open.Enqueue(next);
            }
        }

        return found;
    }
}
