using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>Parts in collections, converted by hand: a refusal of one of them cannot get lost in a collection of conversions.</summary>
public sealed class PartialItemsTests
{
    private const string Specs = """
        using System.Linq;
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
                [Added(Member = "Empty")] public required SpecList<Item?> Maybe { get; init; }
                [Added(Member = "Empty")] public required SpecMap<string, Item?> MaybeByName { get; init; }
            }
        }
        public static class Hand
        {
            public static TEXT(V2.Order order) => CALL;
            public static Conversion<SpecList<TOut>> Both<TIn, TOut>(SpecList<TIn> items) where TIn : ISpecConvertible<TOut> where TOut : notnull => items.TryConvertItems(item => item.Convert());
        }
        """;

    [Theory]
    [InlineData("object Items", "order.Items.ConvertItems(item => item.ToV1())", "TryConvertItems")]
    [InlineData("object Items", "order.Items.ConvertItems(static item => { return item.ToV1(); })", "TryConvertItems")]
    [InlineData("object Items", "order.Items.ConvertItems(Down)", "TryConvertItems")]
    [InlineData("object Items", "order.Items.ConvertItems(delegate (Shop.V2.Item item) { return item.ToV1(); })", "TryConvertItems")]
    [InlineData("object Items", "order.Maybe.ConvertItems(item => item?.ToV1())", "TryConvertItems")]
    [InlineData("object Items", "order.Items.ConvertItems(item => item.Size > 1 ? item.ToV1() : new Shop.V1.Item { Size = 1 })", "TryConvertItems")]
    [InlineData("object Items", "order.Items.ConvertItems<Shop.V1.Item>(item => item.ToV1())", "TryConvertItems")]
    [InlineData("object Items", "order.Items.Select(item => item.ToV1()).ToSpecList()", "TryConvertItems")]
    [InlineData("object Items", "SpecList.From(order.Items.Select(Down))", "TryConvertItems")]
    [InlineData("object Items", "SpecList.From(from item in order.Items select item.ToV1())", "TryConvertItems")]
    [InlineData("object Items", "SpecList.From(System.Linq.Enumerable.ToArray(order.Items.Select(item => item.ToV1())))", "TryConvertItems")]
    [InlineData("object Values", "order.ByName.ConvertValues(Down)", "TryConvertValues")]
    [InlineData("object Values", "order.ByName.ConvertValues(item => item.ToV1())", "TryConvertValues")]
    [InlineData("object Values", "order.MaybeByName.ConvertValues(item => item?.ToV1())", "TryConvertValues")]
    [InlineData("object Values", "order.Items.ToSpecMap(item => item.Size, item => item.ToV1())", "TryConvertValues")]
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
    [InlineData("SpecList<string?> NullableTexts", "order.Maybe.ConvertItems(item => item?.ToString())")]
    [InlineData("SpecList<long?> NullableNumbers", "order.Maybe.ConvertItems(item => item?.Size)")]
    [InlineData("SpecMap<string, long?> NullableValues", "order.MaybeByName.ConvertValues(item => item?.Size)")]
    [InlineData("SpecList<Shop.V2.Item> Listed", "order.Items.Where(item => item.Size > 1).ToSpecList()")]
    [InlineData("SpecMap<long, string> Mapped", "order.Items.ToSpecMap(item => item.Size, item => item.ToString())")]
    [InlineData("Conversion<SpecList<Shop.V1.Item>> Generic", "Both<Shop.V2.Item, Shop.V1.Item>(order.Items)")]
    [InlineData("SpecList<long> Numbers", "order.Items.ConvertItems(item => item.Size)")]
    public void What_cannot_be_refused_is_converted_as_before(string head, string call) => Assert.Empty(Generation.Of(Source(head, call)).CompilerDiagnostics);

    private static string Source(string head, string call) => $"#nullable enable\n{Specs}"
        .Replace("TEXT(V2", $"{head}(Shop.V2", StringComparison.Ordinal)
        .Replace("CALL;", $"{call};\n    private static Conversion<Shop.V1.Item> Down(Shop.V2.Item item) => item.ToV1();", StringComparison.Ordinal);
}
