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

    [Fact]
    public async Task A_sum_in_a_context_of_its_own_assembly_names_its_converter()
    {
        const string Sum = """
            using System.Text.Json.Serialization;
            using SpecLattice;

            namespace Home
            {
                [SpecSum("lamp", Envelope = SpecEnvelopeForm.Inside, Mark = "v")]
                public abstract partial record AnyLamp;

                [JsonSerializable(typeof(AnyLamp))]
                internal sealed partial class HomeJson : JsonSerializerContext;
            }

            namespace Home.V1
            {
                [Spec("lamp", 1)]
                public sealed partial record Lamp(int Watts);
            }
            """;

        var repaired = await CodeFixes.FixProject.Of(Sum).FixAsync("SPEC3004");

        Assert.Contains("SpecJsonConverter<AnyLamp>", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Versions_and_sums_of_one_name_in_several_namespaces_all_get_names_of_their_own()
    {
        const string Both = """
            using System.Text.Json.Serialization;
            using SpecLattice;
            using SpecLattice.Serialization;
            namespace A { [JsonConverter(typeof(SpecJsonConverter<AnyLamp>)), SpecSum("a", Envelope = SpecEnvelopeForm.Inside, Mark = "v")] public abstract partial record AnyLamp; }
            namespace A.V1 { [JsonConverter(typeof(SpecJsonConverter<Lamp>)), Spec("a", 1)] public sealed partial record Lamp(int Watts); }
            namespace B { [JsonConverter(typeof(SpecJsonConverter<AnyLamp>)), SpecSum("b", Mark = "v")] public abstract partial record AnyLamp; }
            namespace B.V1 { [JsonConverter(typeof(SpecJsonConverter<Lamp>)), Spec("b", 1)] public sealed partial record Lamp(int Watts); }
            namespace C.V1 { [JsonConverter(typeof(SpecJsonConverter<Lamp>)), Spec("c", 1)] public sealed partial record Lamp(int Watts); }
            namespace Home
            {
                [JsonSerializable(typeof(A.AnyLamp)), JsonSerializable(typeof(B.AnyLamp)), JsonSerializable(typeof(A.V1.Lamp)), JsonSerializable(typeof(B.V1.Lamp)), JsonSerializable(typeof(C.V1.Lamp))]
                internal sealed partial class HomeJson : JsonSerializerContext;
            }
            """;
        var project = CodeFixes.FixProject.Of(Both);

        var repaired = await project.FixAllAsync("SPEC3008");

        Assert.Contains("typeof(B.AnyLamp), TypeInfoPropertyName = \"BAnyLamp\"", repaired.Text, StringComparison.Ordinal);
        Assert.Contains("typeof(B.V1.Lamp), TypeInfoPropertyName = \"V1Lamp\"", repaired.Text, StringComparison.Ordinal);
        Assert.Contains("typeof(C.V1.Lamp), TypeInfoPropertyName = \"CV1Lamp\"", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
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
