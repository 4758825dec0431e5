namespace SpecLattice;

/// <summary>How much of a document <see cref="SpecJson"/> is ready to read.</summary>
public sealed record SpecJsonLimits
{
    /// <summary>The most digits of an integer without bounds, in reading and in writing.</summary>
    public const int MaxIntegerDigits = 1000;

    /// <summary>The limits unless others are given.</summary>
    public static SpecJsonLimits Default { get; } = new();

    /// <summary>The most bytes of a document, as UTF-8.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most nested objects and arrays; at least 1.</summary>
    public int MaxDepth { get; init; } = 64;
}
