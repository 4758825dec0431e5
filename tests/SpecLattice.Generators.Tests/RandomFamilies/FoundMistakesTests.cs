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
                [Added(AbsentMember = nameof(Two))] public required System.Collections.Immutable.ImmutableArray<int> B { get; init; }
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
    [InlineData("SpecList<decimal>")]
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
        [Added(AbsentMeans = true)] public required bool C { get; init; }
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

            [SpecPart(2), SpecUnion, UnitCase("One"), RemovedCase("Two")]
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
