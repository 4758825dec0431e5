namespace SpecLattice;

/// <summary>A version of a family, as this build knows it.</summary>
public readonly record struct SpecVersion
{
    /// <summary>Describes a version.</summary>
    /// <param name="number">The version, a positive integer.</param>
    /// <param name="wireTag">The version's tag in the JSON envelope of the family's sum.</param>
    /// <param name="digest">The digest of the version's schema.</param>
    public SpecVersion(int number, string wireTag, string digest)
    {
        Number = number;
        WireTag = wireTag;
        Digest = digest;
    }

    /// <summary>The version, a positive integer.</summary>
    public int Number { get; init; }

    /// <summary>The version's tag in the JSON envelope of the family's sum.</summary>
    public string WireTag { get; init; }

    /// <summary>The digest of the version's schema: builds with the same digest mean the same by the version.</summary>
    public string Digest { get; init; }
}
