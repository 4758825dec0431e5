using SpecLattice;

namespace Shop.V1;

[Spec("order", 1)]
public sealed partial record Order
{
    public required string Customer { get; init; }

    public required SpecMap<string, Item> Items { get; init; }
}

[SpecPart(1)]
public sealed partial record Item
{
    public required uint Count { get; init; }
}
