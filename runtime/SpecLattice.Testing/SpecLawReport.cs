namespace SpecLattice.Testing;

/// <summary>How much was checked, so that a test can tell that something was.</summary>
public sealed record SpecLawReport
{
    internal SpecLawReport(int seed, long documents, long conversions, long refusals)
    {
        Seed = seed;
        Documents = documents;
        Conversions = conversions;
        Refusals = refusals;
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>The documents for which all laws hold.</summary>
    public long Documents { get; }

    /// <summary>The conversions of them, each with all that laws say of it.</summary>
    public long Conversions { get; }

    /// <summary>How many of those were refused.</summary>
    public long Refusals { get; }
}
