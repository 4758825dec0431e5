using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>Two versions in one JSON context, reached in every way.</summary>
public sealed class ContextNameTests
{
    private const string Lamps = """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using SpecLattice;
        using SpecLattice.Serialization;
        namespace Home.V1 { [JsonConverter(typeof(SpecJsonConverter<Lamp>)), Spec("lamp", 1)] public sealed partial record Lamp { public required int Watts { get; init; } } }
        namespace Home.V2 { [JsonConverter(typeof(SpecJsonConverter<Lamp>)), Spec("lamp", 2)] public sealed partial record Lamp { public required int Watts { get; init; } [Added] public string? Colour { get; init; } } }
        namespace Home { public sealed record Move(V1.Lamp From, V2.Lamp To); public sealed record Room(V2.Lamp Lamp); ATTRIBUTES internal sealed partial class HomeJson : JsonSerializerContext; }
        """;

    [Theory]
    [InlineData("[JsonSerializable(typeof(V1.Lamp)), JsonSerializable(typeof(V2.Lamp))]", "TypeInfoPropertyName = \"V2Lamp\"")]
    [InlineData("[JsonSerializable(typeof(V2.Lamp)), JsonSerializable(typeof(V1.Lamp))]", "TypeInfoPropertyName = \"V1Lamp\"")]
    [InlineData("[JsonSerializable(typeof(V1.Lamp[])), JsonSerializable(typeof(V2.Lamp[]), TypeInfoPropertyName = \"V2LampArray\"), JsonSerializable(typeof(V2.Lamp))]", "[JsonSerializable(typeof(Home.V1.Lamp), TypeInfoPropertyName = \"V1Lamp\")] as well")]
    [InlineData("[JsonSerializable(typeof(Move))]", "[JsonSerializable(typeof(Home.V2.Lamp), TypeInfoPropertyName = \"V2Lamp\")] as well")]
    [InlineData("[JsonSerializable(typeof(Room)), JsonSerializable(typeof(V1.Lamp))]", "[JsonSerializable(typeof(Home.V2.Lamp), TypeInfoPropertyName = \"V2Lamp\")] as well")]
    public async Task The_second_version_of_a_name_is_reported(string attributes, string remedy)
    {
        var found = (await Generation.Of(Lamps.Replace("ATTRIBUTES", attributes, StringComparison.Ordinal)).AnalyzeAsync()).Where(diagnostic => diagnostic.Id == "SPEC3008");

        Assert.EndsWith($": write {remedy}", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[JsonSerializable(typeof(V1.Lamp)), JsonSerializable(typeof(V2.Lamp), TypeInfoPropertyName = \"New\")]")]
    [InlineData("[JsonSerializable(typeof(V1.Lamp)), JsonSerializable(typeof(V1.Lamp))]")]
    [InlineData("[JsonSerializable(typeof(Room)), JsonSerializable(typeof(V2.Lamp))]")]
    [InlineData("[JsonSerializable(typeof(Move)), JsonSerializable(typeof(V2.Lamp), TypeInfoPropertyName = \"New\")]")]
    [InlineData("[JsonSerializable(typeof(V1.Lamp)), JsonSerializable(typeof(List<V2.Lamp>), TypeInfoPropertyName = \"News\"), JsonSerializable(typeof(V2.Lamp), TypeInfoPropertyName = \"New\")]")]
    public async Task Names_that_differ_are_fine(string attributes)
    {
        var found = await Generation.Of(Lamps.Replace("ATTRIBUTES", attributes, StringComparison.Ordinal)).AnalyzeAsync();

        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "SPEC3008");
    }
}
