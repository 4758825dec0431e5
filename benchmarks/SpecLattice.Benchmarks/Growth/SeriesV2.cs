namespace SpecLattice.Benchmarks.Growth.V2;

/// <summary>A family whose every version has a member more than the one before: version 2.</summary>
[Spec("benchmark-series", 2)]
internal sealed partial record Series
{
    public required string Name { get; init; }

    public required SpecList<ulong> Points { get; init; }

    [Added]
    public string? Note2 { get; init; }
}
