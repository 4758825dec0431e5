namespace SpecLattice.Benchmarks.Growth.V3;

/// <summary>A family whose every version has a member more than the one before: version 3.</summary>
[Spec("benchmark-series", 3)]
internal sealed partial record Series
{
    public required string Name { get; init; }

    public required SpecList<ulong> Points { get; init; }

    public string? Note2 { get; init; }

    [Added]
    public string? Note3 { get; init; }
}
