// Orders as a shop keeps them: money, dates and attachments. The first version was written to disk line by line, before anybody thought of versions.
using SpecLattice;

namespace SpecLattice.Families.Tests.Families
{
    [SpecSum("sales-order", Envelope = SpecEnvelopeForm.Inside, Mark = "schemaVersion", MarkKind = SpecMarkKind.Integer, Unmarked = 1)]
    public abstract partial record VersionedSalesOrder;

    [SpecPart(1)]
    public sealed partial record Attachment
    {
        public required string Name { get; init; }

        public required SpecBytes Content { get; init; }
    }

    [SpecPart(2)]
    public sealed partial record Money
    {
        public required decimal Amount { get; init; }

        public required string Currency { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("sales-order", 1)]
    public sealed partial record SalesOrder
    {
        public required string Number { get; init; }

        public required DateOnly Placed { get; init; }

        public required decimal Amount { get; init; }

        public required string Currency { get; init; }

        public required SpecList<Attachment> Attachments { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("sales-order", 2)]
    public sealed partial record SalesOrder
    {
        public required string Number { get; init; }

        public required DateOnly Placed { get; init; }

        [Gathered(nameof(V1.SalesOrder.Amount), nameof(V1.SalesOrder.Currency))]
        public required Money Total { get; init; }

        public required SpecList<Attachment> Attachments { get; init; }

        [Added]
        public DateOnly? Due { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V3
{
    [Spec("sales-order", 3)]
    public sealed partial record SalesOrder
    {
        public required string Number { get; init; }

        public required DateOnly Placed { get; init; }

        public required Money Total { get; init; }

        [Added]
        public SpecMap<string, Money>? Fees { get; init; }

        public required SpecList<Attachment> Attachments { get; init; }

        public DateOnly? Due { get; init; }

        [Added]
        public DateTimeOffset? Shipped { get; init; }

        [Added]
        public Uri? Invoice { get; init; }
    }
}
