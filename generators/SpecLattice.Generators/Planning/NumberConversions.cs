using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>The rule that converts numbers: a value stays the same number, or it is refused.</summary>
internal static class NumberConversions
{
    /// <summary>Plans a conversion between two kinds; null where the rule says nothing of them.</summary>
    /// <param name="from">The type of the number.</param>
    /// <param name="to">The type it becomes.</param>
    /// <param name="since">The upper version of the edge that changes the type.</param>
    public static ValuePlan? Plan(TypeRef from, TypeRef to, int since) => (from.Primitive?.Number, to.Primitive?.Number) switch
    {
        ({ IsInteger: true } inner, { IsInteger: true } outer) =>
            outer.Contains(inner) ? new WidenPlan { From = from, To = to } : new NarrowPlan { From = from, To = to, Since = since },
        _ => null,
    };
}
