using System.Collections.Immutable;
using SpecLattice.Schemas;

namespace SpecLattice.Testing;

/// <summary>How the laws are checked.</summary>
public sealed record SpecLawOptions
{
    /// <summary>The environment variable that gives the seed where a test gives none.</summary>
    public const string SeedVariable = "SPEC_LAWS_SEED";

    /// <summary>The environment variable that gives the number of random documents where a test gives none.</summary>
    public const string DocumentsVariable = "SPEC_LAWS_DOCUMENTS";

    /// <summary>The options unless others are given.</summary>
    public static SpecLawOptions Default { get; } = new();

    /// <summary>What random documents are made from. The environment's unless given, otherwise another one in each run.</summary>
    public int? Seed { get; init; }

    /// <summary>
    /// How many random documents are made for each version, and how many by mutation, besides the sparse witnesses, which are all checked. The environment's
    /// unless given, otherwise 100.
    /// </summary>
    public int? Documents { get; init; }

    /// <summary>When to stop making random documents although there are not enough yet; null for never.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Where a line with the seed goes before the laws are checked; to standard output unless given. A failure's message has the seed in any case.</summary>
    public Action<string>? Output { get; init; }

    /// <summary>Documents that are checked like generated ones, and changed at random.</summary>
    public ImmutableArray<SpecLawDocument> Given { get; init; } = [];

    /// <summary>Examples of scalars, besides those that their attributes give.</summary>
    public ImmutableArray<SpecScalarExamples> Scalars { get; init; } = [];

    /// <summary>Schemas of parts of other assemblies, besides those that the sum knows.</summary>
    public ImmutableArray<SpecPartSchema> Parts { get; init; } = [];
}

/// <summary>A document of a version.</summary>
public sealed record SpecLawDocument
{
    /// <summary>Gives a document.</summary>
    /// <param name="version">The version.</param>
    /// <param name="json">The version's own JSON, without an envelope.</param>
    public SpecLawDocument(int version, string json)
    {
        Version = version;
        Json = json;
    }

    /// <summary>The version.</summary>
    public int Version { get; init; }

    /// <summary>The version's own JSON, without an envelope.</summary>
    public string Json { get; init; }
}
