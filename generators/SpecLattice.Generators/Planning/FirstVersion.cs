using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Checks the first version of a lineage, which has no history.</summary>
internal static class FirstVersion
{
    /// <summary>Finds what a version says of one before it, though there is none.</summary>
    public static void Check(TypeModel first, List<Problem> problems)
    {
        foreach (var member in first.Members.Where(member => member.IsAdded || member.RenamedFrom is not null || member.Gathered.Count > 0))
        {
            problems.Add(first.Problem(member, RuleIds.AddedToFirstVersion, member.Name, "an earlier version")
                .AtAttribute(member.IsAdded ? KnownNames.Added : member.RenamedFrom is not null ? KnownNames.Renamed : KnownNames.Gathered));
        }

        foreach (var method in first.Methods.Where(method => !method.IsOfWhole))
        {
            problems.Add(first.Problem(RuleIds.BadConversionMethod, method.Name, "there is no earlier version whose members it could convert").AtMember(method.Name));
        }

        foreach (var scattered in first.Scattered)
        {
            problems.Add(first.ProblemAtAttribute(KnownNames.Scattered, scattered.Part, RuleIds.BadMove, scattered.Part, "there is no earlier version"));
        }

        if (first.Shape != TypeShape.Record)
        {
            problems.AddRange(CaseHistory.Renames(first).Select(renamed =>
                first.Problem(RuleIds.RenameOfNothing, renamed.To, "an earlier version", renamed.From, "")));
        }

        foreach (var removed in first.RemovedMembers.Select(member => member.Name).Concat(first.RemovedCases))
        {
            problems.Add(first.ProblemAtAttribute(KnownNames.Removed, removed, RuleIds.RemovalOfNothing, removed, "an earlier version", ""));
        }
    }
}
