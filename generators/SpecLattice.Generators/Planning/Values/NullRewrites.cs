using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Null beside null.</summary>
internal static class NullRewrites
{
    public static ValueRewrite[] All { get; } =
    [
        new("what is not null continues", (first, second, then) => first is ForbidNullPlan before
            ? before with { To = second.To, Inner = then(before.Inner, second) }
            : null),
        new("null was allowed and stays allowed", (first, second, then) => first is AllowNullPlan before && second is KeepNullPlan after
            ? new AllowNullPlan { From = before.From, To = after.To, Inner = then(before.Inner, after.Inner) }
            : null),
        new("null was allowed and is forbidden again", (first, second, then) => first is AllowNullPlan before && second is ForbidNullPlan after
            ? then(before.Inner, after.Inner)
            : null),
        new("null was allowed and would become an empty list", (first, second, then) => first is AllowNullPlan before && second is ToListPlan { NullIsEmpty: true } after
            ? after with { From = before.From, Inner = then(before.Inner, after.Inner), NullIsEmpty = false }
            : null),
        new("null stays null twice", (first, second, then) => first is KeepNullPlan before && second is KeepNullPlan after
            ? after with { From = before.From, Inner = then(before.Inner, after.Inner) }
            : null),
        new("null stays null and is then forbidden", (first, second, then) => first is KeepNullPlan before && second is ForbidNullPlan after
            ? after with { From = before.From, Inner = then(before.Inner, after.Inner) }
            : null),
        new("null stays null and becomes an empty list", (first, second, then) => first is KeepNullPlan before && second is ToListPlan { NullIsEmpty: true } after
            ? after with { From = before.From, Inner = then(before.Inner, after.Inner) }
            : null),
    ];
}
