using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Numbers whose range changes more than once.</summary>
internal static class NumberRewrites
{
    public static ValueRewrite[] All { get; } =
    [
        new("widened and widened again", (first, second, _) => first is WidenPlan && second is WidenPlan
            ? Plan(first.From, second.To, since: 0)
            : null),
        new("widened and narrowed", (first, second, _) => first is WidenPlan && second is NarrowPlan narrow && CanSkip(first, second.To)
            ? Plan(first.From, second.To, narrow.Since)
            : null),
    ];

    /// <summary>Whether the rule converts between two types: both are numbers.</summary>
    public static bool Covers(TypeRef from, TypeRef to) => from.Primitive?.Number is not null && to.Primitive?.Number is not null;

    // Decimals and binary fractions become each other by their digits, so that the type between matters: 0.1f has many more digits as a double, and an integer
    // beyond 2^53 that a double holds is written with others.
    private static bool CanSkip(ValuePlan first, TypeRef to) => first.From.Equals(to) || to.Primitive!.Number switch
    {
        { IsInteger: true } => true,
        { IsBinaryFraction: true } => first.To.Primitive!.Number is { IsInteger: true } or { IsBinaryFraction: true },
        _ => first.From.Primitive!.Number is { IsInteger: true },
    };

    /// <summary>One change of a number's range.</summary>
    public static ValuePlan Plan(TypeRef from, TypeRef to, int since) => from.Equals(to)
        ? IdentityPlan.Of(from)
        : to.Primitive!.Number!.Contains(from.Primitive!.Number!)
            ? new WidenPlan { From = from, To = to }
            : new NarrowPlan { From = from, To = to, Since = since };
}
