using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>What is refused whatever it is does not continue.</summary>
internal static class RefusalRewrites
{
    public static ValueRewrite[] All { get; } =
    [
        new("the meaning changed before", (first, second, _) => first is MeaningChangedPlan ? first with { To = second.To } : null),
        new("the case was lost before", (first, second, _) => first is LostCasePlan ? first with { To = second.To } : null),
    ];
}
