using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>A family's sum under the name, in the place and with the members that its author gives it.</summary>
public sealed class DeclaredSumTests
{
    private const string Versions = """
        namespace Shop.V1 { [Spec("order", 1)] public sealed partial record Order { public required string Name { get; init; } } }
        namespace Shop.V2 { [Spec("order", 2)] public sealed partial record Order { public required string Name { get; init; } [Added] public string? Note { get; init; } } }
        """;

    private const string Sum = "namespace Shop.Sums { [SpecSum(\"order\")] public abstract partial record AnyOrder { public string NameOf() => Match(v1: one => one.Name, v2: two => two.Name, unknown: _ => \"?\"); } }\n";

    [Fact]
    public async Task It_is_what_the_versions_are()
    {
        var generation = Generation.Of("using SpecLattice;\n" + Sum + Versions);

        Assert.Empty(await generation.AnalyzeAsync());
        Assert.DoesNotContain(generation.CompilerDiagnostics, found => found.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
        var sum = generation.Compilation.GetTypeByMetadataName("Shop.Sums.AnyOrder")!;
        Assert.All(["Shop.V1.Order", "Shop.V2.Order", "Shop.Sums.UnknownOrder"], name => Assert.Equal(sum, generation.Compilation.GetTypeByMetadataName(name)!.BaseType, Microsoft.CodeAnalysis.SymbolEqualityComparer.Default));
        Assert.Null(generation.Compilation.GetTypeByMetadataName("Shop.VersionedOrder"));
    }

    [Fact]
    public async Task A_version_may_name_it_as_its_base()
    {
        var generation = Generation.Of("using SpecLattice;\n" + Sum + Versions.Replace("record Order {", "record Order : Sums.AnyOrder {", StringComparison.Ordinal));

        Assert.Empty(await generation.AnalyzeAsync());
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Fact]
    public void It_may_have_a_keyword_for_its_name()
    {
        var generation = Generation.Of("using SpecLattice;\n[SpecSum(\"order\")] public abstract partial record @event;\n" + Versions);

        Assert.Empty(generation.GeneratedDiagnostics);
        Assert.NotNull(generation.Compilation.GetTypeByMetadataName("UnknownOrder"));
    }

    [Theory]
    [InlineData("[/**/SpecSum(\"order\")] public abstract record Any;", "declare it as an abstract partial record")]
    [InlineData("[/**/SpecSum(\"order\")] public partial record Any;", "declare it as an abstract partial record")]
    [InlineData("[/**/SpecSum(\"order\")] public abstract partial class Any { }", "declare it as an abstract partial record")]
    [InlineData("[/**/SpecSum(\"order\")] public sealed partial record Any;", "declare it as an abstract partial record")]
    [InlineData("[/**/SpecSum(\"odrer\")] public abstract partial record Any;", "this project has no version of that family")]
    [InlineData("[/**/SpecSum(\"order\")] public abstract partial record Any : System.Exception2; namespace System { public record Exception2; }", "it has a base type, and the versions would have its members too")]
    [InlineData("[/**/SpecSum(\"order\")] public abstract partial record Any { protected Any(int size) { } }", "it has a constructor, and only the versions may be made")]
    [InlineData("[/**/SpecSum(\"order\")] public abstract partial record Any(int Size);", "it has a constructor, and only the versions may be made")]
    [InlineData("[/**/SpecSum(\"order\")] public abstract partial record Any<T>;", "it is generic")]
    [InlineData("public partial class Outer { [/**/SpecSum(\"order\")] public abstract partial record Any; }", "it is nested in another type")]
    [InlineData("[/**/SpecSum(\"order\")] internal abstract partial record Any;", "other assemblies see V1.Order, so declare it public")]
    [InlineData("[SpecSum(\"order\")] public abstract partial record Any; [/**/SpecSum(\"order\")] public abstract partial record Another;", "Another is that already")]
    public async Task A_wrong_declaration_is_reported_and_the_usual_sum_is_there(string declaration, string why)
    {
        var generation = Generation.Of("using SpecLattice;\n" + declaration + "\n" + Versions);

        var found = (await generation.AnalyzeAsync()).Where(diagnostic => diagnostic.Id == "SPEC0047").ToList();
        Assert.EndsWith(why, Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
        Assert.True(generation.Compilation.GetTypeByMetadataName("Shop.VersionedOrder") is not null || declaration.Contains("Another", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public int Version => 3;")]
    [InlineData("public void Match() { }")]
    [InlineData("public static string Family => \"x\";")]
    public async Task A_member_of_a_name_that_the_sum_needs_is_reported(string member)
    {
        var found = await Generation.Of($"using SpecLattice;\n[SpecSum(\"order\")] public abstract partial record Any {{ {member} }}\n" + Versions).AnalyzeAsync();

        Assert.Contains(found, diagnostic => diagnostic.Id == "SPEC0019");
    }

    [Fact]
    public async Task A_switch_over_it_is_checked_as_over_any_sum()
    {
        var found = await Generation.Of("using SpecLattice;\nusing Shop;\n" + Sum + Versions + """

            public static class Use { public static int Count(Shop.Sums.AnyOrder order) => order switch { Shop.V1.Order => 1, Shop.Sums.UnknownOrder => 0 }; }
            """).AnalyzeAsync();

        Assert.Equal("SPEC3001", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_pragma_silences_it() => Assert.Empty(await Generation.Of(
        "using SpecLattice;\n#pragma warning disable SPEC0047\n[SpecSum(\"odrer\")] public abstract partial record Any;\n#pragma warning restore SPEC0047\n" + Versions).AnalyzeAsync());
}
