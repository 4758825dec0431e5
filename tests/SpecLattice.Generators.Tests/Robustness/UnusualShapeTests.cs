using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>Declarations that nothing sensible can be generated for are reported; generated code compiles all the same.</summary>
public sealed class UnusualShapeTests
{
    [Theory]
    [InlineData("SPEC0026", "[SpecPart(1)] public sealed partial record Positional(string? Name);")]
    [InlineData("SPEC0003", "[SpecPart(1)] public sealed partial record Hidden { public string? Name { get; private init; } }")]
    [InlineData("SPEC0003", "[SpecPart(1)] public sealed partial record Open { public required int Size; }")]
    [InlineData("SPEC0003", "[SpecPart(1)] public sealed partial record WriteOnly { public string? Name { init { } } }")]
    [InlineData("SPEC0026", "public partial class Outer { private partial class Middle { [SpecPart(1)] internal sealed partial record Inner; } }")]
    [InlineData("SPEC0026", "[SpecPart(1)] file sealed partial record Local;")]
    [InlineData("SPEC0026", "namespace V1 { [Spec(\"n\", 1)] public sealed partial record N; } namespace V2 { [Spec(\"n\", 2)] internal sealed partial record N; }")]
    [InlineData("SPEC0026", "[SpecPart(1)] internal sealed partial record In; [SpecPart(1)] [SpecUnion] [Case<In>] public readonly partial struct Out;")]
    [InlineData("SPEC0026", "[SpecPart(1)] public enum Nothing;")]
    [InlineData("SPEC0026", "[SpecPart(1)] public enum Alias { One = 1, Uno = 1 }")]
    [InlineData("SPEC0018", "[SpecPart(1)] [SpecEnum(Naming = SpecNaming.SnakeCase)] public enum Same { One, one }")]
    [InlineData("SPEC0018", "[SpecPart(1)] [SpecUnion(Tag = \"x\", Content = \"x\")] [UnitCase(\"A\")] public readonly partial struct Same;")]
    [InlineData("SPEC0019", "[SpecPart(1)] public sealed partial record Reader { public string? ReadJson { get; init; } }")]
    [InlineData("SPEC0019", "[SpecPart(1)] public sealed partial record Target { public string? ToV2 { get; init; } }")]
    [InlineData("SPEC0019", "[SpecPart(1)] [SpecUnion] [UnitCase(\"Choice\")] public readonly partial struct Choice;")]
    [InlineData("SPEC0019", "[SpecPart(1)] [SpecUnion] [UnitCase(\"not a name\")] public readonly partial struct Choice;")]
    [InlineData("SPEC0019", "namespace A.V1 { [Spec(\"a\", 1)] public sealed partial record N; } namespace A.V2 { [Spec(\"b\", 2)] public sealed partial record N; }")]
    [InlineData("SPEC0024", "[SpecPart(1)] [SpecUnion] [Case<Self>] public readonly partial struct Self;")]
    [InlineData("SPEC0024", "[SpecPart(1)] [SpecUnion] [Case<int?>(\"n\")] public readonly partial struct MayBe;")]
    [InlineData("SPEC0015", "[SpecPart(1)] public sealed partial record N { [SpecDefault(double.NaN)] public double Load { get; init; } }")]
    [InlineData("SPEC0015", "[SpecPart(1)] public sealed partial record N { [SpecDefault('c')] public int Letter { get; init; } }")]
    [InlineData("SPEC0015", "[SpecPart(1)] public sealed partial record N { [SpecDefault(Member = \"MaxValue\")] public string Text { get; init; } = \"\"; public static int MaxValue => 1; }")]
    [InlineData("SPEC0016", "[SpecPart(1)] public sealed partial record N { [SpecDefault(Member = \"None\")] public string Text { get; init; } = \"\"; private static string None => \"\"; }")]
    [InlineData("SPEC0016", "namespace V1 { [SpecPart(1)] public sealed partial record N { public required int Size { get; init; } } } namespace V2 { [SpecPart(2)] [Removed(\"Size\", WhenMember = \"Most\")] public sealed partial record N; }")]
    [InlineData("SPEC0010", "namespace V1 { [SpecPart(3)] [SpecUnion] [UnitCase(\"A\")] public readonly partial struct S; } namespace V3 { [SpecPart(3)] [SpecUnion] [UnitCase(\"A\"), UnitCase(\"B\")] public readonly partial struct S; }")]
    [InlineData("SPEC0009", "[SpecPart(1)] [SpecUnion] [UnitCase(\"A\", Renamed = \"B\")] public readonly partial struct First;")]
    [InlineData("SPEC0009", "namespace V1 { [SpecPart(1)] public enum E { A } } namespace V2 { [SpecPart(2)] public enum E { A, [Renamed(\"C\")] B } }")]
    public async Task Shape_is_reported_and_generated_code_compiles(string id, string source)
    {
        var generation = Generation.Of("using SpecLattice;\n" + source);

        Assert.Null(generation.Exception);
        Assert.Contains(id, (await generation.AnalyzeAsync()).Select(diagnostic => diagnostic.Id));
        var complaints = generation.GeneratedDiagnostics.ToList();
        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public async Task Member_that_is_there_twice_ends_nobody()
    {
        var generation = Generation.Of("""
            using SpecLattice;

            namespace V1 { [SpecPart(1)] public sealed partial record N { public required int Side { get; init; } public required int Side { get; init; } } }
            namespace V2 { [SpecPart(2)] public sealed partial record N { public required int Side { get; init; } } }
            """);

        Assert.Null(generation.Exception);
        Assert.Equal(["SPEC0018"], (await generation.AnalyzeAsync()).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task Unions_that_hold_only_each_other_do_not_end_the_compiler()
    {
        var generation = Generation.Of("""
            using SpecLattice;

            [SpecPart(1)] [SpecUnion] [Case<Right>] public readonly partial struct Left;
            [SpecPart(1)] [SpecUnion] [Case<Left>] public readonly partial struct Right;
            namespace V1 { [SpecPart(1)] public sealed partial record N { public required Left Side { get; init; } } }
            namespace V2 { [SpecPart(2)] public sealed partial record N { public required int Side { get; init; } } }
            """);

        Assert.Null(generation.Exception);
        Assert.Equal(["SPEC0008"], (await generation.AnalyzeAsync()).Select(diagnostic => diagnostic.Id));
    }
}
