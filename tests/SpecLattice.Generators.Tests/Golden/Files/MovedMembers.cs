// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("order", 1)]
    public sealed partial record Order
    {
        public required string Street { get; init; }

        public required string City { get; init; }

        public required int Count { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("order", 2)]
    public sealed partial record Order
    {
        [Gathered(nameof(V1.Order.Street), nameof(V1.Order.City))]
        public required Address ShipTo { get; init; }

        public required int Count { get; init; }
    }

    [SpecPart(2)]
    public sealed partial record Address
    {
        public required string Street { get; init; }

        public required string City { get; init; }
    }
}

namespace Golden.V3
{
    [Spec("order", 3)]
    public sealed partial record Order
    {
        public Address? ShipTo { get; init; }

        public required int Count { get; init; }
    }

    [SpecPart(3)]
    public sealed partial record Address
    {
        public required string Street { get; init; }

        public required string City { get; init; }

        [Added]
        public string? Country { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var order = new V1.Order { Street = "Mill Lane 1", City = "York", Count = 2 };
            yield return order.ToV2().ShipTo.ToString(); //> Address { Street = Mill Lane 1, City = York }
            yield return order.ToV2().ToV1().ToString(); //> Order { Street = Mill Lane 1, City = York, Count = 2 }
            var newest = order.ToV3();
            yield return (newest with { ShipTo = newest.ShipTo! with { Country = "UK" } }).ToV1().Losses.ToString();
            //> /ShipTo/Country: `Country` exists since version 3; only null can be left out (3 -> 2, order)
        }
    }
}
