using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>Parts in collections, converted by hand: a refusal of one of them cannot get lost in a collection of conversions.</summary>
public sealed class PartialItemsTests
{
    private const string Specs = """
        using SpecLattice;
        namespace Shop.V1
        {
            [SpecPart(1)] public sealed partial record Item { public required int Size { get; init; } }
            [Spec("order", 1)] public sealed partial record Order
            {
                public required SpecList<Item> Items { get; init; }
                public required SpecMap<string, Item> ByName { get; init; }
            }
        }
        namespace Shop.V2
        {
            [SpecPart(2)] public sealed partial record Item { public required long Size { get; init; } }
            [Spec("order", 2)] public sealed partial record Order
            {
                public required SpecList<Item> Items { get; init; }
                public required SpecMap<string, Item> ByName { get; init; }
            }
        }
        public static class Hand
        {
            public static TEXT(V2.Order order) => CALL;
        }
        """;

    [Theory]
    [InlineData("object Items", "order.Items.ConvertItems(item => item.ToV1())", "TryConvertItems")]
    [InlineData("object Items", "order.Items.ConvertItems(static item => { return item.ToV1(); })", "TryConvertItems")]
    [InlineData("object Values", "order.ByName.ConvertValues(Down)", "TryConvertValues")]
    public void A_collection_of_conversions_does_not_compile(string head, string call, string instead)
    {
        var error = Assert.Single(Generation.Of(Source(head, call)).CompilerDiagnostics);

        Assert.Equal("CS0619", error.Id);
        Assert.Contains(instead, error.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Conversion<SpecList<Shop.V1.Item>> Items", "order.Items.TryConvertItems(item => item.ToV1())")]
    [InlineData("Conversion<SpecMap<string, Shop.V1.Item>> Values", "order.ByName.TryConvertValues(Down)")]
    [InlineData("SpecList<Shop.V2.Item> Total", "order.Items.ConvertItems(item => item with { Size = 2 })")]
    [InlineData("SpecList<object> Widened", "order.Items.ConvertItems(item => (object)item)")]
    [InlineData("SpecList<string?> Nullable", "order.Items.ConvertItems<string?>(item => null)")]
    [InlineData("SpecList<long> Numbers", "order.Items.ConvertItems(item => item.Size)")]
    public void What_cannot_be_refused_is_converted_as_before(string head, string call) => Assert.Empty(Generation.Of(Source(head, call)).CompilerDiagnostics);

    private static string Source(string head, string call) => $"#nullable enable\n{Specs}"
        .Replace("TEXT(V2", $"{head}(Shop.V2", StringComparison.Ordinal)
        .Replace("CALL;", $"{call};\n    private static Conversion<Shop.V1.Item> Down(Shop.V2.Item item) => item.ToV1();", StringComparison.Ordinal);
}
