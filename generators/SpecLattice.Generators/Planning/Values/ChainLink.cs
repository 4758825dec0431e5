using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>A type that a value has on its way, and the edge that led to it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Since">The upper version of the edge; 0 for the first type.</param>
/// <param name="Custom">What takes the value over the edge, where that is not derived.</param>
internal sealed record ChainLink(TypeRef Type, int Since, ValuePlan? Custom);
