using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>What the rules say: types by the names that C# has for them, in full where two have the same name.</summary>
public sealed class MessageTests
{
    private const string Stale = """
        namespace Home.V1 { [SpecPart(1)] public sealed partial record Bulb { public required int Watts { get; init; } } [Spec("lamp", 1)] public sealed partial record Lamp { public required Bulb Bulb { get; init; } } }
        namespace Home.V2 { [SpecPart(2)] public sealed partial record Bulb { public required long Watts { get; init; } } [Spec("lamp", 2)] public sealed partial record Lamp { public required V1.Bulb Bulb { get; init; } } }
        """;

    private const string EnumBeside = "namespace Home.V1 { public sealed class ModeJsonConverter { } [SpecPart(1)] public enum Mode { On, Off } }";

    private const string SumBeside = "namespace Home { public sealed class VersionedLamp { } } namespace Home.V1 { [Spec(\"lamp\", 1)] public sealed partial record Lamp { public required int Watts { get; init; } } }";

    private const string Clamped = "namespace Home { [SpecModel] public sealed record Model(int Watts); public static class Mapping { public static Conversion<V1.Lamp> Old(Model m) => new V1.Lamp { Watts = (byte)Math.Min(m.Watts, 255) }; } } namespace Home.V1 { [Spec(\"lamp\", 1)] public sealed partial record Lamp { public required byte Watts { get; init; } } }";

    private const string Cut = "namespace Home { [SpecModel] public sealed record Model(int Watts); public static class Mapping { public static Conversion<V1.Lamp> Old(Model m) => new V1.Lamp { Watts = (byte)m.Watts }; } } namespace Home.V1 { [Spec(\"lamp\", 1)] public sealed partial record Lamp { public required byte Watts { get; init; } } }";

    [Theory]
    [InlineData(Stale, "SPEC0034", "'Bulb' still has the type Home.V1.Bulb, although this version has Home.V2.Bulb")]
    [InlineData(EnumBeside, "SPEC0019", "'Home.V1.ModeJsonConverter' cannot be used: generated code has a member of that name, or it is not an identifier")]
    [InlineData(SumBeside, "SPEC0019", "'Home.VersionedLamp' cannot be used: generated code has a member of that name, or it is not an identifier")]
    [InlineData(Clamped, "SPEC1010", "A value of type int that does not fit byte silently is clamped here: check it, or refuse the conversion")]
    [InlineData(Cut, "SPEC1010", "A value of type int that does not fit byte silently becomes another value here: check it, or refuse the conversion")]
    public async Task A_message_names_types_as_they_are_written(string source, string id, string message)
    {
        var found = (await Generation.Of("using System; using SpecLattice; " + source).AnalyzeAsync()).Where(diagnostic => diagnostic.Id == id).ToList();

        Assert.Equal(message, Assert.Single(found).GetMessage(null));
    }

    [Fact]
    public async Task A_positional_parameter_is_not_said_to_be_neither_required_nor_nullable()
    {
        var found = await Generation.Of("using SpecLattice; namespace Home.V1 { [Spec(\"lamp\", 1)] public sealed partial record Lamp(int Watts, string Name); }").AnalyzeAsync();

        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "SPEC0020");
    }
}
