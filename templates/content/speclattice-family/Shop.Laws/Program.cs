using Shop;
using SpecLattice.Testing;

// Makes up orders of all versions and converts each to all others. It throws where a law does not hold, so the line below is a test in any test framework.
SpecLaws.Check<VersionedOrder>();
Console.WriteLine("the laws hold");
