using SpecLattice;

namespace Orders.Events.V4;

/// <summary>Amount and currency belong together, and the lines of an order are known.</summary>
[Spec("order-placed", 4)]
public sealed partial record OrderPlaced(
    Guid Order,
    string Customer,
    [Gathered(nameof(V3.OrderPlaced.Total), nameof(V3.OrderPlaced.Currency))] Money Price,
    DateTimeOffset PlacedAt,
    DateOnly? DeliverOn = null,
    [Added] SpecList<Line>? Lines = null);

/// <summary>An amount of money.</summary>
[SpecPart(4)]
public sealed partial record Money(decimal Total, string Currency);

/// <summary>A line of an order.</summary>
[SpecPart(4)]
public sealed partial record Line(string Article, int Count, decimal Price);
