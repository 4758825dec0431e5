using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>A rule that makes one plan of two that follow each other.</summary>
/// <param name="Name">What it says; its example is found by this name.</param>
/// <param name="Apply">Makes the plan; null where the rule does not apply.</param>
internal sealed record ValueRewrite(string Name, Rewriting Apply);

/// <summary>Makes one plan of two.</summary>
/// <param name="first">What happens first.</param>
/// <param name="second">What happens then.</param>
/// <param name="then">One plan after another, for what is inside the two.</param>
internal delegate ValuePlan? Rewriting(ValuePlan first, ValuePlan second, Func<ValuePlan, ValuePlan, ValuePlan> then);
