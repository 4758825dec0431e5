namespace SpecLattice;

/// <summary>A version of a family, as this build knows it.</summary>
/// <param name="Version">The version, a positive integer.</param>
/// <param name="WireTag">The version's tag in the JSON envelope of the family's sum.</param>
/// <param name="Digest">The digest of the version's schema: builds with the same digest mean the same by the version.</param>
public readonly record struct SpecVersion(int Version, string WireTag, string Digest);
