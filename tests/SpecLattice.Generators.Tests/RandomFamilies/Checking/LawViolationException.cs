namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>Generated code broke a law, or did something else than the model.</summary>
public sealed class LawViolationException(string message) : Exception(message);
