using SpecLattice.CompilerServices;

namespace SpecLattice.Tests.Conversions;

public class LossCollectorTests
{
    [Fact]
    public void Allocates_nothing_without_a_loss()
    {
        // An array: without optimization, the runtime allocates for a constant span.
        int[] route = [3, 2, 1];
        int marks = Walk(route);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            marks += Walk(route);
        }

        // The runtime itself may allocate a little meanwhile.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
        Assert.Equal(0, marks);

        static int Walk(int[] route)
        {
            var losses = new LossCollector("box", route);
            LossMark mark = losses.Here;
            losses.Prefix(mark, "member");
            losses.Prefix(mark, 7);
            return losses.Any || losses.Here != mark ? -1 : 0;
        }
    }

    [Fact]
    public void Places_losses_from_the_inside_out()
    {
        var losses = new LossCollector("box", [3, 2]);
        losses.Add("first", LossKind.MemberNotRepresentable, 3, "first");
        LossMark outer = losses.Here;
        LossMark inner = losses.Here;
        losses.Add(LossKind.CaseNotRepresentable, 3, "whole");
        losses.Add("x", LossKind.OutOfRange, 3, "member");
        losses.Prefix(inner, 4);
        losses.Add("y", LossKind.NullNotAllowed, 3, "sibling");
        losses.Prefix(outer, "outer");
        losses.Prefix(losses.Here, "never");
        Assert.Equal(["/first", "/outer/4", "/outer/4/x", "/outer/y"], losses.ToReport().Select(l => l.Pointer));
    }

    [Theory]
    [InlineData("a/b", "/a~1b")]
    [InlineData("a~b", "/a~0b")]
    [InlineData("~1", "/~01")]
    [InlineData("", "/")]
    [InlineData("é \"\n", "/é \"\n")]
    public void Escapes_segments(string name, string segment)
    {
        var losses = new LossCollector("box", [3, 2]);
        losses.Add(name, LossKind.Custom, 3, "m");
        losses.Prefix(default(LossMark), name);
        Assert.Equal(segment + segment, losses.ToReport()[0].Pointer);
    }

    [Theory]
    [InlineData(new[] { 6, 3, 2, 1 }, 6, 6, 3)]
    [InlineData(new[] { 6, 3, 2, 1 }, 3, 3, 2)]
    [InlineData(new[] { 6, 3, 2, 1 }, 2, 2, 1)]
    [InlineData(new[] { 6, 3, 2, 1 }, 5, 6, 3)]
    [InlineData(new[] { 6, 3, 2, 1 }, 1, 6, 1)]
    [InlineData(new[] { 6, 3, 2, 1 }, 7, 6, 1)]
    [InlineData(new[] { 1, 2, 3, 6 }, 6, 3, 6)]
    [InlineData(new[] { 1, 2, 3, 6 }, 2, 1, 2)]
    [InlineData(new[] { 6, 3, 2, 21 }, 3, 3, 2)]
    [InlineData(new[] { 6, 3, 2, 21 }, 21, 2, 21)]
    [InlineData(new[] { 21, 2, 3, 6 }, 6, 3, 6)]
    [InlineData(new[] { 21, 2, 3, 6 }, 21, 21, 2)]
    [InlineData(new[] { 3 }, 3, 3, 3)]
    public void Finds_the_step_that_loses(int[] route, int since, int from, int to)
    {
        var losses = new LossCollector("box", route);
        losses.Add(LossKind.Custom, since, "m");
        Loss loss = losses.ToReport()[0];
        Assert.Equal(new LossStep(from, to), loss.Step);
        Assert.Equal((route[0], route[^1]), (loss.FromVersion, loss.ToVersion));
    }

    [Fact]
    public void Takes_over_the_losses_of_a_hand_written_conversion()
    {
        var losses = new LossCollector("box", [6, 3, 2]);
        losses.AddReport(new LossReport(Loss.Custom("/a", "one"), Loss.Custom("", "two") with { Step = new LossStep(6, 3) }), since: 3);
        losses.AddWhole(Loss.Custom("/b", "three"));
        losses.Prefix(default(LossMark), "x");
        Assert.Equal(
            [
                "/x/a: one (3 -> 2, box)",
                "/x: two (6 -> 3, box)",
                "/x/b: three (6 -> 2, box)",
            ],
            losses.ToReport().Select(l => l.ToString()));
        Assert.All(losses.ToReport(), l => Assert.Equal(("box", 6, 2, LossKind.Custom), (l.Family, l.FromVersion, l.ToVersion, l.Kind)));
    }

    [Fact]
    public void Completes_with_the_value_or_the_losses()
    {
        var losses = new LossCollector("box", [3, 2]);
        Assert.Equal("x", losses.Complete("x").GetValueOrThrow());
        Assert.Equal(5, losses.Complete<int>(5).GetValueOrThrow());
        bool threw = false;
        try
        {
            Assert.Fail(losses.Complete<string>(null).ToString());
        }
        catch (InvalidOperationException)
        {
            threw = true;
        }

        Assert.True(threw, "neither a value nor a loss");
        losses.Add(LossKind.Custom, 3, "m");
        Assert.False(losses.Complete("x").IsSuccess);
        Assert.False(losses.Complete<string>(null).IsSuccess);
    }
}
