namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>The fixes that discard on purpose, and those that keep unknown members.</summary>
public sealed class LossFixTests
{
    [Fact]
    public async Task A_member_is_discarded_for_a_reason_that_somebody_has_to_write()
    {
        var project = FixProject.Of(Family("public string? Note { get; init; }", ""));

        var discarded = await project.FixAsync("SPEC0006", "Discard");

        Assert.Contains("    [Removed(\"Note\", Discard = \"TODO: why\")]\n    public sealed", discarded.Text, StringComparison.Ordinal);
        var left = Assert.Single(await discarded.AnalyzeAsync());
        Assert.Equal("SPEC0077", left.Id);
        await FixProject.Of(discarded.Text.Replace("TODO: why", "nobody reads it", StringComparison.Ordinal)).AssertCleanAsync();
    }

    [Theory]
    [InlineData("TODO", true)]
    [InlineData("todo: ask Ann", true)]
    [InlineData("...", true)]
    [InlineData(" \u00a0", true)]
    [InlineData("?", true)]
    [InlineData("TODO lists went out of use", false)]
    [InlineData("#42", false)]
    public async Task A_note_that_the_reason_is_to_come_is_none(string reason, bool isReported)
    {
        var found = await FixProject.Of(Family("public string? Note { get; init; }", "").Replace("[Spec(\"board\", 2)]", $"[Spec(\"board\", 2), Removed(\"Note\", Discard = \"{reason}\")]", StringComparison.Ordinal)).AnalyzeAsync();

        Assert.Equal(isReported ? ["SPEC0077"] : [], found.Select(problem => problem.Id));
    }

    [Fact]
    public async Task A_member_that_cannot_be_null_is_discarded_and_then_asks_what_to_put_in_its_place_on_the_way_down()
    {
        var discarded = await FixProject.Of(Family("public required bool IsOn { get; init; }", "")).FixAsync("SPEC0006", "Discard");
        var repaired = await FixProject.Of(discarded.Text.Replace("TODO: why", "always on", StringComparison.Ordinal)).FixAsync("SPEC0005", "When = true");

        Assert.Contains("[Removed(\"IsOn\", Discard = \"always on\", When = true)]", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("""[Spec("board", 2)]""", "{ public required int Size { get; init; } }")]
    [InlineData("""[Spec("board", 2)]""", "(int Size);")]
    [InlineData("""[Spec("board", 2)]""", "{ public required int Size { get; init; } public SpecUnknownMembers Rest { get; init; } }")]
    [InlineData("""[Spec("board", 2)]""", "{ public required int Size { get; init; } [Added] public string? Unknown { get; init; } }")]
    [InlineData("""[SameAs(typeof(V1.Board))][Spec("board", 2)]""", ";")]
    [InlineData("""[SpecLattice.Spec("board", 2)]""", "{ public required int Size { get; init; } }")]
    public async Task Unknown_members_that_would_be_lost_are_kept_or_refused(string attribute, string body)
    {
        var project = FixProject.Of(Keeping(attribute, body));

        Assert.Equal(["Keep", "Refuse"], await project.OffersAsync("SPEC0081"));
        Assert.False(await project.CanFixAllAsync("SPEC0081", "Refuse"));
        foreach (var way in new[] { "Keep", "Refuse" })
        {
            if (way == "Refuse" && body.Contains("SpecUnknownMembers", StringComparison.Ordinal))
            {
                continue;
            }

            var repaired = await project.FixAsync("SPEC0081", way);
            Assert.Contains($"UnknownMembers = {(attribute.Contains("SpecLattice.", StringComparison.Ordinal) ? "SpecLattice." : "")}UnknownMembers.{way}", repaired.Text, StringComparison.Ordinal);
            await repaired.AssertCleanAsync();
        }
    }

    [Theory]
    [InlineData("""[Spec("board", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Board(int Size);""", "Keep")]
    [InlineData("""[Spec("board", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Board;""", "Keep")]
    [InlineData("""[Spec("board", 1)] public sealed partial record Board { public SpecUnknownMembers Others { get; init; } }""", "Keep")]
    [InlineData("""[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)] public sealed partial record Board { public SpecUnknownMembers Others { get; init; } }""", "Keep")]
    [InlineData("""[Spec("board", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Board { public required SpecUnknownMembers Others { get; init; } }""", "Plain")]
    [InlineData("""[Spec("board", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Board { public SpecUnknownMembers Others { get; set; } }""", "Plain")]
    [InlineData("""[Spec("board", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Board { [System.Text.Json.Serialization.JsonPropertyName("o")] public SpecUnknownMembers Others { get; init; } }""", "Plain")]
    public async Task A_record_that_keeps_them_wrongly_is_put_right(string declaration, string way)
    {
        var project = FixProject.Of("using SpecLattice;\nnamespace Vmm.V1;\n" + declaration);
        Assert.Equal([way], await project.OffersAsync("SPEC0080"));

        await (await project.FixAsync("SPEC0080", way)).AssertCleanAsync();
    }

    [Theory]
    [InlineData("""[Spec("board", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Board(SpecUnknownMembers Others);""")]
    [InlineData("""[Spec("board", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Board { public SpecUnknownMembers A { get; init; } public SpecUnknownMembers B { get; init; } }""")]
    public async Task Where_somebody_has_to_choose_nothing_is_offered(string declaration) =>
        Assert.Empty(await FixProject.Of("using SpecLattice;\nnamespace Vmm.V1;\n" + declaration).OffersAsync("SPEC0080"));

    private static string Family(string older, string newer) => $$"""
        using SpecLattice;

        namespace Vmm.V1
        {
            [Spec("board", 1)]
            public sealed partial record Board
            {
                public required int Size { get; init; }

                {{older}}
            }
        }

        namespace Vmm.V2
        {
            [Spec("board", 2)]
            public sealed partial record Board
            {
                public required int Size { get; init; }

                {{newer}}
            }
        }
        """;

    private static string Keeping(string attribute, string body) => $$"""
        using SpecLattice;

        namespace Vmm.V1
        {
            [Spec("board", 1, UnknownMembers = UnknownMembers.Keep)]
            public sealed partial record Board
            {
                public required int Size { get; init; }

                public SpecUnknownMembers Kept { get; init; }
            }
        }

        namespace Vmm.V2
        {
            {{attribute}}
            public sealed partial record Board{{body}}
        }
        """;
}
