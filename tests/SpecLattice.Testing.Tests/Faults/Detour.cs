// A family whose hand-written shortcut says something else than the way over the versions between.
namespace SpecLattice.Testing.Tests.Faults.Detours.V1
{
    [Spec("detour", 1)]
    public sealed partial record Detour
    {
        public required short Number { get; init; }
    }
}

namespace SpecLattice.Testing.Tests.Faults.Detours.V2
{
    [Spec("detour", 2)]
    public sealed partial record Detour
    {
        public required short Number { get; init; }

        [Added]
        public string? Note { get; init; }
    }
}

namespace SpecLattice.Testing.Tests.Faults.Detours.V3
{
    [Spec("detour", 3)]
    public sealed partial record Detour
    {
        public required short Number { get; init; }

        public string? Note { get; init; }

        [Added(AbsentMeans = 7)]
        public required int Limit { get; init; }

        [SpecConversion(Lossless = true)]
        internal static Detour FromFirst(V1.Detour older) => new() { Number = (short)~older.Number, Note = "short", Limit = 99 };

        [SpecConversion]
        internal static Conversion<V1.Detour> ToFirst(Detour newer) => newer is { Note: "short", Limit: 99 }
            ? new V1.Detour { Number = (short)~newer.Number }
            : new LossReport(Loss.Custom("", "it came another way"));
    }
}
