using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Versions that are linked by type, whatever they are called and wherever they are; and what the namespaces that are named after versions say.</summary>
public sealed class LinkedVersionTests
{
    private const string First = "public required string Name { get; init; }";
    private const string Second = "public required string Name { get; init; } [Added] public string? Note { get; init; }";

    public static TheoryData<string, string> Linked { get; } = new()
    {
        { "types named after versions", $"namespace Shop {{ [SpecPart(1)] public sealed partial record ItemV1 {{ {First} }} [SpecPart(2, Previous = typeof(ItemV1))] public sealed partial record ItemV2 {{ {Second} }} }}" },
        { "years", $"namespace Shop {{ [SpecPart(2024)] public sealed partial record Item_2024 {{ {First} }} [SpecPart(2025, Previous = typeof(Item_2024))] public sealed partial record Item_2025 {{ {Second} }} }}" },
        { "another name", $"namespace Shop {{ [SpecPart(1)] public sealed partial record Item {{ {First} }} [SpecPart(2, Previous = typeof(Item))] public sealed partial record Article {{ {Second} }} }}" },
        { "another namespace", $"namespace Old {{ [SpecPart(1)] public sealed partial record Item {{ {First} }} }} namespace Recent.Things {{ [SpecPart(2, Previous = typeof(Old.Item))] public sealed partial record Item {{ {Second} }} }}" },
        { "a version inside the namespace", $"namespace Shop.V1.Models {{ [SpecPart(1)] public sealed partial record Item {{ {First} }} }} namespace Shop.V2.Models {{ [SpecPart(2)] public sealed partial record Item {{ {Second} }} }}" },
        { "a month in the namespace", $"namespace Shop.V2024_06 {{ [SpecPart(1)] public sealed partial record Item {{ {First} }} }} namespace Shop.V2025_01 {{ [SpecPart(2)] public sealed partial record Item {{ {Second} }} }}" },
        { "nested types", $"public static partial class Old {{ [SpecPart(1)] public sealed partial record Item {{ {First} }} }} public static partial class Recent {{ [SpecPart(2, Previous = typeof(Old.Item))] public sealed partial record Item {{ {Second} }} }}" },
    };

    [Theory]
    [MemberData(nameof(Linked))]
    public async Task They_are_versions_of_one_part(string name, string source)
    {
        Assert.NotEmpty(name);
        var generation = Generation.Of("using SpecLattice;\n" + source);

        Assert.Empty(await generation.AnalyzeAsync());
        Assert.Empty(generation.GeneratedDiagnostics);
        var written = string.Concat(generation.GeneratedTrees);
        Assert.Matches(@" ToV(2|2025)\(\)", written);
        Assert.Matches(@"Conversion<[^>]*> ToV(1|2024)\(\)", written);
    }

    [Theory]
    [InlineData("V1.Models", "V2.Models", "Shop.VersionedOrder")]
    [InlineData("V2024_06", "V2025_01", "Shop.VersionedOrder")]
    [InlineData("V1", "V2", "Shop.VersionedOrder")]
    [InlineData("Old", "Recent", "Shop.Old.VersionedOrder")]
    public void The_sum_stays_where_it_is_when_a_second_version_comes(string first, string second, string sum)
    {
        var one = $"using SpecLattice; namespace Shop.{first} {{ [Spec(\"order\", 1)] public sealed partial record Order {{ {First} }} }}";
        var two = one + $" namespace Shop.{second} {{ [Spec(\"order\", 2)] public sealed partial record Order {{ {Second} }} }}";

        Assert.NotNull(Generation.Of(one).Compilation.GetTypeByMetadataName(sum));
        Assert.NotNull(Generation.Of(two).Compilation.GetTypeByMetadataName(sum));
    }

