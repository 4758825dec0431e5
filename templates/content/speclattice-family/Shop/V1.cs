using SpecLattice;

namespace Shop.V1;

/// <summary>An order, as version 1 writes it.</summary>
[Spec("order", 1)]
public sealed partial record Order
{
    public required string Customer { get; init; }

    /// <summary>How many of what.</summary>
    public required SpecMap<string, int> Items { get; init; }
}
