// A part that several families share, and versions that are nested types.
using SpecLattice;

namespace SpecLattice.Families.Tests.Families.V1
{
    [SpecPart(1)]
    public sealed partial record Place
    {
        public required string Street { get; init; }
    }

    [Spec("shop", 1)]
    public sealed partial record Shop
    {
        public required Place At { get; init; }
    }

    [Spec("house", 1)]
    public sealed partial record House
    {
        public required SpecList<Place> Doors { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [SpecPart(2)]
    public sealed partial record Place
    {
        public required string Street { get; init; }

        [Added]
        public string? Floor { get; init; }
    }

    [Spec("shop", 2)]
    public sealed partial record Shop
    {
        public required Place At { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V5
{
    /// <summary>The house took up the new place three versions after the shop did.</summary>
    [Spec("house", 5)]
    public sealed partial record House
    {
        public required SpecList<V2.Place> Doors { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families
{
    public static partial class V1Nested
    {
        [Spec("boat", 1)]
        public sealed partial record Boat
        {
            public required int @Length { get; init; }
        }
    }

    public static partial class V2Nested
    {
        [Spec("boat", 2)]
        public sealed partial record Boat
        {
            public required int @Length { get; init; }

            [Added]
            public string? @class { get; init; }
        }
    }
}
