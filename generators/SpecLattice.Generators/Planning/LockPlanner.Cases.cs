using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <content>The edges of unions and enums.</content>
internal sealed partial class LockPlanner
{
    private static void AddCaseEdge(TypeModel older, TypeModel newer, LockFactList facts)
    {
        if (newer.Union is not { } union)
        {
            AddValueEdge(older, newer, facts);
            return;
        }

        foreach (var candidate in older.Union!.Cases)
        {
            var next = union.Cases.FirstOrDefault(next => CaseHistory.FindOlder(older, newer, next) == candidate);
            if (newer.RemovedCases.Contains(candidate.Name))
            {
                facts.AddAt(null, new(KnownNames.Removed, candidate.Name), LockKeywords.Dead, candidate.Tag, NameOf(candidate));
            }
            else if (next is not null && next.Tag != candidate.Tag)
            {
                facts.AddAt(null, AttributeOf(next), LockKeywords.Renamed, next.Tag, LockText.Word(candidate.Tag));
                facts.AddAt(null, AttributeOf(next), LockKeywords.Dead, candidate.Tag, $"renamed {LockText.Word(next.Tag)}");
            }
        }
    }

    private static void AddValueEdge(TypeModel older, TypeModel newer, LockFactList facts)
    {
        foreach (var member in older.Enum!.Members)
        {
            var next = newer.Enum!.Members.FirstOrDefault(candidate => CaseHistory.CarriesOn(newer, candidate, member));
            if (newer.RemovedCases.Contains(member.Name))
            {
                facts.AddAt(null, new(KnownNames.Removed, member.Name), LockKeywords.Dead, member.JsonName, "name");
            }
            else if (next is not null && next.JsonName != member.JsonName)
            {
                facts.AddAt(next.Name, null, LockKeywords.Renamed, next.JsonName, LockText.Word(member.JsonName));
                facts.AddAt(next.Name, null, LockKeywords.Dead, member.JsonName, $"renamed {LockText.Word(next.JsonName)}");
            }
        }
    }
}
