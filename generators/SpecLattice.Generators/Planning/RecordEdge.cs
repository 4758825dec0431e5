using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Which members of two neighbouring versions of a record belong together.</summary>
internal sealed class RecordEdge
{
    /// <summary>The members that both have.</summary>
    public List<(MemberModel Older, MemberModel Newer, CustomEdge? Custom)> Kept { get; } = [];

    /// <summary>The members that are converted together by hand.</summary>
    public List<MemberGroup> Groups { get; } = [];

    /// <summary>The members that are in a part in one version and beside it in the other.</summary>
    public List<PartMove> Moves { get; } = [];

    /// <summary>The members that only the newer version has, and what the older one's silence means.</summary>
    public List<(MemberModel Member, DeclaredValue Absent, Discard? Discard)> Added { get; } = [];

    /// <summary>The members that only the older version has, and what can be left behind.</summary>
    public List<(MemberModel Member, DeclaredValue Absent, Discard? Discard)> Removed { get; } = [];

    public static RecordEdge Create(TypeModel older, TypeModel newer, ValuePlanner values, List<Problem> problems)
    {
        if (older.KeepsUnknownMembers && !newer.SaysUnknownMembers)
        {
            problems.Add(newer.Problem(RuleIds.UnknownMembersForgotten, older.Name.ShortName, newer.Name.ShortName));
        }

        var edge = new RecordEdge();
        var sides = new EdgeSides(older, newer, values, problems);
        var groups = EdgeGroups.Place(sides, edge);
        EdgeMoves.Place(sides, edge);
        var together = new HashSet<string>(sides.Taken.Keys, StringComparer.Ordinal);
        foreach (var member in newer.Members.Where(member => !together.Contains(member.Name) || groups.Of(member).Methods.Count > 0))
        {
            edge.Place(sides, member, groups);
        }

        foreach (var removed in newer.RemovedMembers)
        {
            edge.PlaceRemoved(older, newer, removed, sides.Left, problems);
        }

        foreach (var vanished in older.Members.Where(member => sides.Left.ContainsKey(member.Name)))
        {
            problems.Add(older.Problem(vanished, RuleIds.MemberVanished, vanished.Name, newer.Name.ShortName).With(DiagnosticProperties.NewerType, newer.Name.ShortName));
        }

        return edge;
    }

    /// <summary>What becomes of each value on the way, as far as that is known.</summary>
    /// <param name="isUp">Which way.</param>
    /// <param name="values">Plans what is not written by hand.</param>
    /// <param name="since">The newer version.</param>
    public IEnumerable<ValuePlan?> Plans(bool isUp, ValuePlanner values, int since)
    {
        ValuePlan? Plan(MemberModel older, MemberModel newer) => isUp ? values.Plan(older.Type, newer.Type, since) : values.Plan(newer.Type, older.Type, since);

        return Kept.Select(kept => (isUp ? kept.Custom?.Up : kept.Custom?.Down) ?? Plan(kept.Older, kept.Newer))
            .Concat(Groups.Select(group => isUp ? group.Custom.Up : group.Custom.Down))
            .Concat(Moves.SelectMany(move => move.Moved.Select(moved => move.IsGathered ? Plan(moved.Outside, moved.Inside) : Plan(moved.Inside, moved.Outside))));
    }

    /// <summary>Whether a part is taken apart on the way that may be missing, or of which something has to stay behind.</summary>
    public bool LosesOfParts(bool isUp) => Moves.Any(move => move.IsGathered != isUp && (move.Part.Type.IsNullable || move.Left.Count > 0));

    private void Place(EdgeSides sides, MemberModel member, EdgeGroups groups)
    {
        var (older, newer, problems) = (sides.Older, sides.Newer, sides.Problems);
        if (member.IsAdded)
        {
            if (member.RenamedFrom is not null || (sides.Left.ContainsKey(member.Name) && newer.RemovedMembers.All(removed => removed.Name != member.Name)))
            {
                problems.Add(newer.Problem(member, RuleIds.AddedToFirstVersion, member.Name, older.Name.ShortName).AtAttribute(KnownNames.Added));
            }
            else if (member.Absent is { } absent)
            {
                Added.Add((member, absent, member.Discard));
            }

            return;
        }

        var (oldName, methods) = groups.Of(member);
        if (!sides.Left.TryGetValue(oldName, out var counterpart))
        {
            problems.Add(WithoutCounterpart(sides, member, oldName, methods));
            return;
        }

        sides.Left.Remove(oldName);
        var custom = EdgeMethods.FindMember(counterpart, member, methods, sides);
        if (custom is null
            && (sides.Values.Plan(counterpart.Type, member.Type, newer.Version) is null || sides.Values.Plan(member.Type, counterpart.Type, newer.Version) is null))
        {
            // What cannot be named is reported as such.
            if (!counterpart.Type.Flatten().Concat(member.Type.Flatten()).Any(type => type.IsAmbiguous))
            {
                problems.Add(newer.Problem(
                    member, RuleIds.TypeChangeWithoutConversion, member.Name, counterpart.Type.NullableReference, member.Type.NullableReference, OrdinaryShapes.Advise(counterpart.Type, member.Type)));
            }

            return;
        }

        Kept.Add((counterpart, member, custom));
    }

    /// <summary>How a new member is declared: what its absence means is said where it cannot be null.</summary>
    private static string AddedOf(MemberModel member) => member.Type.IsNullable && member.Default is null or { IsNull: true } ? "[Added]" : "[Added(value)]";

    private static Problem WithoutCounterpart(EdgeSides sides, MemberModel member, string oldName, IReadOnlyList<ConversionMethodModel> methods)
    {
        var (older, newer) = (sides.Older, sides.Newer);
        if (methods.FirstOrDefault(method => method.OlderMembers.Count > 0) is { } naming)
        {
            return newer.Problem(
                RuleIds.BadConversionMethod, naming.Name, $"{older.Name.ShortName} has no member '{oldName}', or something else accounts for it already").AtMember(naming.Name);
        }

        var id = member.RenamedFrom is null ? RuleIds.MemberNotDeclaredAdded : RuleIds.RenameOfNothing;
        var declaration = member.RenamedFrom is null ? AddedOf(member) : oldName;
        var problem = newer.Problem(member, id, member.Name, older.Name.ShortName, declaration, FormerNames.Advise(older, oldName));
        return member.RenamedFrom is null ? problem : problem.AtAttribute(KnownNames.Renamed).WithFormerName(older, oldName);
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
            Removed.Add((member, absent, removed.Discard));
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
