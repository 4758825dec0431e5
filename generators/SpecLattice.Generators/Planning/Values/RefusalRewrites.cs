using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>What is refused whatever it is does not continue, and need not be converted before.</summary>
internal static class RefusalRewrites
{
    public static ValueRewrite[] All { get; } =
    [
        new("the meaning changed before", (first, second, _) => first is MeaningChangedPlan ? first with { To = second.To } : null),
        new("the case was lost before", (first, second, _) => first is LostCasePlan ? first with { To = second.To } : null),
    ];

    /// <summary>
    /// The value has to go whatever it becomes on the way. What is lost inside it before must not hide that: who puts right only what is named would be refused again.
    /// </summary>
    public static ValueRewrite[] Afterwards { get; } =
    [
        new("the meaning changes afterwards", (first, second, _) => second is MeaningChangedPlan ? second with { From = first.From } : null),
        new("the case is lost afterwards", (first, second, _) => second is LostCasePlan ? second with { From = first.From } : null),
    ];
}
