using SpecLattice;

namespace Shop.App;

[Spec("receipt", 1)]
internal sealed partial record Receipt
{
    public required Shop.V2.Order Order { get; init; }

    public required ulong Cents { get; init; }
}
