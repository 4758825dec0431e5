using System;
using SpecLattice;

namespace Tree.V1
{
    [Spec("tree", 1)]
    public sealed partial record Plan
    {
        public required int Size { get; init; }

        public required ushort Width { get; init; }

        public string? Owner { get; init; }

        public required SpecList<Circle?> Rings { get; init; }

        public required Kind Kind { get; init; }

        public required SpecMap<string, Shape> Shapes { get; init; }
    }

    [SpecPart(1)]
    public enum Kind
    {
        Round,
        Flat,
    }

    [SpecPart(1)]
    public sealed partial record Circle
    {
        public required int Radius { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion]
    [Case<Circle>("circle"), UnitCase("Dot")]
    public readonly partial struct Shape;
}

namespace Tree.V2
{
    [Spec("tree", 2)]
    public sealed partial record Plan
    {
        public required int Size { get; init; }

        public required ushort Width { get; init; }

        public string? Owner { get; init; }

        public required SpecList<V1.Circle?> Rings { get; init; }

        public required V1.Kind Kind { get; init; }

        public required SpecMap<string, V1.Shape> Shapes { get; init; }

        [Added]
        public string? Note { get; init; }
    }
}

namespace Tree.V3
{
    [Spec("tree", 3)]
    [Removed("Note")]
    public sealed partial record Plan
    {
        public required int Size { get; init; }

        public required uint Width { get; init; }

        public required string Owner { get; init; }

        public required SpecList<Circle> Rings { get; init; }

        public required Kind Kind { get; init; }

        public required SpecMap<string, Shape> Shapes { get; init; }

        [Added(1)]
        public required int Depth { get; init; }
    }

    [SpecPart(3)]
    public enum Kind
    {
        Round,
        Flat,
        Bent,
    }

    [SpecPart(3)]
    public sealed partial record Circle
    {
        public required long Radius { get; init; }
    }

    [SpecPart(3)]
    public sealed partial record Square
    {
        public required int Side { get; init; }
    }

    [SpecPart(3)]
    [SpecUnion]
    [Case<Circle>("circle"), UnitCase("Dot"), Case<Square>("square")]
    public readonly partial struct Shape;
}

namespace Tree.V21
{
    /// <summary>A backport of the depth to version 2, under another name.</summary>
    [Spec("tree", 21, After = 2, UnknownMembers = UnknownMembers.Ignore)]
    public sealed partial record Plan
    {
        public required int Size { get; init; }

        public required ushort Width { get; init; }

        public string? Owner { get; init; }

        public required SpecList<V1.Circle?> Rings { get; init; }

        public required V1.Kind Kind { get; init; }

        public required SpecMap<string, V1.Shape> Shapes { get; init; }

        public string? Note { get; init; }

        [Added]
        public Guid? Id { get; init; }
    }
}
