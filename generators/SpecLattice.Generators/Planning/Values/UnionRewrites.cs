using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>A union's only case, which stands for its value.</summary>
internal static class UnionRewrites
{
    public static ValueRewrite[] All { get; } =
    [
        new("the case's value continues", (first, second, then) => first is UnwrapPlan before
            ? before with
            {
                To = second.To,
                Cases = before.Cases.Select(candidate => candidate with { Plan = then(candidate.Plan, second) }).ToEquatableArray(),
            }
            : null),
        new("wrapped and unwrapped", (first, second, then) => first is WrapPlan before && second is UnwrapPlan after
            ? then(before.Inner, after.Cases.First(candidate => candidate.Case.Tag == before.Case.Tag).Plan)
            : null),
    ];
}
