using SpecLattice;

namespace Golden.V1
{
    [Spec("scale", 1)]
    public sealed partial record Scale
    {
        public required string Weight { get; init; }

        public required Unit Unit { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "unit")]
    [UnitCase("Pound"), UnitCase("Gram")]
    public readonly partial struct Unit;
}

namespace Golden.V2
{
    [Spec("scale", 2)]
    public sealed partial record Scale
    {
        public required double Weight { get; init; } // error SPEC0008

        public required Unit Unit { get; init; }
    }

    [SpecPart(2)]
    [SpecUnion(Tag = "unit")]
    [UnitCase("Gram")]
    public readonly partial struct Unit; // error SPEC0012
}
