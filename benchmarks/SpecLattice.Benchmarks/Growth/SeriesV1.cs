namespace SpecLattice.Benchmarks.Growth.V1;

/// <summary>A family whose every version has a member more than the one before: version 1.</summary>
[Spec("benchmark-series", 1)]
internal sealed partial record Series
{
    public required string Name { get; init; }

    public required SpecList<ulong> Points { get; init; }
}
