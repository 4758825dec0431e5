using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds unions whose tag stands among the members of a case's value, and is named as one of these: what is written could not be read.</summary>
internal static class TagClashes
{
    /// <summary>The mistake in the declaration of a type; null where there is none.</summary>
    public static Problem? In(TypeModel type, LineageSet lineages) =>
        type.Union is { Layout.IsFlat: true } union && union.Cases.Any(candidate => HoldsTag(candidate, union.Tag, lineages))
            ? type.Problem(RuleIds.DuplicateJsonName, union.Tag)
            : null;

    private static bool HoldsTag(CaseModel candidate, string tag, LineageSet lineages) =>
        candidate.Payload is { } payload && lineages.Find(payload) is { } record && record.Members.Any(member => member.JsonName == tag);
}
