// Decimals wherever a member can have them: alone, nullable, in collections and in a union, added, removed and left out at a default.
using System.Collections.Immutable;
using SpecLattice;

namespace SpecLattice.Families.Tests.Families
{
    [SpecPart(1)]
    [SpecUnion(Tag = "kind", Content = "value")]
    [Case<decimal>("amount"), Case<SpecList<decimal>>("steps"), UnitCase("OnRequest", Tag = "on_request")]
    public readonly partial struct Surcharge;
}

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("price-list", 1)]
    public sealed partial record PriceList
    {
        public required decimal Base { get; init; }

        public decimal? Reduced { get; init; }

        [SpecDefault("1.00")]
        public decimal Factor { get; init; } = 1.00m;

        public required SpecMap<string, decimal> ByCountry { get; init; }

        public required SpecSet<decimal> Steps { get; init; }

        public required ImmutableArray<decimal> History { get; init; }

        public required SpecList<Surcharge> Surcharges { get; init; }

        public required decimal Shipping { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("price-list", 2)]
    [Removed("Shipping", When = "0.00")]
    public sealed partial record PriceList
    {
        public required decimal Base { get; init; }

        public decimal? Reduced { get; init; }

        [SpecDefault("1.00")]
        public decimal Factor { get; init; } = 1.00m;

        public required SpecMap<string, decimal> ByCountry { get; init; }

        public required SpecSet<decimal> Steps { get; init; }

        public required ImmutableArray<decimal> History { get; init; }

        public required SpecList<Surcharge> Surcharges { get; init; }

        [Added("19.0")]
        public required decimal Tax { get; init; }

        [Added(0)]
        public required decimal Discount { get; init; }

        [Added(-0.5)]
        public required decimal Rounding { get; init; }

        [Added(Member = nameof(decimal.One))]
        public required decimal Weight { get; init; }
    }
}
