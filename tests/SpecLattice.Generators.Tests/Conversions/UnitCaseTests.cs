using SpecLattice.Generators.Tests.Infrastructure;
using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>A case without a value is a type inside its union: it is made, matched, compared and converted as the others are, and allocates nothing.</summary>
public sealed class UnitCaseTests
{
    private const string Family = """
        namespace V1
        {
            [SpecPart(1)] public sealed partial record Disk { public required int Size { get; init; } }
            [SpecPart(1), SpecUnion(Tag = "t")] [Case<Disk>, UnitCase("Off"), UnitCase("state", Tag = "Off!")] public readonly partial struct Device;
            [Spec("rack", 1)]
            public sealed partial record Rack
            {
                [SpecDefault(Member = nameof(Device.Off))] public Device Front { get; init; } = new Device.Off();
                public required SpecMap<string, Device> Devices { get; init; }
                public required SpecList<Choice> Choices { get; init; }
            }
            [SpecPart(1), SpecUnion] [UnitCase("Yes"), UnitCase("No")] public readonly partial struct Choice;
        }

        namespace V2
        {
            [SpecPart(2), SpecUnion(Tag = "t")] [Case<V1.Disk>, UnitCase("Idle", Renamed = "Off", Tag = "Idle"), UnitCase("state", Tag = "Off!")] public readonly partial struct Device;
            [Spec("rack", 2)]
            public sealed partial record Rack
            {
                [SpecDefault(Member = nameof(Device.Idle))] public Device Front { get; init; } = new Device.Idle();
                [Added(Member = nameof(Device.Idle))] public required Device Back { get; init; }
                public required SpecMap<string, Device> Devices { get; init; }
                public required SpecList<V1.Choice> Choices { get; init; }
            }
        }
        """;

    [Fact]
    public void It_is_made_matched_and_compared() => Assert.Equal(
        ["True", "True", "True", "False", "False", "Off", "off", "unit off", "state", "Off { }", "True", "{\"t\":\"Off\"}", "True", "1"],
        Evaluate(
            Family,
            "((V1.Device)new V1.Device.Off()).Value is V1.Device.Off",
            "(V1.Device)new V1.Device.Off() == default(V1.Device.Off)",
            "new V1.Device(new V1.Device.Off()).Equals((object)(V1.Device)new V1.Device.Off())",
            "(V1.Device)new V1.Device.Off() == new V1.Device.state()",
            "(V1.Device)new V1.Device.Off() == default",
            "((V1.Device)new V1.Device.Off()).Tag",
            "((V1.Device)new V1.Device.Off()).Match(disk => \"disk\", () => \"off\", () => \"state\")",
            "((V1.Device)new V1.Device.Off()).Match(\"unit \", (s, disk) => s, s => s + \"off\", s => s)",
            "((V1.Device)new V1.Device.state()).Value switch { V1.Disk => \"disk\", V1.Device.Off => \"off\", V1.Device.state => \"state\" }",
            "((V1.Device)new V1.Device.Off()).ToString()",
            // One object stands for all of them, whether made, read or converted.
            "ReferenceEquals(((V1.Device)new V1.Device.Off()).Value, Parse<V1.Device>(\"\"\"{\"t\":\"Off\"}\"\"\").Value)",
            "Json((V1.Device)new V1.Device.Off())",
            "ReferenceEquals(((V1.Device)new V1.Device.Off()).ToV2().Value, ((V2.Device)new V2.Device.Idle()).Value)",
            "new System.Collections.Generic.HashSet<V1.Device> { new V1.Device.Off(), default(V1.Device.Off) }.Count"));

    [Fact]
    public void It_is_converted_and_declared_as_absent_and_default() => Assert.Equal(
        [
            """{"Back":{"t":"Idle"},"Devices":{"a":{"t":"Idle"},"b":{"t":"Off!"},"c":{"t":"Disk","Size":1}},"Choices":["Yes"]}""",
            "True",
            "/Back MemberNotRepresentable",
            "/Back",
        ],
        Evaluate(
            Family + """
            static class Racks
            {
                public static V1.Rack Old => new()
                {
                    Devices = SpecMap.Create<string, V1.Device>([new("a", new V1.Device.Off()), new("b", new V1.Device.state()), new("c", new V1.Disk { Size = 1 })]),
                    Choices = [new V1.Choice.Yes()],
                };
            }
            """,
            "Json(Racks.Old.ToV2())",
            "Racks.Old.ToV2().ToV1().GetValueOrThrow() == Racks.Old",
            "(Racks.Old.ToV2() with { Back = new V2.Device.state() }).ToV1().Losses.Single() is var loss ? $\"{loss.Pointer} {loss.Kind}\" : \"\"",
            "(Racks.Old.ToV2() with { Back = new V1.Disk { Size = 3 } }).ToV1().Losses.Single().Pointer"));

    [Theory]
    [InlineData("V1.Device.Of", "CS0426 CS0117")]
    [InlineData("V2.Device.Off", "CS0426 CS0117")]
    [InlineData("V1.Choice.Yes", "")]
    [InlineData("V1.Device.Off", "")]
    public void A_name_that_is_no_case_does_not_compile(string name, string expected)
    {
        var generation = Generation.Of("using System.Linq; using SpecLattice;" + Family + $"static class Use {{ static bool Is(V1.Device device) => device.Value is {name}; }}");

        Assert.Equal(expected.Length > 0, generation.CompilerDiagnostics.Any(error => expected.Contains(error.Id, System.StringComparison.Ordinal)));
    }

    /// <summary>The first two blocks of the page about unions: a declaration, and its use.</summary>
    [Fact]
    public void The_page_about_unions_shows_code_that_compiles()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "unions.md")).ReplaceLineEndings("\n");
        var blocks = page.Split("```csharp\n")[1..3].Select(block => block.Split("```")[0]).ToList();

        var generation = Generation.Of($$"""
            using SpecLattice;
            [SpecPart(1)] public sealed partial record Disk { public required string Path { get; init; } }
            [SpecPart(1)] public sealed partial record Network { public required string Name { get; init; } }
            {{blocks[0]}}
            static class Page { static string Use() { {{blocks[1]}} return text; } }
            """);

        Assert.Empty(generation.CompilerDiagnostics.Where(error => error.Id != "CS8509").Select(error => error.ToString()));
    }
}
