// A family whose parts another assembly defines.
using SpecLattice;
using F1 = SpecLattice.ForeignParts.V1;
using F2 = SpecLattice.ForeignParts.V2;

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("vehicle", 1)]
    public sealed partial record Vehicle
    {
        public required F1.Motor Motor { get; init; }

        public required SpecMap<string, F1.Drive> Drives { get; init; }

        public required SpecList<F1.Gear> Gears { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("vehicle", 2)]
    public sealed partial record Vehicle
    {
        public required F2.Motor Motor { get; init; }

        public required SpecMap<string, F2.Drive> Drives { get; init; }

        public required SpecList<F2.Gear> Gears { get; init; }
    }
}
