using SpecLattice;

namespace Shop.V1
{
    [Spec("order", 1)]
    public sealed partial record Order
    {
        public required string Customer { get; init; }

        public required SpecMap<Sku, int> Items { get; init; }
    }
}

namespace Shop.V2
{
    [Spec("order", 2)]
    public sealed partial record Order
    {
        public required string Customer { get; init; }

        public required SpecMap<Sku, int> Items { get; init; }

        [Added]
        public string? Coupon { get; init; }
    }
}
