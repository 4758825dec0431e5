// A version graph: a backport beside the main line, and an edge that leads from it into the main line.
using SpecLattice;

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("pump", 1)]
    public sealed partial record Pump
    {
        public required int Speed { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("pump", 2)]
    public sealed partial record Pump
    {
        public required int Speed { get; init; }

        [Added]
        public string? Name { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V3
{
    [Spec("pump", 3)]
    public sealed partial record Pump
    {
        public required int Speed { get; init; }

        public string? Name { get; init; }

        [Added(0)]
        public required int Pressure { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V4
{
    [Spec("pump", 4, After = 3)]
    public sealed partial record Pump
    {
        public required int Speed { get; init; }

        public string? Name { get; init; }

        public required int Pressure { get; init; }

        [Added]
        public int? Limit { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V21
{
    /// <summary>The backport of version 4's limit to version 2.</summary>
    [Spec("pump", 21, After = 2)]
    public sealed partial record Pump
    {
        public required int Speed { get; init; }

        public string? Name { get; init; }

        [Added]
        public int? Limit { get; init; }
    }

    /// <summary>The same backport, with an edge of its own to version 4.</summary>
    [Spec("valve", 21, After = 2)]
    public sealed partial record Valve
    {
        public required int Width { get; init; }

        [Added]
        public int? Limit { get; init; }

        [SpecConversion(Lossless = true)]
        internal static V4.Valve ToFour(Valve backport) => new() { Width = backport.Width, Limit = backport.Limit };

        [SpecConversion]
        internal static Valve FromFour(V4.Valve newer) => new() { Width = newer.Width, Limit = newer.Limit };
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("valve", 2)]
    public sealed partial record Valve
    {
        public required int Width { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V4
{
    [Spec("valve", 4, After = 2)]
    public sealed partial record Valve
    {
        public required int Width { get; init; }

        [Added]
        public int? Limit { get; init; }
    }
}
