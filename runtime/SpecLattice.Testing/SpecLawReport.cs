namespace SpecLattice.Testing;

/// <summary>How much was checked, so that a test can tell that something was.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Documents">The documents for which all laws hold.</param>
/// <param name="Conversions">The conversions of them, each with all that laws say of it.</param>
/// <param name="Refusals">How many of those were refused.</param>
public sealed record SpecLawReport(int Seed, long Documents, long Conversions, long Refusals);
