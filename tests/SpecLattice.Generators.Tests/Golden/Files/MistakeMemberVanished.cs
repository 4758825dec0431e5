using SpecLattice;

namespace Golden.V1
{
    [Spec("mouse", 1)]
    public sealed partial record Mouse
    {
        public required int Buttons { get; init; } // error SPEC0006

        public required bool HasWheel { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("mouse", 2)]
    public sealed partial record Mouse
    {
        public required bool HasWheel { get; init; }

        public required string Label { get; init; } // error SPEC0007

        [Added] // error SPEC0005
        public required int Speed { get; init; }
    }
}
