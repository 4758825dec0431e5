using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <content>What becomes of members that no version declares.</content>
internal sealed partial class RecordPlanner
{
    /// <summary>What the edges of the route ask of the unknown members of a record: that each version keeps them, and declares none of their names itself.</summary>
    private RecordConversion AskOfUnknown(RecordConversion plan)
    {
        if (plan.From.Unknown is null)
        {
            return plan;
        }

        var checks = new List<UnknownCheck>();
        var known = new HashSet<string>(plan.From.Members.Select(member => member.JsonName), StringComparer.Ordinal);
        for (var i = 1; i < plan.Route.Count; i++)
        {
            var (before, to) = (plan.Route[i - 1], lineage[plan.Route[i]]);
            var since = lineage.PredecessorOf(to.Version) == before ? to.Version : before;
            if (to.Unknown is null)
            {
                checks.Add(new UnknownCheck(since, EquatableArray<string>.Empty));
                return plan with { Unknown = checks.ToEquatableArray() };
            }

            var declared = to.Members.Select(member => member.JsonName).Where(known.Add).ToEquatableArray();
            if (declared.Count > 0)
            {
                checks.Add(new UnknownCheck(since, declared));
            }
        }

        return plan with { Unknown = checks.ToEquatableArray(), KeepsUnknown = true };
    }
}
