using SpecLattice;

namespace Shop.V2;

[Spec("order", 2)]
public sealed partial record Order
{
    public required string Customer { get; init; }

    public required SpecMap<string, Item> Items { get; init; }

    [Added]
    public string? Coupon { get; init; }
}

[SpecPart(2)]
public sealed partial record Item
{
    public required uint Count { get; init; }

    [Added(true)]
    public required bool Gift { get; init; }
}
