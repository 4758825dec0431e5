using SpecLattice;

namespace Orders.Events.V1;

/// <summary>The first day.</summary>
[Spec("order-placed", 1)]
public sealed partial record OrderPlaced(Guid Order, string Customer, decimal Total, DateTimeOffset PlacedAt);
