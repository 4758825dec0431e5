using SpecLattice;

namespace Shop.V2;

/// <summary>An order, as version 2 writes it.</summary>
[Spec("order", 2)]
public sealed partial record Order
{
    public required string Customer { get; init; }

    /// <summary>How many of what.</summary>
    public required SpecMap<string, int> Items { get; init; }

    /// <summary>New in version 2. An order of version 1 has none.</summary>
    [Added]
    public string? Coupon { get; init; }

    /// <summary>New in version 2. No order of version 1 was a gift.</summary>
    [Added(false)]
    public required bool Gift { get; init; }
}