    [Theory]
    [InlineData("CustomerRecord_2024", "CustomerRecord_2025", "VersionedCustomerRecord")]
    [InlineData("CustomerV1", "CustomerV2", "VersionedCustomer")]
    [InlineData("Customer_V1", "Customer_V2", "VersionedCustomer")]
    [InlineData("Uart_16550", "Uart_16550B", "VersionedUart_16550")]
    public async Task The_sum_is_called_what_the_first_version_is_called_without_its_version(string first, string second, string sum)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            namespace Shop;
            [Spec("customer", 2024)] public sealed partial record {{first}} { {{First}} }
            [Spec("customer", 2025, Previous = typeof({{first}}))] public sealed partial record {{second}} { {{Second}} }
            """);

        Assert.Empty(await generation.AnalyzeAsync());
        Assert.NotNull(generation.Compilation.GetTypeByMetadataName("Shop." + sum));
    }

    [Theory]
    [InlineData("ItemV1", "ItemV2", "SpecPart(1)", "[SpecPart(2, Previous = typeof(ItemV1))]")]
    [InlineData("ItemV1", "ItemV2", "SpecPart(1, Name = \"Item\")", "[SpecPart(2, Name = \"Item\")]")]
    public void A_new_version_of_what_is_named_after_its_version_names_the_old_one(string old, string next, string attribute, string expected)
    {
        var compilation = Generation.Of($$"""
            using SpecLattice;
            namespace Shop;
            [{{attribute}}]
            public sealed partial record {{old}} { public required string Name { get; init; } }
            [Spec("order", 1)]
            public sealed partial record OrderV1 { public required {{old}} Item { get; init; } }
            """).Compilation;
        var start = NewVersion.Of(compilation, "order", cancellation: TestContext.Current.CancellationToken)!;

        var written = string.Concat(start.Write([.. start.Parts]).Select(file => file.Text));

        Assert.Contains(expected, written, StringComparison.Ordinal);
        Assert.Contains($"record {next}", written, StringComparison.Ordinal);
        Assert.Contains($"required {next} Item", written, StringComparison.Ordinal);
    }

    private const string A1 = "[SpecPart(1)] public sealed partial record A1 { } ";

    [Theory]
    [InlineData(A1 + "[SpecPart(2, Previous = typeof(string))] public sealed partial record A2 { }", "it is no [SpecPart]")]
    [InlineData("[SpecPart(2, Previous = typeof(A1))] public sealed partial record A2 { } [SpecPart(3, Previous = typeof(A2))] public sealed partial record A1 { }", "its version, 3, is not lower than 2")]
    [InlineData("[SpecPart(1, Previous = typeof(A1))] public sealed partial record A1 { }", "its version, 1, is not lower than 1")]
    [InlineData("[Spec(\"a\", 1)] public sealed partial record A { } [Spec(\"b\", 2, Previous = typeof(A))] public sealed partial record B { }", "it is a version of another family, 'a'")]
    [InlineData("[SpecPart(1)] public sealed partial record A { } [Spec(\"b\", 2, Previous = typeof(A))] public sealed partial record B { }", "it is no [Spec]")]
    [InlineData(A1 + "[SpecPart(2, Previous = typeof(A1))] public sealed partial record A2 { } [SpecPart(3, Previous = typeof(A1))] public sealed partial record A3 { }", "version 2, A2, is between the two: link it to that, or say with After that it is a branch")]
    [InlineData(A1 + "[SpecPart(2, Previous = typeof(A1))] public sealed partial record A2 { } [SpecPart(3, Previous = typeof(A2), After = 1)] public sealed partial record A3 { }", "After = 1 says that it follows version 1, which is A1")]
    [InlineData(A1 + "[SpecPart(2, Previous = typeof(SpecLattice.SpecNaming))] public sealed partial record A2 { }", "it is no [SpecPart]")]
    public async Task A_wrong_link_is_reported(string source, string why)
    {
        var generation = Generation.Of("using SpecLattice; " + source);

        var found = (await generation.AnalyzeAsync()).Where(diagnostic => diagnostic.Id == "SPEC0046").ToList();
        Assert.EndsWith(why, Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Theory]
    [InlineData(A1 + "[SpecPart(2, Previous = typeof(A1))] public sealed partial record A2 { } [SpecPart(3, Previous = typeof(A1), After = 1)] public sealed partial record A3 { }")]
    [InlineData(A1 + "[SpecPart(2, Previous = typeof(A1))] public sealed partial record A2 { } [SpecPart(5, Previous = typeof(A2))] public sealed partial record A5 { }")]
    [InlineData("[SpecPart(1)] public enum A1 { X } [SpecPart(2, Previous = typeof(A1))] public enum A2 { X, Y }")]
    [InlineData("[SpecPart(1), SpecUnion, UnitCase(\"X\")] public readonly partial struct A1; [SpecPart(2, Previous = typeof(A1)), SpecUnion, UnitCase(\"X\"), UnitCase(\"Y\")] public readonly partial struct A2;")]
    public async Task A_right_link_is_not(string source)
    {
        var generation = Generation.Of("using SpecLattice; " + source);

        Assert.Empty(await generation.AnalyzeAsync());
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Fact]
    public async Task A_pragma_silences_it() => Assert.Empty(await Generation.Of(
        "using SpecLattice;\n#pragma warning disable SPEC0046\n[SpecPart(2, Previous = typeof(string))] public sealed partial record A2 { }\n#pragma warning restore SPEC0046").AnalyzeAsync());
}
