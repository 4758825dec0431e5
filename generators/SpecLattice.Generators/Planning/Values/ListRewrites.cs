using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Elements, and lists of at most one item, which stand for a value.</summary>
internal static class ListRewrites
{
    public static ValueRewrite[] All { get; } =
    [
        new("the only item continues", (first, second, then) => first is FromListPlan { Empty: EmptyList.Lost } before
            ? before with { To = second.To, Inner = then(before.Inner, second) }
            : null),
        new("elements are converted twice", (first, second, then) => first is ElementsPlan before && second is ElementsPlan after
            ? after with { From = before.From, Inner = then(before.Inner, after.Inner), Key = KeyOf(before, after, then) }
            : null),
        new("elements are converted and the only one is taken out", (first, second, then) => first is ElementsPlan before && second is FromListPlan after
            ? after with { From = before.From, Inner = then(before.Inner, after.Inner) }
            : null),
        new("put into a list and converted there", (first, second, then) => first is ToListPlan before && second is ElementsPlan after
            ? before with { To = after.To, Inner = then(before.Inner, after.Inner) }
            : null),
        new("put into a list and taken out", (first, second, then) => first is ToListPlan before && second is FromListPlan after
            ? Unlist(before, after, then(before.Inner, after.Inner))
            : null),
        new("an item that may be missing stays null where it is missing", (first, second, then) => first is FromListPlan { Empty: EmptyList.Null } before && second is KeepNullPlan after
            ? before with { To = after.To, Inner = then(before.Inner, after.Inner) }
            : null),
        new("an item that may be missing must be there", (first, second, then) => first is FromListPlan { Empty: EmptyList.Null } before && second is ForbidNullPlan after
            ? before with { To = after.To, Inner = then(before.Inner, after.Inner), Empty = EmptyList.Lost, Nothing = after.Null }
            : null),
        new("an item that may be missing is put into a list", (first, second, then) => first is FromListPlan { Empty: EmptyList.Null } before && second is ToListPlan { NullIsEmpty: true } after
            ? before with { To = after.To, Inner = then(before.Inner, after.Inner), Empty = EmptyList.Empty }
            : null),
        new("a list of at most one item is converted", (first, second, then) => first is FromListPlan { Empty: EmptyList.Empty } before && second is ElementsPlan after
            ? before with { To = after.To, Inner = then(before.Inner, after.Inner) }
            : null),
        new("the only item of a list of at most one is taken out", (first, second, then) => first is FromListPlan { Empty: EmptyList.Empty } before && second is FromListPlan after
            ? after with { From = before.From, Inner = then(before.Inner, after.Inner), Since = before.Since }
            : null),
    ];

    private static ValuePlan? KeyOf(ElementsPlan before, ElementsPlan after, Func<ValuePlan, ValuePlan, ValuePlan> then) =>
        before.Key is { } first && after.Key is { } second ? then(first, second) is var both and not IdentityPlan ? both : null : before.Key ?? after.Key;

    /// <summary>What was put into a list is its only item, and null is no item.</summary>
    private static ValuePlan Unlist(ToListPlan list, FromListPlan single, ValuePlan item) => (list.NullIsEmpty, single.Empty) switch
    {
        (false, EmptyList.Lost) => item,
        (false, EmptyList.Null) => new AllowNullPlan { From = list.From, To = single.To, Inner = item },
        (true, EmptyList.Null) => new KeepNullPlan { From = list.From, To = single.To, Inner = item },
        (true, EmptyList.Lost) => new ForbidNullPlan { From = list.From, To = single.To, Inner = item, Null = single.Nothing! },
        _ => list with { To = single.To, Inner = item },
    };
}
