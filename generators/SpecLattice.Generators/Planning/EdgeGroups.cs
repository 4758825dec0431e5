using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>The hand-written conversions of an edge's members, by the members that they name.</summary>
internal sealed class EdgeGroups
{
    private readonly Dictionary<string, (string Older, List<ConversionMethodModel> Methods)> _single = new(StringComparer.Ordinal);
    private readonly EdgeSides _sides;

    private EdgeGroups(EdgeSides sides) => _sides = sides;

    /// <summary>Finds the groups, and adds those of several members to the edge.</summary>
    public static EdgeGroups Place(EdgeSides sides, RecordEdge edge)
    {
        var groups = new EdgeGroups(sides);
        var named = sides.Newer.Methods
            .Where(method => method.Members.Count > 0 && method.Members.All(name => sides.Newer.Members.Any(member => member.Name == name)))
            .GroupBy(method => (Older: groups.OlderOf(method), Newer: method.Members));
        foreach (var group in named)
        {
            var methods = group.ToList();
            if (group.Key.Older.Count == 1 && group.Key.Newer.Count == 1)
            {
                groups.PlaceSingle(group.Key.Older[0], group.Key.Newer[0], methods);
            }
            else
            {
                groups.PlaceSeveral(group.Key.Older, group.Key.Newer, methods, edge);
            }
        }

        return groups;
    }

    /// <summary>The methods of one member, and its name in the older version.</summary>
    public (string Older, IReadOnlyList<ConversionMethodModel> Methods) Of(MemberModel member) => _single.TryGetValue(member.Name, out var single)
        ? single
        : (member.RenamedFrom ?? member.Name, []);

    private EquatableArray<string> OlderOf(ConversionMethodModel method) => method.OlderMembers.Count > 0
        ? method.OlderMembers
        : method.Members.Select(name => Find(name) is { RenamedFrom: { } old } ? old : name).ToEquatableArray();

    private MemberModel Find(string name) => _sides.Newer.Members.First(member => member.Name == name);

    private void PlaceSingle(string older, string newer, List<ConversionMethodModel> methods)
    {
        var member = Find(newer);
        if (_sides.Take(member, How(methods), mayBeRenamed: member.RenamedFrom == older, problem => problem.AtMember(methods[0].Name)))
        {
            _single.Add(newer, (older, methods));
        }
    }

    private void PlaceSeveral(EquatableArray<string> olderNames, EquatableArray<string> newerNames, List<ConversionMethodModel> methods, RecordEdge edge)
    {
        var newer = newerNames.Select(Find).ToList();
        var isFree = true;
        foreach (var member in newer)
        {
            isFree &= _sides.Take(member, How(methods), mayBeRenamed: methods[0].OlderMembers.Count == 0, problem => problem.AtMember(methods[0].Name));
        }

        var older = new List<MemberModel>();
        foreach (var name in olderNames)
        {
            if (_sides.Left.TryGetValue(name, out var member))
            {
                _sides.Left.Remove(name);
                older.Add(member);
            }
            else
            {
                _sides.Problems.Add(_sides.Newer.Problem(
                    RuleIds.BadConversionMethod, methods[0].Name, $"{_sides.Older.Name.ShortName} has no member '{name}', or something else accounts for it already").AtMember(methods[0].Name));
                isFree = false;
            }
        }

        if (isFree && EdgeMethods.FindGroup(older, newer, methods, _sides) is { } custom)
        {
            edge.Groups.Add(new MemberGroup(older, newer, custom));
        }
    }

    private static string How(List<ConversionMethodModel> methods) => $"converted by '{methods[0].Name}'";
}
