using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reads a switch over a tuple with an enum in it, or over one enum member of a whole, as a switch over that enum.</summary>
internal static class InnerCases
{
    /// <summary>The arms as they are about the enum; the same arms where there is none.</summary>
    public static CaseArms Of(CaseArms arms, SpecTypes types)
    {
        if (BodyVariables.TupleOf(arms.Subject) is { } tuple)
        {
            for (var i = 0; i < tuple.Elements.Length; i++)
            {
                if (IsCases(tuple.Elements[i], types))
                {
                    return new CaseArms(tuple.Elements[i], [.. arms.Arms.Select(arm => Narrow(arm, pattern => ElementOf(pattern, i)))]);
                }
            }
        }

        var member = arms.Arms.SelectMany(arm => arm.Tests ?? []).Select(MemberOf).FirstOrDefault(found => found is not null)?.Member;
        return member is not null && IsCases(member, types) && arms.Arms.All(arm => arm.Tests is null || arm.Tests.All(test => MemberOf(test) is not null))
            ? new CaseArms(member, [.. arms.Arms.Select(arm => Narrow(arm, pattern => MemberOf(pattern)?.Pattern))])
            : arms;
    }

    private static bool IsCases(IOperation value, SpecTypes types) =>
        Operations.WithoutConversions(value).Type is { TypeKind: TypeKind.Enum } type && types.ShapeOf(type) is { Role: SpecRole.Version or SpecRole.ModelPart or SpecRole.Model };

    // An arm that also asks something else takes the case only sometimes; it is read as if it always did.
    private static CaseArm Narrow(CaseArm arm, Func<IOperation, IOperation?> inner)
    {
        var tests = arm.Tests?.Select(inner).ToList();
        return arm with { Tests = tests is null || tests.Any(test => test is null or IDiscardPatternOperation) ? null : [.. tests.OfType<IOperation>()] };
    }

    private static IOperation? ElementOf(IOperation pattern, int index) =>
        pattern is IRecursivePatternOperation { DeconstructionSubpatterns: var elements } && elements.Length > index ? elements[index] : null;

    private static IPropertySubpatternOperation? MemberOf(IOperation pattern) =>
        pattern is IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: [var only] } ? only : null;
}
