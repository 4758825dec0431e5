// The other envelopes: the version beside the document, in an event's type; around it, under names and with a number of one's own, and nothing around the first version.
using SpecLattice;

namespace SpecLattice.Families.Tests.Families
{
    [SpecSum("order-placed", Envelope = SpecEnvelopeForm.Outside, TagPattern = "order-placed-v{version}")]
    public abstract partial record VersionedOrderPlaced;

    [SpecSum("thermostat", Mark = "format", Content = "settings", MarkKind = SpecMarkKind.Integer, Unmarked = 1)]
    public abstract partial record VersionedThermostat;

    [SpecSum("job", Envelope = SpecEnvelopeForm.Outside, TagPattern = "{version}", Unmarked = 1)]
    public abstract partial record AnyJob;
}

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("order-placed", 1)]
    public sealed partial record OrderPlaced
    {
        public required Guid Order { get; init; }
    }

    [Spec("thermostat", 1)]
    public sealed partial record Thermostat
    {
        public required decimal Target { get; init; }
    }

    [Spec("job", 1)]
    public sealed partial record Job
    {
        public required string Name { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("order-placed", 2)]
    public sealed partial record OrderPlaced
    {
        public required Guid Order { get; init; }

        [Added]
        public string? Coupon { get; init; }
    }

    [Spec("thermostat", 2, WireTag = "20240601")]
    public sealed partial record Thermostat
    {
        public required decimal Target { get; init; }

        [Added(false)]
        public required bool IsAway { get; init; }
    }

    [Spec("job", 2)]
    public sealed partial record Job
    {
        public required string Name { get; init; }

        [Added(0)]
        public required int Priority { get; init; }
    }
}
