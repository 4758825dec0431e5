using SpecLattice.Generators.Tests.CodeFixes;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>What was there before is named as C# names it. Whoever writes a JSON name or a tag is told which C# name is meant.</summary>
public sealed class HistoryNameTests
{
    private const string Types = "[SpecPart(1)] public sealed partial record Card { public required int Speed { get; init; } }";
    private const string Union = "[SpecPart(1), SpecUnion, Case<Card>(\"nic\"), Case<int>(\"number\"), Case<SpecList<string>>(\"texts\"), UnitCase(\"NotSent\", Tag = \"off\")] public readonly partial struct Device;";
    private const string Enum = "[SpecPart(1)] public enum Mode { Fast, [System.Text.Json.Serialization.JsonStringEnumMemberName(\"read_only\")] ReadOnly }";
    private const string Record = "[SpecPart(1)] public sealed partial record Box { [System.Text.Json.Serialization.JsonPropertyName(\"a note\")] public string? Note { get; init; } }";

    private const string Rest = "Case<V1.Card>(\"nic\"), Case<int>(\"number\"), Case<SpecList<string>>(\"texts\")";

    [Theory]
    [InlineData(Record, "[SpecPart(2), Removed(\"a note\")] public sealed partial record Box;", "Note", "the JSON name")]
    [InlineData(Record, "[SpecPart(2), Removed(\"note\")] public sealed partial record Box;", "Note", "another spelling")]
    [InlineData(Record, "[SpecPart(2)] public sealed partial record Box { [Renamed(\"a note\")] public string? Text { get; init; } }", "Note", "the JSON name")]
    [InlineData(Enum, "[SpecPart(2), Removed(\"read_only\")] public enum Mode { Fast }", "ReadOnly", "the JSON name")]
    [InlineData(Enum, "[SpecPart(2)] public enum Mode { Fast, [Renamed(\"read_only\")] Fixed }", "ReadOnly", "the JSON name")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, Removed(\"off\"), " + Rest + "] public readonly partial struct Device;", "NotSent", "the tag")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, UnitCase(\"Idle\", Renamed = \"off\"), " + Rest + "] public readonly partial struct Device;", "NotSent", "the tag")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, Removed(\"nic\"), Case<int>(\"number\"), Case<SpecList<string>>(\"texts\"), UnitCase(\"NotSent\")] public readonly partial struct Device;", "Card", "the tag")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, Removed(\"int\"), Case<V1.Card>(\"nic\"), Case<SpecList<string>>(\"texts\"), UnitCase(\"NotSent\")] public readonly partial struct Device;", "Int32", "the keyword")]
    public async Task A_name_of_another_kind_is_answered_with_the_one_that_is_meant(string first, string second, string name, string what)
    {
        var found = await Generation.Of(Source(first, second)).AnalyzeAsync();

        var said = Assert.Single(found, diagnostic => diagnostic.Id is "SPEC0009" or "SPEC0011").GetMessage(null);
        Assert.EndsWith($"that is {what} of '{name}', so write the C# name, \"{name}\"", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Record, "[SpecPart(2), Removed(\"Note\")] public sealed partial record Box;")]
    [InlineData(Record, "[SpecPart(2)] public sealed partial record Box { [Renamed(\"Note\")] public string? Text { get; init; } }")]
    [InlineData(Enum, "[SpecPart(2), Removed(\"ReadOnly\")] public enum Mode { Fast }")]
    [InlineData(Enum, "[SpecPart(2)] public enum Mode { Fast, [Renamed(nameof(V1.Mode.ReadOnly))] Fixed }")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, Removed(nameof(V1.Device.NotSent)), " + Rest + "] public readonly partial struct Device;")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, UnitCase(\"Idle\", Renamed = \"NotSent\"), " + Rest + "] public readonly partial struct Device;")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, Removed(nameof(V1.Card)), Case<int>(\"number\"), Case<SpecList<string>>(\"texts\"), UnitCase(\"NotSent\")] public readonly partial struct Device;")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, Removed(nameof(System.Int32)), Removed(\"SpecList\"), Case<V1.Card>, UnitCase(\"NotSent\")] public readonly partial struct Device;")]
    [InlineData(Union, "[SpecPart(2), SpecUnion, Case<V1.Card>(\"network\"), Case<long>(\"size\", Renamed = \"Int32\"), Case<SpecList<string>>(\"lines\"), UnitCase(\"NotSent\")] public readonly partial struct Device;")]
    public async Task A_name_of_CSharp_is_understood(string first, string second) => Assert.Empty(await Generation.Of(Source(first, second)).AnalyzeAsync());

    [Theory]
    [InlineData("SPEC0011", Record, "[SpecPart(2), Removed(\"a note\")] public sealed partial record Box;", "Removed(\"Note\")")]
    [InlineData("SPEC0009", Record, "[SpecPart(2)] public sealed partial record Box { [Renamed(\"a note\")] public string? Text { get; init; } }", "Renamed(\"Note\")")]
    [InlineData("SPEC0011", Enum, "[SpecPart(2), Removed(\"read_only\")] public enum Mode { Fast }", "Removed(\"ReadOnly\")")]
    [InlineData("SPEC0011", Union, "[SpecPart(2), SpecUnion, Removed(\"off\"), " + Rest + "] public readonly partial struct Device;", "Removed(\"NotSent\")")]
    public async Task The_fix_writes_the_one_that_is_meant(string id, string first, string second, string expected)
    {
        var repaired = await FixProject.Of(Source(first, second)).FixAsync(id, "Write the C# name");

        Assert.Contains(expected, repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task A_case_cannot_be_left_out_by_its_value()
    {
        var found = await Generation.Of(Source(Union, "[SpecPart(2), SpecUnion, Removed(\"NotSent\", When = true), " + Rest + "] public readonly partial struct Device;")).AnalyzeAsync();

        Assert.Contains("what is gone of a union or an enum is refused always, so leave out When", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "NotSent", "ReadOnly")]
    [InlineData("[assembly: SpecJsonNaming(SpecNaming.SnakeCase)]", "not_sent", "read_only")]
    [InlineData("[assembly: SpecJsonNaming(SpecNaming.KebabCase)]", "not-sent", "read-only")]
    public void Cases_and_enum_members_are_named_as_the_assembly_says(string naming, string unit, string value)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            {{naming}}
            namespace A.V1
            {
                [SpecPart(1), SpecUnion, UnitCase("NotSent")] public readonly partial struct Device;
                [SpecPart(1), SpecUnion(Naming = SpecNaming.AsWritten), UnitCase("NotSent")] public readonly partial struct Plain;
                [SpecPart(1)] public enum Mode { ReadOnly }
                [SpecPart(1), SpecEnum(Naming = SpecNaming.CamelCase)] public enum Other { ReadOnly }
            }
            """);

        var written = string.Concat(generation.GeneratedTrees);
        Assert.Contains($"\"{unit}\"u8", written, StringComparison.Ordinal);
        Assert.Contains("\"NotSent\"u8", written, StringComparison.Ordinal);
        Assert.Contains($"\"{value}\"u8", written, StringComparison.Ordinal);
        Assert.Contains("\"readOnly\"u8", written, StringComparison.Ordinal);
    }

    private static string Source(string first, string second) =>
        $"using SpecLattice; namespace A.V1 {{ {(first == Union ? Types : "")} {first} }} namespace A.V2 {{ {second} }}";
}
