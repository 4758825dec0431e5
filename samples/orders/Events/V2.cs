using SpecLattice;

namespace Orders.Events.V2;

/// <summary>The shop sells abroad. All it sold before was in euros.</summary>
[Spec("order-placed", 2)]
public sealed partial record OrderPlaced(Guid Order, string Customer, decimal Total, [Added("EUR")] string Currency, DateTimeOffset PlacedAt);
