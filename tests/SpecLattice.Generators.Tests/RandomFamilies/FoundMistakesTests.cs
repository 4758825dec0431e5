using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.RandomFamilies;

/// <summary>Mistakes of the generator that random families found, each with the smallest family that shows it.</summary>
public sealed class FoundMistakesTests
{
    [Fact]
    public void An_array_is_its_absent_value_when_its_items_are()
    {
        var shown = SpecProgram.Evaluate(
            Family(
                "public required int A { get; init; }",
                """
                public required int A { get; init; }
                [Added(Member = nameof(Two))] public required System.Collections.Immutable.ImmutableArray<int> B { get; init; }
                internal static System.Collections.Immutable.ImmutableArray<int> Two => [1, 2];
                """),
            """Driver.Show(new Found.V2.Root { A = 1, B = [1, 2] }.ToV1())""",
            """Driver.Show(new Found.V2.Root { A = 1, B = [2, 1] }.ToV1())""");

        Assert.Equal("""{"A":1}""", shown[0]);
        Assert.StartsWith("/B MemberNotRepresentable", shown[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SpecList<System.Collections.Immutable.ImmutableArray<int>>")]
    [InlineData("SpecMap<string, System.Collections.Immutable.ImmutableArray<int>>")]
    [InlineData("System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableArray<int>>")]
    public async Task An_array_inside_a_collection_is_refused(string type)
    {
        var reported = await Generation.Of(Family($"public required {type} A {{ get; init; }}", "[Added] public int? B { get; init; }")).AnalyzeAsync();

        Assert.Contains(reported, found => found.Id == "SPEC0004");
    }

    [Theory]
    [InlineData("ImmutableArray<int>")]
    [InlineData("SpecList<System.Text.StringBuilder>")]
    public async Task A_case_holds_what_compares_by_value_and_has_a_codec(string type)
    {
        var reported = await Generation.Of($$"""
            using System.Collections.Immutable;
            using SpecLattice;

            namespace Found.V1;

            [SpecPart(1)]
            [SpecUnion]
            [Case<{{type}}>("items")]
            public readonly partial struct Choice;
            """).AnalyzeAsync();

        Assert.Equal("SPEC0024", Assert.Single(reported).Id);
    }

    [Fact]
    public void What_a_constant_becomes_compiles_without_a_warning() => NoWarning(Family(
        "public required bool A { get; init; }",
        """
        public required bool A { get; init; }
        [Added] public V1.Part? B { get; init; }
        [Added(true)] public required bool C { get; init; }
        """,
        """
        public required bool A { get; init; }
        public Part? B { get; init; }
        public bool? C { get; init; }
        """,
        """[Removed("C")] public sealed partial record Root { public required bool A { get; init; } public Part? B { get; init; } }"""));

    [Fact]
    public void A_shared_list_that_becomes_nullable_compiles_without_a_warning() => NoWarning("""
        using SpecLattice;

        namespace Found.V1
        {
            [Spec("found", 1)]
            public sealed partial record Root { public required SpecList<Choice> A { get; init; } }

            [SpecPart(1), SpecUnion, UnitCase("One"), UnitCase("Two")]
            public readonly partial struct Choice;
        }

        namespace Found.V2
        {
            [Spec("found", 2)]
            public sealed partial record Root { public SpecList<Choice>? A { get; init; } }

            [SpecPart(2), SpecUnion, UnitCase("One"), Removed("Two")]
            public readonly partial struct Choice;
        }
        """);

    [Fact]
    public void A_value_on_its_way_into_a_list_and_on_keeps_its_place()
    {
        var shown = SpecProgram.Evaluate(
            Family(
                "public required Part A { get; init; }",
                "public required SpecList<V1.Part> A { get; init; }",
                "public required SpecList<Part> A { get; init; }"),
            """Driver.Show(new Found.V1.Root { A = new() { Size = 300 } }.ToV3())""",
            """Driver.Show(new Found.V3.Root { A = [] }.ToV1())""");

        Assert.StartsWith("/A/Size OutOfRange", shown[0], StringComparison.Ordinal);
        Assert.StartsWith("/A NotSingle", shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_items_that_a_later_step_refuses_are_named_beside_those_of_an_earlier_one()
    {
        var shown = SpecProgram.Evaluate(
            Family(
                "public required SpecList<int> A { get; init; }",
                "public required SpecList<short> A { get; init; }",
                "public required SpecList<byte> A { get; init; }"),
            """Driver.Show(new Found.V1.Root { A = [70000, 300, 3] }.ToV3())""");

        Assert.Equal(["/A/0 OutOfRange 1 -> 2", "/A/1 OutOfRange 2 -> 3"], shown[0].Split('\n').Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_member_that_has_to_go_is_named_whatever_is_lost_inside_it_before()
    {
        var shown = SpecProgram.Evaluate(
            Family(
                "public required int A { get; init; }",
                """
                public required int A { get; init; }
                [Added(Member = "Empty")] public required SpecList<V1.Part> B { get; init; }
                """,
                """
                public required int A { get; init; }
                public required SpecList<Part> B { get; init; }
                """).Replace("byte Size", "long Size", StringComparison.Ordinal),
            """Driver.Show(new Found.V3.Root { A = 1, B = [new() { Size = long.MaxValue }] }.ToV1())""",
            """Driver.Show(new Found.V3.Root { A = 1, B = [] }.ToV1())""");

        Assert.StartsWith("/B MemberNotRepresentable 2 -> 1", shown[0].Replace("3 -> 1", "2 -> 1", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', shown[0]);
        Assert.Equal("""{"A":1}""", shown[1]);
    }

    [Fact]
    public void Items_go_in_one_pass_up_to_a_change_of_meaning()
    {
        var shown = SpecProgram.Evaluate(
            """
            using SpecLattice;

            namespace Found.V1
            {
                [Spec("found", 1)] public sealed partial record Root { public required SpecList<Part> A { get; init; } }
                [SpecPart(1)] public sealed partial record Part { public required string B { get; init; } }
            }

            namespace Found.V2
            {
                [Spec("found", 2)] public sealed partial record Root { [SemanticChange("it counts from the end")] public required SpecList<V1.Part> A { get; init; } }
            }

            namespace Found.V3
            {
                [Spec("found", 3)] public sealed partial record Root { public required SpecList<Part> A { get; init; } }
                [SpecPart(3)] public sealed partial record Part { public required string? B { get; init; } }
            }

            namespace Found.V4
            {
                [Spec("found", 4)] public sealed partial record Root { public required SpecList<Part>? A { get; init; } }
                [SpecPart(4), Removed("B")] public sealed partial record Part;
            }
            """,
            """Driver.Show(new Found.V4.Root { A = [new()] }.ToV1())""");

        // Nothing of the list arrives, whatever was lost inside before.
        Assert.StartsWith("/A MeaningChanged", shown[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_was_null_between_but_may_not_be_is_always_lost()
    {
        var shown = SpecProgram.Evaluate(
            Family(
                "public required int A { get; init; }",
                """
                public required int A { get; init; }
                [Added] public System.Collections.Immutable.ImmutableArray<short?>? B { get; init; }
                """,
                """
                public required int A { get; init; }
                public required System.Collections.Immutable.ImmutableArray<int?> B { get; init; }
                """,
                """
                public required int A { get; init; }
                public System.Collections.Immutable.ImmutableArray<int?>? B { get; init; }
                """),
            """Driver.Show(new Found.V4.Root { A = 1, B = [3] }.ToV1())""",
            """Driver.Show(new Found.V4.Root { A = 1 }.ToV1())""");

        Assert.All(shown, text => Assert.StartsWith("/B MemberNotRepresentable", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_only_a_version_between_has_is_not_in_the_place()
    {
        var shown = SpecProgram.Evaluate(
            Family(
                "public required V1.Part A { get; init; }",
                "public required SpecList<V1.Part> A { get; init; }",
                "public Part? A { get; init; }").Replace("byte Size", "long Size", StringComparison.Ordinal),
            """Driver.Show(new Found.V3.Root { A = new() { Size = long.MaxValue } }.ToV1())""",
            """Driver.Show(new Found.V3.Root().ToV1())""");

        Assert.StartsWith("/A/Size OutOfRange", shown[0], StringComparison.Ordinal);
        Assert.StartsWith("/A NotSingle", shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_item_that_a_hand_written_conversion_refuses_is_in_the_list()
    {
        var shown = SpecProgram.Evaluate(
            """
            using SpecLattice;

            namespace Found.V1
            {
                [Spec("found", 1)] public sealed partial record Root { public required string A { get; init; } }
            }

            namespace Found.V2
            {
                [Spec("found", 2)] public sealed partial record Root
                {
                    public required string A { get; init; }
                    [SpecConversion("A", Direction = SpecDirection.Up)] internal static string Up(string older) => "m:" + older;
                    [SpecConversion("A", Direction = SpecDirection.Down)] internal static Conversion<string> Down(string newer) =>
                        newer.StartsWith("m:", System.StringComparison.Ordinal) ? newer[2..] : Conversion.Refuse("it has no mark");
                }
            }

            namespace Found.V3
            {
                [Spec("found", 3)] public sealed partial record Root { public required string? A { get; init; } }
            }

            namespace Found.V4
            {
                [Spec("found", 4)] public sealed partial record Root { public required SpecList<string> A { get; init; } }
            }
            """,
            """Driver.Show(new Found.V4.Root { A = ["a"] }.ToV1())""",
            """Driver.Show(new Found.V4.Root { A = ["m:a"] }.ToV1())""");

        Assert.StartsWith("/A/0 Custom", shown[0], StringComparison.Ordinal);
        Assert.Equal("""{"A":"a"}""", shown[1]);
    }

    private static void NoWarning(string source)
    {
        var generation = Generation.Of(source);
        var warnings = generation.CompilerDiagnostics.ToList();
        Assert.True(warnings.Count == 0, generation.Explain(warnings));
        Assert.NotEmpty(generation.GeneratedTrees);
    }

    /// <summary>A family whose versions have these members; a part that narrows in version 3 is there to be used.</summary>
    private static string Family(params string[] versions) => "using SpecLattice;\n" + string.Concat(versions.Select((members, i) => $$"""
        namespace Found.V{{i + 1}}
        {
            [Spec("found", {{i + 1}})]
            {{(members.Contains("record Root", StringComparison.Ordinal) ? members : $"public sealed partial record Root {{ {members} }}")}}

            {{(i == 1 ? "" : $"[SpecPart({i + 1})] public sealed partial record Part {{ public required {(i == 0 ? "int" : "byte")} Size {{ get; init; }} }}")}}
        }

        """));
}
