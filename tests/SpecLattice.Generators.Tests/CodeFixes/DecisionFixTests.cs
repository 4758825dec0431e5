namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>Fix All, and so <c>dotnet format</c>, writes nothing that says what data means.</summary>
public sealed class DecisionFixTests
{
    private const string Family = """
        using SpecLattice;

        namespace Vmm.V1
        {
            [Spec("board", 1)]
            public sealed partial record Board
            {
                public required int Size { get; init; }

                OLD
            }
        }

        namespace Vmm.V2
        {
            [Spec("board", 2)]
            public sealed partial record Board
            {
                public required int Size { get; init; }

                NEW
            }
        }
        """;

    [Theory]
    [InlineData("SPEC0006", "public required int Old { get; init; }", "")]
    [InlineData("SPEC0006", "public string? Old { get; init; }", "")]
    [InlineData("SPEC0006", "public required bool Old { get; init; }", "[Added(false)] public required bool IsOn { get; init; }")]
    [InlineData("SPEC0007", "", "public required int Count { get; init; }")]
    [InlineData("SPEC0007", "", "public required bool IsOn { get; init; }")]
    [InlineData("SPEC0005", "", "[Added] public required int Count { get; init; }")]
    [InlineData("SPEC0020", "public int Count { get; init; }", "public required int Count { get; init; }")]
    public async Task Fix_all_decides_nothing(string id, string old, string @new)
    {
        var project = FixProject.Of(Family.Replace("OLD", old, StringComparison.Ordinal).Replace("NEW", @new, StringComparison.Ordinal));
        var before = project.Text;

        foreach (var way in await project.OffersAsync(id))
        {
            Assert.False(await project.CanFixAllAsync(id, way), $"{way} is offered for all places");
            var one = await project.FixAsync(id, way);
            Assert.NotEqual(before, one.Text);
        }
    }

    [Fact]
    public async Task A_new_member_that_may_be_null_and_replaces_nothing_is_no_decision() =>
        Assert.True(await FixProject.Of(Family.Replace("OLD", "", StringComparison.Ordinal).Replace("NEW", "public string? Note { get; init; }", StringComparison.Ordinal)).CanFixAllAsync("SPEC0007", "Added"));
}
