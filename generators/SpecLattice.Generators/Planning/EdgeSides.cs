using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Two neighbouring versions of a record, and which of their members are accounted for while their edge is put together.</summary>
internal sealed class EdgeSides(TypeModel older, TypeModel newer, ValuePlanner values, List<Problem> problems)
{
    public TypeModel Older => older;

    public TypeModel Newer => newer;

    public ValuePlanner Values => values;

    public List<Problem> Problems => problems;

    /// <summary>The older version's members that nothing accounts for yet.</summary>
    public Dictionary<string, MemberModel> Left { get; } = older.Members.ToDictionary(member => member.Name, StringComparer.Ordinal);

    /// <summary>The newer version's members that are accounted for by more than themselves, and by what.</summary>
    public Dictionary<string, string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts for a member of the newer version.</summary>
    /// <param name="member">The member.</param>
    /// <param name="how">What makes it.</param>
    /// <param name="mayBeRenamed">Whether its name in the older version may be told.</param>
    /// <param name="place">Where it is said.</param>
    /// <returns>Whether nothing else does.</returns>
    public bool Take(MemberModel member, string how, bool mayBeRenamed, Func<Problem, Problem> place)
    {
        if (Taken.TryGetValue(member.Name, out var already))
        {
            problems.Add(place(newer.Problem(RuleIds.TwoHistories, member.Name, already, how)));
            return false;
        }

        Taken.Add(member.Name, how);
        var (attribute, name) = member.IsAdded ? (KnownNames.Added, "[Added]") : member.RenamedFrom is not null && !mayBeRenamed ? (KnownNames.Renamed, "[Renamed]") : ("", "");
        if (attribute.Length == 0)
        {
            return true;
        }

        problems.Add(newer.Problem(member, RuleIds.TwoHistories, member.Name, how, $"declared {name}").AtAttribute(attribute));
        return false;
    }
}
