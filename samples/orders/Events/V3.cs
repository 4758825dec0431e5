using SpecLattice;

namespace Orders.Events.V3;

/// <summary>Customers choose a day. Who could not choose has chosen none.</summary>
[Spec("order-placed", 3)]
public sealed partial record OrderPlaced(
    Guid Order, string Customer, decimal Total, string Currency, DateTimeOffset PlacedAt, [Added] DateOnly? DeliverOn = null);
