using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Which members of two neighbouring versions of a record belong together.</summary>
internal sealed class RecordEdge
{
    /// <summary>The members that both have.</summary>
    public List<(MemberModel Older, MemberModel Newer, CustomEdge? Custom)> Kept { get; } = [];

    /// <summary>The members that only the newer version has, and what the older one's silence means.</summary>
    public List<(MemberModel Member, DeclaredValue Absent)> Added { get; } = [];

    /// <summary>The members that only the older version has, and what can be left behind.</summary>
    public List<(MemberModel Member, DeclaredValue Absent)> Removed { get; } = [];

    public static RecordEdge Create(TypeModel older, TypeModel newer, ValuePlanner values, List<Problem> problems)
    {
        var edge = new RecordEdge();
        var left = older.Members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        foreach (var member in newer.Members)
        {
            edge.Place(older, newer, member, left, values, problems);
        }

        foreach (var removed in newer.RemovedMembers)
        {
            edge.PlaceRemoved(older, newer, removed, left, problems);
        }

        foreach (var vanished in older.Members.Where(member => left.ContainsKey(member.Name)))
        {
            problems.Add(older.Problem(vanished, RuleIds.MemberVanished, vanished.Name, newer.Name.ShortName).With(DiagnosticProperties.NewerType, newer.Name.ShortName));
        }

        return edge;
    }

    private void Place(
        TypeModel older, TypeModel newer, MemberModel member, Dictionary<string, MemberModel> left, ValuePlanner values, List<Problem> problems)
    {
        if (member.IsAdded)
        {
            if (member.RenamedFrom is not null || (left.ContainsKey(member.Name) && newer.RemovedMembers.All(removed => removed.Name != member.Name)))
            {
                problems.Add(newer.Problem(member, RuleIds.AddedToFirstVersion, member.Name, older.Name.ShortName).AtAttribute(KnownNames.Added));
            }
            else if (member.Absent is { } absent)
            {
                Added.Add((member, absent));
            }

            return;
        }

        var oldName = member.RenamedFrom ?? member.Name;
        if (!left.TryGetValue(oldName, out var counterpart))
        {
            var id = member.RenamedFrom is null ? RuleIds.MemberNotDeclaredAdded : RuleIds.RenameOfNothing;
            var problem = newer.Problem(member, id, member.Name, older.Name.ShortName, oldName, FormerNames.Advise(older, oldName));
            problems.Add(member.RenamedFrom is null ? problem : problem.AtAttribute(KnownNames.Renamed).WithFormerName(older, oldName));
            return;
        }

        left.Remove(oldName);
        var custom = EdgeMethods.FindMember(counterpart, member, newer, values.Lineages, problems);
        if (custom is null
            && (values.Plan(counterpart.Type, member.Type, newer.Version) is null || values.Plan(member.Type, counterpart.Type, newer.Version) is null))
        {
            // What cannot be named is reported as such.
            if (!counterpart.Type.Flatten().Concat(member.Type.Flatten()).Any(type => type.IsAmbiguous))
            {
                problems.Add(newer.Problem(
                    member, RuleIds.TypeChangeWithoutConversion, member.Name, counterpart.Type.NullableReference, member.Type.NullableReference));
            }

            return;
        }

        Kept.Add((counterpart, member, custom));
    }

    private void PlaceRemoved(
        TypeModel older, TypeModel newer, RemovedMember removed, Dictionary<string, MemberModel> left, List<Problem> problems)
    {
        if (!left.TryGetValue(removed.Name, out var member))
        {
            problems.Add(newer.ProblemAtAttribute(KnownNames.Removed, removed.Name, RuleIds.RemovalOfNothing, removed.Name, older.Name.ShortName, FormerNames.Advise(older, removed.Name))
                .WithFormerName(older, removed.Name));
            return;
        }

        left.Remove(removed.Name);
        if (ResolveAbsent(older, newer, removed, member, problems) is { } absent)
        {
            Removed.Add((member, absent));
        }
    }

    private static DeclaredValue? ResolveAbsent(
        TypeModel older, TypeModel newer, RemovedMember removed, MemberModel member, List<Problem> problems)
    {
        switch (removed.Absent)
        {
            case null when member.Type.IsNullable && member.Default is null or { IsNull: true }:
                return DeclaredValue.Null;
            case null:
                problems.Add(newer.ProblemAtAttribute(KnownNames.Removed, removed.Name, RuleIds.AddedWithoutAbsentValue, removed.Name, "When or WhenMember of [Removed]").With(DiagnosticProperties.Member, removed.Name));
                return null;
            case { Kind: DeclaredValueKind.StaticMember } value:
                return ResolveStaticMember(older, newer, removed, member, value, problems);
            case { } value when value.For(member.Type) is { } declared:
                return declared;
            default:
                problems.Add(newer.ProblemAtAttribute(
                    KnownNames.Removed, removed.Name, RuleIds.DeclaredValueDoesNotFit, removed.Name, DeclaredValue.Wanted(member.Type, member.Type.NullableReference)));
                return null;
        }
    }

    // A static member of the older record if it has one of that name, else of the member's type.
    private static DeclaredValue? ResolveStaticMember(
        TypeModel older, TypeModel newer, RemovedMember removed, MemberModel member, DeclaredValue value, List<Problem> problems)
    {
        var (found, isOfOtherType) = StaticMember.Find(
            value, member.Type, (older.Name.Reference, older.StaticMembers), (member.Type.Reference, member.StaticMembersOfType));
        if (isOfOtherType)
        {
            problems.Add(newer.ProblemAtAttribute(
                KnownNames.Removed, removed.Name, RuleIds.DeclaredValueDoesNotFit, removed.Name, member.Type.NullableReference));
        }
        else if (found is null)
        {
            problems.Add(newer.ProblemAtAttribute(
                KnownNames.Removed, removed.Name, RuleIds.DeclaredValueNotFound, value.Code, older.Name.ShortName, member.Type.Reference));
        }

        return found;
    }
}
