using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds members that are said to be discarded on an edge that is converted by hand as a whole: nothing would come of it.</summary>
internal static class UnusedDiscards
{
    private const string Why = "the versions are converted by hand as a whole, so nothing generated could discard it: leave Discard out, or convert only the members that need it by hand";

    public static void Check(Lineage lineage, List<Problem> problems)
    {
        foreach (var newer in lineage.Types.Where(type => lineage.PredecessorOf(type.Version) is var older and not 0 && lineage.FindCustom(older, type.Version) is not null))
        {
            problems.AddRange(newer.RemovedMembers.Where(member => member.Discard is not null).Select(member => newer.ProblemAtAttribute(KnownNames.Removed, member.Name, RuleIds.BadDiscard, member.Name, Why)));
            problems.AddRange(newer.Members.Where(member => member.Discard is not null).Select(member => newer.Problem(member, RuleIds.BadDiscard, member.Name, Why).AtAttribute(KnownNames.Added)));
        }
    }
}
