namespace SpecLattice.Benchmarks.Growth.V6;

/// <summary>A family whose every version has a member more than the one before: version 6.</summary>
[Spec("benchmark-series", 6)]
internal sealed partial record Series
{
    public required string Name { get; init; }

    public required SpecList<ulong> Points { get; init; }

    public string? Note2 { get; init; }

    public string? Note3 { get; init; }

    public string? Note4 { get; init; }

    public string? Note5 { get; init; }

    [Added]
    public string? Note6 { get; init; }
}
