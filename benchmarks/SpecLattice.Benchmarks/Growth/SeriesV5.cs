namespace SpecLattice.Benchmarks.Growth.V5;

/// <summary>A family whose every version has a member more than the one before: version 5.</summary>
[Spec("benchmark-series", 5)]
internal sealed partial record Series
{
    public required string Name { get; init; }

    public required SpecList<ulong> Points { get; init; }

    public string? Note2 { get; init; }

    public string? Note3 { get; init; }

    public string? Note4 { get; init; }

    [Added]
    public string? Note5 { get; init; }
}
