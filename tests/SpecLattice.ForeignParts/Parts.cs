namespace SpecLattice.ForeignParts.V1
{
    [SpecPart(1)]
    public sealed partial record Motor
    {
        public required int Power { get; init; }
    }

    [SpecPart(1)]
    public enum Gear
    {
        Low,
        High,
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "kind", Content = "value")]
    [Case<Motor>, UnitCase("None")]
    public readonly partial struct Drive;
}

namespace SpecLattice.ForeignParts.V2
{
    [SpecPart(2)]
    public sealed partial record Motor
    {
        public required long Power { get; init; }

        [Added]
        public string? Maker { get; init; }
    }

    [SpecPart(2)]
    public enum Gear
    {
        Low,
        High,
        Reverse,
    }

    [SpecPart(2)]
    [SpecUnion(Tag = "kind", Content = "value")]
    [Case<Motor>, UnitCase("None")]
    public readonly partial struct Drive;
}
