
namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>What the fixes of the rules about use write.</summary>
public sealed class UseFixTests
{
    private const string Specs = """
        using SpecLattice;

        namespace Home.V1
        {
            [Spec("lamp", 1)]
            public sealed partial record Lamp
            {
                public required int Watts { get; init; }
            }

            [SpecPart(1)]
            public sealed partial record Dimmed
            {
                public required int Level { get; init; }
            }

            [SpecPart(1)]
            [SpecUnion(Naming = SpecNaming.SnakeCase)]
            [Case<Dimmed>, UnitCase("Off"), UnitCase("FullyOn")]
            public readonly partial struct Position;
        }

        namespace Home.V2
        {
            [Spec("lamp", 2)]
            public sealed partial record Lamp
            {
                public required int Watts { get; init; }
            }
        }

        namespace Home
        {
            public static class Shop
            {
                {0}
            }
        }
        """;

    [Theory]
    [InlineData(
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp => 1, UnknownLamp => 0 };",
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp => 1, UnknownLamp => 0, V2.Lamp => throw new System.NotImplementedException() };")]
    [InlineData(
        "static int F(VersionedLamp lamp) => lamp switch { V2.Lamp { Watts: > 3 } => 1, UnknownLamp => 0, V1.Lamp => 2, _ => throw new System.Exception() };",
        "static int F(VersionedLamp lamp) => lamp switch { V2.Lamp { Watts: > 3 } => 1, UnknownLamp => 0, V1.Lamp => 2, V2.Lamp => throw new System.NotImplementedException(), _ => throw new System.Exception() };")]
    [InlineData(
        """
        static string F(V1.Position position) => position.Value switch
                {
                    // Not full.
                    V1.Dimmed => "dimmed", // some
                    V1.Position.Off => "off",
                };
        """,
        """
        static string F(V1.Position position) => position.Value switch
                {
                    // Not full.
                    V1.Dimmed => "dimmed", // some
                    V1.Position.Off => "off",
                    V1.Position.FullyOn => throw new System.NotImplementedException(),
                };
        """)]
    [InlineData(
        """
        static int F(VersionedLamp? lamp)
                {
                    switch (lamp)
                    {
                        case V1.Lamp one when one.Watts > 3:
                        case UnknownLamp:
                            return 1;
                        case null:
                            return 0;
                    }

                    return 2;
                }
        """,
        """
        static int F(VersionedLamp? lamp)
                {
                    switch (lamp)
                    {
                        case V1.Lamp one when one.Watts > 3:
                        case UnknownLamp:
                            return 1;
                        case null:
                            return 0;
                        case V1.Lamp:
                            throw new System.NotImplementedException();
                        case V2.Lamp:
                            throw new System.NotImplementedException();
                    }

                    return 2;
                }
        """)]
    public async Task Adds_the_missing_arms(string source, string expected) => await CheckAsync("SPEC3001", source, expected);

    [Theory]
    [InlineData(
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp => 1, _ => 0 };",
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp => 1, V2.Lamp or UnknownLamp => 0 };")]
    [InlineData(
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp => 1, var other => other.Version };",
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp => 1, (V2.Lamp or UnknownLamp) and var other => other.Version };")]
    [InlineData(
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp or V2.Lamp => 1, VersionedLamp other => other.Version };",
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp or V2.Lamp => 1, UnknownLamp and var other => other.Version };")]
    [InlineData(
        "static int F(V1.Position p) { switch (p.Value) { case V1.Dimmed: return 1; default: return 0; } }",
        "static int F(V1.Position p) { switch (p.Value) { case V1.Dimmed: return 1; case V1.Position.Off or V1.Position.FullyOn: return 0; } }")]
    [InlineData(
        "static int F(V1.Position p) { switch (p.Value) { case V1.Dimmed: return 1; case V1.Position.Off or V1.Position.FullyOn: return 2; default: return 0; } }",
        "static int F(V1.Position p) { switch (p.Value) { case V1.Dimmed: return 1; case V1.Position.Off or V1.Position.FullyOn: return 2; default: throw new System.Diagnostics.UnreachableException(); } }")]
    [InlineData(
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp or V2.Lamp or UnknownLamp => 1, _ => 0 };",
        "static int F(VersionedLamp lamp) => lamp switch { V1.Lamp or V2.Lamp or UnknownLamp => 1, _ => throw new System.Diagnostics.UnreachableException() };")]
    public async Task Names_what_an_arm_is_for(string source, string expected) => await CheckAsync("SPEC3002", source, expected, compiles: !source.Contains("default: return 0; } }", StringComparison.Ordinal));

    [Theory]
    [InlineData("static V1.Position F() => default;", "static V1.Position F() => new V1.Position.Off();")]
    [InlineData("static V1.Position F() => default(V1.Position);", "static V1.Position F() => new V1.Position.Off();")]
    [InlineData("static V1.Position F(V1.Position p = default) => p;", null)]
    public async Task Puts_a_unit_case_in_the_place_of_nothing(string source, string? expected)
    {
        var project = FixProject.Of(Source(source));

        Assert.Equal(["Off", "FullyOn"], await project.OffersAsync("SPEC3003"));
        if (expected is not null)
        {
            await CheckAsync("SPEC3003", source, expected);
        }
    }

    [Fact]
    public async Task Null_is_offered_where_it_is_a_value()
    {
        var project = FixProject.Of(Source("static V1.Position? F() => default(V1.Position);"));

        var repaired = await project.FixAsync("SPEC3003", "null");

        Assert.Equal(Source("static V1.Position? F() => null;"), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Converter_is_shown_once_for_all_contexts()
    {
        const string Context = """
            using System.Text.Json.Serialization;
            using Home;

            namespace Web;

            public sealed record Room { public required Home.V1.Lamp Lamp { get; init; } public required Home.V1.Position[] Positions { get; init; } }

            [JsonSerializable(typeof(Room))]
            internal sealed partial class OneJson : JsonSerializerContext;

            [JsonSerializable(typeof(System.Collections.Generic.Dictionary<string, Home.V1.Lamp?>))]
            internal sealed partial class OtherJson : JsonSerializerContext;
            """;

        var repaired = await FixProject.Of(("Specs.cs", Source("")), ("Web.cs", Context)).FixAllAsync("SPEC3004");

        Assert.Equal(Context, repaired.Files["Web.cs"]);
        Assert.Equal(
            Source("")
                .Replace("[Spec(\"lamp\", 1)]", "[Spec(\"lamp\", 1)]\n    [System.Text.Json.Serialization.JsonConverter(typeof(SpecLattice.Serialization.SpecJsonConverter<Lamp>))]", StringComparison.Ordinal)
                .Replace("UnitCase(\"FullyOn\")]", "UnitCase(\"FullyOn\")]\n    [System.Text.Json.Serialization.JsonConverter(typeof(SpecLattice.Serialization.SpecJsonConverter<Position>))]", StringComparison.Ordinal),
            repaired.Files["Specs.cs"]);
        await repaired.AssertCleanAsync();
    }

    private static async Task CheckAsync(string id, string source, string expected, bool compiles = true)
    {
        var repaired = await FixProject.Of(Source(source)).FixAsync(id);

        Assert.Equal(Source(expected), repaired.Text);
        Assert.DoesNotContain(await repaired.AnalyzeAsync(), found => found.Id == id);
        if (compiles)
        {
            Assert.Empty(await repaired.FindErrorsAsync());
        }
    }

    private static string Source(string member) => Specs.Replace("{0}", member, StringComparison.Ordinal);
}
