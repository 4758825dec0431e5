using Orders.Events;
using V1 = Orders.Events.V1;
using V2 = Orders.Events.V2;
using V3 = Orders.Events.V3;
using V4 = Orders.Events.V4;
using V5 = Orders.Events.V5;

namespace Orders;

/// <summary>Makes up the events of some years, each in the version that was current then.</summary>
internal static class History
{
    private const int Versions = 5;
    private static readonly DateTimeOffset FirstDay = new(2022, 1, 3, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Events, the same for the same number.</summary>
    public static IEnumerable<AnyOrderPlaced> Of(int count) => Enumerable.Range(0, count).Select(number => Event(number, (int)((long)number * Versions / count)));

    private static AnyOrderPlaced Event(int number, int age)
    {
        var (id, buyer, total) = (new Guid(number, 0, 0, new byte[8]), $"buyer {number % 1000}", 10m + (number % 9000 / 100m));
        var (currency, at) = (number % 7 == 0 ? "USD" : "EUR", FirstDay.AddMinutes(number));
        DateOnly? day = number % 3 == 0 ? DateOnly.FromDateTime(at.UtcDateTime).AddDays(3) : null;
        return age switch
        {
            0 => new V1.OrderPlaced(id, buyer, total, at),
            1 => new V2.OrderPlaced(id, buyer, total, currency, at),
            2 => new V3.OrderPlaced(id, buyer, total, currency, at, day),
            3 => new V4.OrderPlaced(id, buyer, new V4.Money(total, currency), at, day, number % 5 == 0 ? [new V4.Line("mug", 1, total)] : null),
            _ => new V5.OrderPlaced(id, buyer, new V4.Money(total, currency), at, number % 11 == 0 ? V5.Channel.Marketplace : V5.Channel.Shop, day),
        };
    }
}
