namespace SpecLattice.Benchmarks.Growth.V4;

/// <summary>A family whose every version has a member more than the one before: version 4.</summary>
[Spec("benchmark-series", 4)]
internal sealed partial record Series
{
    public required string Name { get; init; }

    public required SpecList<ulong> Points { get; init; }

    public string? Note2 { get; init; }

    public string? Note3 { get; init; }

    [Added]
    public string? Note4 { get; init; }
}
