// Shapes of members: lists of at most one, recursion, collections of parts, a change of every number.
using System.Collections.Immutable;
using SpecLattice;

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("tree", 1)]
    public sealed partial record Tree
    {
        public required Node Root { get; init; }

        public Node? Shadow { get; init; }

        public required string Owner { get; init; }

        public string? Nickname { get; init; }

        public int? Height { get; init; }

        public required SpecMap<Guid, SpecList<Node>> Groups { get; init; }

        public required ImmutableArray<Colour> Palette { get; init; }

        public required SpecSet<Colour> Used { get; init; }
    }

    [SpecPart(1)]
    public sealed partial record Node
    {
        public required string Name { get; init; }

        public required SpecList<Node> Children { get; init; }

        public required short Weight { get; init; }
    }

    [SpecPart(1)]
    [SpecEnum(Naming = SpecNaming.KebabCase)]
    public enum Colour
    {
        LightGreen,
        Brown,
    }

    [SpecPart(1)]
    [SpecUnion]
    [Case<Node>("node"), UnitCase("Nothing", Tag = "nothing")]
    public readonly partial struct Slot;
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("tree", 2)]
    public sealed partial record Tree
    {
        public required Node Root { get; init; }

        public Node? Shadow { get; init; }

        [Renamed("Owner")]
        public required SpecList<string> Owners { get; init; }

        [Renamed("Nickname")]
        public required SpecList<string> Nicknames { get; init; }

        [Renamed("Height")]
        public required SpecList<int> Heights { get; init; }

        public required SpecMap<Guid, SpecList<Node>> Groups { get; init; }

        public required ImmutableArray<Colour> Palette { get; init; }

        public required SpecSet<Colour> Used { get; init; }
    }

    [SpecPart(2)]
    public sealed partial record Node
    {
        public required string Name { get; init; }

        public required SpecList<Node> Children { get; init; }

        public required long Weight { get; init; }

        [Added]
        public SpecMap<string, Node>? Grafts { get; init; }
    }

    [SpecPart(2)]
    [SpecEnum(Naming = SpecNaming.KebabCase)]
    public enum Colour
    {
        LightGreen,
        Brown,
        Red,
    }
}
