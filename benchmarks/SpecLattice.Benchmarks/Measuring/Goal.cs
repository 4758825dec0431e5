namespace SpecLattice.Benchmarks.Measuring;

/// <summary>What ours is to reach in a scenario. What is null does not matter.</summary>
/// <param name="Ratio">The time, as a ratio to the yardstick.</param>
/// <param name="Nanoseconds">The time.</param>
/// <param name="Bytes">What is allocated.</param>
internal sealed record Goal(double? Ratio = null, double? Nanoseconds = null, double? Bytes = null)
{
    /// <summary>Whether it is reached.</summary>
    public bool IsMetBy(Measurement ours, double ratio) =>
        (Ratio is not { } wanted || ratio <= wanted)
        && (Nanoseconds is not { } time || ours.Nanoseconds <= time)
        && (Bytes is not { } bytes || ours.Bytes <= bytes);

    /// <summary>The goal in words.</summary>
    /// <param name="yardstick">What the ratio is to.</param>
    public string Describe(string yardstick) => string.Join(", ", new[]
    {
        Ratio is { } ratio ? FormattableString.Invariant($"{ratio:0.###} of {yardstick}") : "",
        Nanoseconds is { } time ? MarkdownReport.Time(time) : "",
        Bytes is { } bytes ? FormattableString.Invariant($"{bytes:N0} B") : "",
    }.Where(part => part.Length > 0));
}
