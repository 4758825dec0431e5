using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>A family of four versions that have all shipped, with parts of every shape, and code that uses all that is generated for it.</summary>
internal static class OrderSource
{
    public const string Specs = """
        using System.Text.Json.Serialization;
        using SpecLattice;

        namespace Shop.V1
        {
            [Spec("order", 1)]
            public sealed partial record Order
            {
                public required string Customer { get; init; }
                public required Payload Payload { get; init; }
                public required Currency Currency { get; init; }
                [SpecDefault(3)] public int Priority { get; init; } = 3;
                public string? Remark { get; init; }
                [JsonPropertyName("in_use")] public required bool InUse { get; init; }
            }

            [SpecPart(1), SpecUnion(Tag = "kind", Naming = SpecNaming.SnakeCase)]
            [Case<BillPaid>, Case<OrderPlaced>, UnitCase("NeverSent")]
            public readonly partial struct Payload;

            [SpecPart(1)]
            public sealed partial record OrderPlaced
            {
                public required SpecList<Line> Lines { get; init; }
                public required Currency PaidIn { get; init; }
            }

            [SpecPart(1)]
            public sealed partial record Line
            {
                public required string Sku { get; init; }
                public required int Quantity { get; init; }
            }

            [SpecPart(1)]
            public sealed partial record BillPaid { public required int Amount { get; init; } }

            [SpecPart(1), JsonConverter(typeof(CurrencyJsonConverter))]
            public enum Currency { Eur, Usd }
        }

        namespace Shop.V2
        {
            [Spec("order", 2)]
            public sealed partial record Order
            {
                public required string Customer { get; init; }
                public required Payload Payload { get; init; }
                public required V1.Currency Currency { get; init; }
                [SpecDefault(3)] public int Priority { get; init; } = 3;
                public string? Remark { get; init; }
                [JsonPropertyName("in_use")] public required bool InUse { get; init; }
                [Added] public string? Signature { get; init; }
            }

            [SpecPart(2), SpecUnion(Tag = "kind", Naming = SpecNaming.SnakeCase)]
            [Case<V1.BillPaid>, Case<OrderPlaced>, Case<Shipped>, UnitCase("NeverSent")]
            public readonly partial struct Payload;

            [SpecPart(2)]
            public sealed partial record OrderPlaced
            {
                public required SpecList<Line> Lines { get; init; }
                public required V1.Currency PaidIn { get; init; }
                [Added] public int? DueIn { get; init; }
            }

            [SpecPart(2)]
            public sealed partial record Line
            {
                public required string Sku { get; init; }
                public required long Quantity { get; init; }
                [Added(0)] public required int Discount { get; init; }
            }

            [SpecPart(2)]
            public sealed partial record Shipped { public required string Parcel { get; init; } }
        }

        namespace Shop.V3
        {
            [Spec("order", 3)]
            public sealed partial record Order
            {
                [Renamed("Customer")] public required string CustomerId { get; init; }
                public required Payload Payload { get; init; }
                public required Currency Currency { get; init; }
                [SpecDefault(3)] public int Priority { get; init; } = 3;
                public string? Remark { get; init; }
                [JsonPropertyName("in_use")] public required bool InUse { get; init; }
                public string? Signature { get; init; }
            }

            [SpecPart(3), SpecUnion(Tag = "kind", Naming = SpecNaming.SnakeCase)]
            [Removed("NeverSent")]
            [Case<V1.BillPaid>, Case<V2.OrderPlaced>, Case<V2.Shipped>]
            public readonly partial struct Payload;

            [SpecPart(3), JsonConverter(typeof(CurrencyJsonConverter))]
            public enum Currency { Eur, Usd, Gbp }
        }

        namespace Shop.V4
        {
            [Spec("order", 4)]
            [Removed("Signature")]
            public sealed partial record Order
            {
                public required string CustomerId { get; init; }
                public required V3.Payload Payload { get; init; }
                public required V3.Currency Currency { get; init; }
                [SpecDefault(3)] public int Priority { get; init; } = 3;
                public string? Remark { get; init; }
                [JsonPropertyName("in_use")] public required bool InUse { get; init; }
                [Added] public string? Tenant { get; init; }
            }
        }

        """;

    /// <summary>Names what is generated, each conversion by the signature that it shipped with.</summary>
    public const string Uses = """

        namespace Shop.Uses
        {
            using SpecLattice.Negotiation;

            public static class Orders
            {
                public static VersionedOrder Read(string json) => SpecJson.Deserialize<VersionedOrder>(json);

                public static string Write(VersionedOrder order) => SpecJson.Serialize(order) + SpecJson.Serialize(new V1.BillPaid { Amount = 1 });

                public static Conversion<V4.Order> Latest(VersionedOrder order) => order.ToLatest();

                public static Conversion<VersionedOrder> Older(VersionedOrder order) => order.GetFloor() < order.Version ? order.ToVersion(1) : order;

                public static string Name(VersionedOrder order) => order.Match(v1 => v1.WireTag, v2 => v2.WireTag, v3 => v3.WireTag, v4 => v4.WireTag, unknown => unknown.WireTag);

                public static SpecChoice<VersionedOrder> Choose(VersionedOrder order) => SpecOffer.Of<VersionedOrder>().Choose(order);

                public static V2.Order Up(V1.Order order) => order.ToV2();

                public static Conversion<V3.Order> Up(V2.Order order) => order.ToV3();

                public static Conversion<V1.Order> Down(V2.Order order) => order.ToV1();

                public static Conversion<V1.Order> DownFar(V4.Order order) => order.ToV1();

                public static V2.Payload Up(V1.Payload payload) => payload.ToV2();

                public static Conversion<V1.Payload> Down(V2.Payload payload) => payload.ToV1();

                public static V3.Currency Up(V1.Currency currency) => currency.ToV3();

                public static Conversion<V1.Currency> Down(V3.Currency currency) => currency.ToV1();

                public static V2.Line Up(V1.Line line) => line.ToV2();

                public static V2.Payload Wrap(V2.OrderPlaced placed) => placed;

                public static object Catalog => (Specs.SpecCatalog.Families, VersionedOrder.AsOf(2), VersionedOrder.Versions, VersionedOrder.SchemaOf(1));
            }
        }
        """;

    /// <summary>What shipped.</summary>
    public static string Lock { get; } = Locks.Shipped(Specs + Uses);

    /// <summary>The source with an edit at a place that is named by the version and some text after it.</summary>
    public static string Edit(int version, string old, string replacement)
    {
        var space = Specs.IndexOf($"namespace Shop.V{version}", StringComparison.Ordinal);
        var place = Specs.IndexOf(old, space, StringComparison.Ordinal);
        Assert.True(place > 0, $"version {version} has no `{old}`");
        return Specs[..place] + replacement + Specs[(place + old.Length)..];
    }
}
