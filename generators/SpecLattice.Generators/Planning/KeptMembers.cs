using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds records that keep unknown members where the tag of a union stands among them.</summary>
internal static class KeptMembers
{
    public static IEnumerable<Problem> Check(IEnumerable<TypeModel> types, PlanUnit unit) => types
        .Where(type => type.Unknown is not null && unit.TypesBesideTags.Items.Contains(type.Name.Reference))
        .Select(type => type.Problem(RuleIds.BadUnknownMembers, type.Name.ShortName, "it is a case of a union whose tag stands among the members of the case, and would be one of them: give the union a Content"));
}
