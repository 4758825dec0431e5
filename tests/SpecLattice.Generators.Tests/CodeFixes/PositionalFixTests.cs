using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>The fixes of members, where a member is the parameter of a positional record.</summary>
public sealed class PositionalFixTests
{
    [Theory]
    [InlineData("string Name", "string Name, string? Note", "SPEC0007", "Added", "string Name, [Added] string? Note")]
    [InlineData("string Name", "string Name, bool Gift", "SPEC0007", "Added(true)", "string Name, [Added(true)] bool Gift")]
    [InlineData("bool Old", "bool New", "SPEC0007", "Renamed from Old", "[Renamed(\"Old\")] bool New")]
    [InlineData("bool Old", "[Sensitive] bool New", "SPEC0007", "Renamed from Old", "[Sensitive] [Renamed(\"Old\")] bool New")]
    [InlineData("bool Old", "bool New", "SPEC0006", "Renamed to New", "[Renamed(\"Old\")] bool New")]
    [InlineData("string Name", "string Name, [Added] bool Gift", "SPEC0005", "false", "string Name, [Added(false)] bool Gift")]
    [InlineData("string Name", "string Name, [Added] bool Gift", "SPEC0005", "Nullable", "string Name, [Added] bool? Gift")]
    [InlineData("string? Name", "[Renamed(\"Nmae\")] string? Title", "SPEC0009", "Renamed from Name", "[Renamed(\"Name\")] string? Title")]
    [InlineData("string Name", "[Renamed(\"Nmae\")] string Name", "SPEC0009", "Remove", "string Name")]
    [InlineData("string Name, Item? First", "string Name, V1.Item? First", "SPEC0034", "StalePartFix", "string Name, Item? First")]
    public async Task A_parameter_is_fixed_as_a_property_is(string older, string newer, string id, string key, string expected)
    {
        var project = FixProject.Of(Family(older, newer));

        Assert.Contains(key, await project.OffersAsync(id));
        var repaired = await project.FixAsync(id, key);

        Assert.Equal(Family(older, expected), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task A_member_that_was_removed_is_declared_on_a_record_without_a_body()
    {
        var repaired = await FixProject.Of(Family("string Name, string? Note", "string Name")).FixAsync("SPEC0006", "Removed(...)");

        Assert.Contains("    [Removed(\"Note\")]\n    public sealed partial record Order(string Name);", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("string? Note", "declare [Added], or")]
    [InlineData("bool Gift", "declare [Added(value)], or")]
    [InlineData("bool Gift = true", "declare [Added(value)], or")]
    public async Task The_message_says_whether_the_absent_value_has_to_be_given(string added, string expected)
    {
        var found = Assert.Single(await Generation.Of(Family("string Name", $"string Name, {added}")).AnalyzeAsync(), found => found.Id == "SPEC0007");

        Assert.Contains(expected, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static string Family(string older, string newer) => $$"""
        using SpecLattice;

        namespace Vmm.V1
        {
            [Spec("order", 1)]
            public sealed partial record Order({{older}});

            [SpecPart(1)]
            public sealed partial record Item(int Count);
        }

        namespace Vmm.V2
        {
            [Spec("order", 2)]
            public sealed partial record Order({{newer}});

            [SpecPart(2)]
            public sealed partial record Item(int Count);
        }
        """;
}
