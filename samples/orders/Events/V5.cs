using SpecLattice;

namespace Orders.Events.V5;

/// <summary>Not everybody who buys is a customer, and not every order comes from the shop.</summary>
[Spec("order-placed", 5)]
public sealed partial record OrderPlaced(
    Guid Order,
    [Renamed(nameof(V4.OrderPlaced.Customer))] string Buyer,
    V4.Money Price,
    DateTimeOffset PlacedAt,
    [Added(Channel.Shop)] Channel Channel,
    DateOnly? DeliverOn = null,
    SpecList<V4.Line>? Lines = null);

/// <summary>Where an order came from.</summary>
[SpecPart(5)]
public enum Channel
{
    /// <summary>The shop's own pages.</summary>
    Shop,

    /// <summary>Another company's pages.</summary>
    Marketplace,

    /// <summary>A call.</summary>
    Telephone,
}
