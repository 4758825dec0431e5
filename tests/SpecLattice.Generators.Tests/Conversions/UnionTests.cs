using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>What happens to unions and enums from version to version, in all three layouts.</summary>
public sealed class UnionTests
{
    public static TheoryData<string, string, string, string> Layouts { get; } = new()
    {
        { "Tag = \"t\", Content = \"c\"", """{"t":"Disk","c":{"Size":1}}""", """{"t":"None"}""", "/Parts/a/c/Size" },
        { "Tag = \"t\"", """{"t":"Disk","Size":1}""", """{"t":"None"}""", "/Parts/a/Size" },
        { "", """{"Disk":{"Size":1}}""", "\"None\"", "/Parts/a/Disk/Size" },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Cases_go_up_and_down_and_lost_ones_are_named(string layout, string disk, string none, string place) => Assert.Equal(
        [
            $$$"""{"Parts":{"a":{{{disk}}},"b":{{{none}}}},"First":{{{none}}},"List":[{{{disk}}}]}""",
            "True",
            "/Parts/f CaseNotRepresentable 2 -> 1: `Fan` exists since version 2\n/First CaseNotRepresentable 2 -> 1: `Fan` exists since version 2",
            $"{place} OutOfRange 2 -> 1: the number is not between 0 and 255, the range on the other side of version 2",
            "/Parts/x~1y~0 CaseNotRepresentable 1 -> 2: `Old` was removed in version 2",
        ],
        Evaluate(
            Family(layout),
            $$$""""Json(Parse<V1.Box>("""{"Parts":{"a":{{{disk}}},"b":{{{none}}}},"First":{{{none}}},"List":[{{{disk}}}]}""").ToV2().GetValueOrThrow())"""",
            $$$""""Parse<V1.Box>("""{"Parts":{"a":{{{disk}}},"b":{{{none}}}},"First":{{{none}}},"List":[{{{disk}}}]}""") is var box && box.ToV2().GetValueOrThrow().ToV1().GetValueOrThrow() == box"""",
            """Show(new V2.Box { Parts = SpecMap.Create<string, V2.Part>([new("f", new V2.Part.Fan()), new("n", new V2.Part.None())]), First = new V2.Part.Fan(), List = [] }.ToV1())""",
            """Show(new V2.Box { Parts = SpecMap.Create<string, V2.Part>([new("a", (V2.Part)new V2.Disk { Size = 256 })]), First = new V2.Part.None(), List = [] }.ToV1())""",
            """Show(new V1.Box { Parts = SpecMap.Create<string, V1.Part>([new("x/y~", new V1.Part.Old())]), First = new V1.Part.None(), List = [] }.ToV2())"""));

    [Theory]
    [InlineData("Tag = \"t\", Content = \"c\"", """{"t":"Disk","c":{"Size":1}}""", """{"t":"None"}""")]
    [InlineData("Tag = \"t\"", """{"t":"Disk","Size":1}""", """{"t":"None"}""")]
    [InlineData("", """{"Disk":{"Size":1}}""", "\"None\"")]
    public void Documents_that_are_no_case_are_refused(string layout, string disk, string none)
    {
        var results = Evaluate(
            Family(layout),
            $"Again<V1.Part>({Quote(disk)})",
            $"Again<V1.Part>({Quote(none)})",
            $"Again<V1.Part>({Quote(disk.Replace("Disk", "Tape", StringComparison.Ordinal))})",
            $"Again<V1.Part>({Quote(disk.Replace("Size", "Sise", StringComparison.Ordinal))})",
            $"Again<V1.Part>({Quote(disk.Replace("\"Size\":1", "\"Size\":1,\"Size\":1", StringComparison.Ordinal))})",
            """Again<V1.Part>("[]")""",
            """Again<V1.Part>("{}")""");
        Assert.Equal([disk, none], results[..2]);
        Assert.StartsWith("unknown case `Tape` of V1.Part, expected one of `Disk`, `None`, `Old`", results[2], StringComparison.Ordinal);
        Assert.StartsWith("unknown member `Sise` in V1.Disk, expected one of `Size`", results[3], StringComparison.Ordinal);
        Assert.Contains("`Size`", results[4], StringComparison.Ordinal);
        Assert.Contains("expected an object", results[5], StringComparison.Ordinal);
        Assert.False(results[6].StartsWith('{'), results[6]);
    }

    [Fact]
    public void Tag_may_come_after_the_content() => Assert.Equal(
        ["""{"t":"Disk","c":{"Size":1}}""", """{"t":"Disk","Size":1}"""],
        [
            .. Evaluate(Family("Tag = \"t\", Content = \"c\""), """"Again<V1.Part>("""{"c":{"Size":1},"t":"Disk"}""")""""),
            .. Evaluate(Family("Tag = \"t\""), """"Again<V1.Part>("""{"Size":1,"t":"Disk"}""")""""),
        ]);

    [Fact]
    public void Union_with_one_case_and_that_cases_value_stand_for_each_other() => Assert.Equal(
        [
            """{"Disk":{"Size":1}}""",
            "True",
            "/Disk/Size OutOfRange 2 -> 1: the number is not between 0 and 255, the range on the other side of version 2",
        ],
        Evaluate(
            """
            namespace V1
            {
                [Spec("box", 1)] public sealed partial record Box { public required Held Disk { get; init; } }
                [SpecPart(1)] [SpecUnion(Tag = "version", Content = "spec")] [Case<Disk>("V0")] public readonly partial struct Held;
                [SpecPart(1)] public sealed partial record Disk { public required byte Size { get; init; } }
            }
            namespace V2
            {
                [Spec("box", 2)] public sealed partial record Box { public required Disk Disk { get; init; } }
                [SpecPart(2)] public sealed partial record Disk { public required int Size { get; init; } }
            }
            """,
            """"Json(Parse<V1.Box>("""{"Disk":{"version":"V0","spec":{"Size":1}}}""").ToV2())"""",
            """"Parse<V1.Box>("""{"Disk":{"version":"V0","spec":{"Size":1}}}""") is var box && box.ToV2().ToV1().GetValueOrThrow() == box"""",
            "Show(new V2.Box { Disk = new() { Size = 256 } }.ToV1())"));

    [Fact]
    public void Case_that_was_renamed_keeps_its_value_and_a_new_one_under_its_old_tag_is_another() => Assert.Equal(
        ["""{"nvme":{"Size":1}}""", """{"disk":{"Size":1}}""", " CaseNotRepresentable 2 -> 1: `disk` exists since version 2"],
        Evaluate(
            """
            [SpecPart(1)] public sealed partial record Disk { public required byte Size { get; init; } }
            namespace V1 { [SpecPart(1)] [SpecUnion] [Case<Disk>("disk"), UnitCase("None")] public readonly partial struct Held; }
            namespace V2
            {
                [SpecPart(2)] [SpecUnion] [Removed("None")]
                [Case<Disk>("nvme", Renamed = "Disk"), UnitCase("None"), UnitCase("Disk2", Tag = "disk3")]
                public readonly partial struct Held;
            }
            """,
            "Show(((V1.Held)new Disk { Size = 1 }).ToV2())",
            "Show(((V2.Held)new Disk { Size = 1 }).ToV1())",
            "Show(((V2.Held)new V2.Held.None()).ToV1()).Replace(\"None\", \"disk\")"));

    [Fact]
    public void Enum_members_go_up_and_down_by_name() => Assert.Equal(
        [
            "Eco",
            " EnumMemberNotRepresentable 1 -> 2: `Slow` was removed in version 2",
            " EnumMemberNotRepresentable 2 -> 1: `Boost` exists since version 2",
            "Fast",
            "[\"Fast\",\"Eco\"]",
            "/Modes/1 EnumMemberNotRepresentable 2 -> 1: `Boost` exists since version 2",
        ],
        Evaluate(
            """
            namespace V1
            {
                [SpecPart(1)] public enum Mode { Slow, Fast, Green }
                [Spec("m", 1)] public sealed partial record M { public required ImmutableArray<Mode> Modes { get; init; } }
            }
            namespace V2
            {
                [SpecPart(2)] [Removed("Slow")] public enum Mode { Fast = 7, Boost = 0, [Renamed("Green")] Eco = 1 }
                [Spec("m", 2)] public sealed partial record M { public required ImmutableArray<Mode> Modes { get; init; } }
            }
            """.Insert(0, "using System.Collections.Immutable;\nusing V1; using V2;\n"),
            "V1.Mode.Green.ToV2().GetValueOrThrow()",
            "V1.Mode.Slow.ToV2().Losses[0] is var l ? $\"{l.Pointer} {l.Kind} {l.Step}: {l.Message}\" : \"\"",
            "V2.Mode.Boost.ToV1().Losses[0] is var l ? $\"{l.Pointer} {l.Kind} {l.Step}: {l.Message}\" : \"\"",
            "V2.Mode.Fast.ToV1().GetValueOrThrow()",
            "Json(new V1.M { Modes = [V1.Mode.Fast, V1.Mode.Green] }.ToV2().GetValueOrThrow()).Split(':')[1].TrimEnd('}')",
            "Show(new V2.M { Modes = [V2.Mode.Fast, V2.Mode.Boost] }.ToV1())"));

    private static string Family(string layout) => $$"""
        namespace V1
        {
            [Spec("box", 1)]
            public sealed partial record Box
            {
                public required SpecMap<string, Part> Parts { get; init; }
                public required Part First { get; init; }
                public required SpecList<Part> List { get; init; }
            }

            [SpecPart(1)] public sealed partial record Disk { public required byte Size { get; init; } }
            [SpecPart(1)] [SpecUnion({{layout}})] [Case<Disk>, UnitCase("None"), UnitCase("Old")] public readonly partial struct Part;
        }

        namespace V2
        {
            [Spec("box", 2)]
            public sealed partial record Box
            {
                public required SpecMap<string, Part> Parts { get; init; }
                public required Part First { get; init; }
                public required SpecList<Part> List { get; init; }
            }

            [SpecPart(2)] public sealed partial record Disk { public required int Size { get; init; } }
            [SpecPart(2)] [SpecUnion({{layout}})] [Case<Disk>, UnitCase("None"), UnitCase("Fan")] [Removed("Old")] public readonly partial struct Part;
        }
        """;
}
