namespace SpecLattice;

/// <summary>How <see cref="SpecJson"/> reads and writes.</summary>
public sealed record SpecJsonOptions
{
    /// <summary>The most digits of an integer without bounds, in reading and in writing.</summary>
    public const int MaxIntegerDigits = 1000;

    /// <summary>The options unless others are given.</summary>
    public static SpecJsonOptions Default { get; } = new();

    /// <summary>The options of documents in lines for people.</summary>
    public static SpecJsonOptions Indented { get; } = new() { WriteIndented = true };

    /// <summary>The most bytes of a document, as UTF-8. A writer's limits are those of the document's readers.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most nested objects and arrays; at least 1.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Whether documents may have comments, as settings that people write do. They are skipped in reading, and not written again.</summary>
    public bool AllowComments { get; init; }

    /// <summary>Whether documents may have a comma behind the last member or item.</summary>
    public bool AllowTrailingCommas { get; init; }

    /// <summary>Whether documents are written in lines for people.</summary>
    public bool WriteIndented { get; init; }
}
