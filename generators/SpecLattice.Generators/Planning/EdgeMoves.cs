using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds the members of an edge that were moved into a part, or out of one.</summary>
internal static class EdgeMoves
{
    public static void Place(EdgeSides sides, RecordEdge edge)
    {
        foreach (var member in sides.Newer.Members.Where(member => member.Gathered.Count > 0))
        {
            Problem Complain(string why) => sides.Newer.Problem(member, RuleIds.BadMove, member.Name, why).AtAttribute(KnownNames.Gathered);

            if (sides.Take(member, "moved by [Gathered]", mayBeRenamed: false, problem => problem.AtMember(member.Name).AtAttribute(KnownNames.Gathered)))
            {
                edge.Moves.AddRange(Gather(sides, member, why => sides.Problems.Add(Complain(why))));
            }
        }

        foreach (var scattered in sides.Newer.Scattered)
        {
            edge.Moves.AddRange(Scatter(sides, scattered, why => sides.Problems.Add(
                sides.Newer.ProblemAtAttribute(KnownNames.Scattered, scattered.Part, RuleIds.BadMove, scattered.Part, why))));
        }
    }

    private static IEnumerable<PartMove> Gather(EdgeSides sides, MemberModel member, Action<string> complain)
    {
        var outside = new List<MemberModel>();
        foreach (var moved in member.Gathered)
        {
            if (!sides.Left.TryGetValue(moved.Name, out var found))
            {
                complain($"{sides.Older.Name.ShortName} has no member '{moved.Name}', or something else accounts for it already");
                yield break;
            }

            sides.Left.Remove(moved.Name);
            outside.Add(found);
        }

        if (Move(sides, member, member.Gathered, outside, isGathered: true, complain) is { } move)
        {
            yield return move;
        }
    }

    private static IEnumerable<PartMove> Scatter(EdgeSides sides, ScatteredPart scattered, Action<string> complain)
    {
        var outside = new List<MemberModel>();
        foreach (var moved in scattered.Members)
        {
            if (sides.Newer.Members.FirstOrDefault(member => member.Name == moved.Name) is not { } found)
            {
                complain($"{sides.Newer.Name.ShortName} has no member '{moved.Name}'");
                yield break;
            }

            if (!sides.Take(found, "moved by [Scattered]", mayBeRenamed: false, problem => problem.AtAttribute(KnownNames.Scattered, scattered.Part)))
            {
                yield break;
            }

            outside.Add(found);
        }

        if (!sides.Left.TryGetValue(scattered.Part, out var part))
        {
            complain($"{sides.Older.Name.ShortName} has no member of that name, or something else accounts for it already");
            yield break;
        }

        sides.Left.Remove(scattered.Part);
        if (Move(sides, part, scattered.Members, outside, isGathered: false, complain) is { } move)
        {
            yield return move;
        }
    }

    private static PartMove? Move(
        EdgeSides sides, MemberModel part, EquatableArray<MovedMember> names, List<MemberModel> outside, bool isGathered, Action<string> complain)
    {
        if (part.Type.Kind != TypeRefKind.Record || TypeOf(part, sides) is not { } type)
        {
            complain($"its type is {part.Type.NullableReference}, and only a record has members to move: convert them by hand with [SpecConversion]");
            return null;
        }

        if (type.Unknown is not null)
        {
            complain($"{type.Name.ShortName} keeps unknown members, which have no place outside of it: convert them by hand with [SpecConversion]");
            return null;
        }

        var pairs = new List<(MemberModel Outside, MemberModel Inside)>();
        var before = sides.Problems.Count;
        for (var i = 0; i < outside.Count; i++)
        {
            if (type.Members.FirstOrDefault(member => member.Name == names[i].Inside) is not { } inside)
            {
                complain($"{type.Name.ShortName} has no member '{names[i].Inside}': name with As what '{names[i].Name}' is called there");
                continue;
            }

            pairs.Add((outside[i], inside));
            if (!IsConvertible(outside[i], inside, sides) || !IsConvertible(inside, outside[i], sides))
            {
                complain($"'{names[i].Name}' is {outside[i].Type.NullableReference} outside and {inside.Type.NullableReference} inside, and no rule converts between the two in both directions");
            }
        }

        var left = new List<(MemberModel Member, DeclaredValue Absent)>();
        foreach (var member in type.Members.Where(member => names.All(name => name.Inside != member.Name)))
        {
            if (AbsentOf(member) is { } absent)
            {
                left.Add((member, absent));
            }
            else
            {
                complain($"'{member.Name}' of {type.Name.ShortName} has nothing outside: name what it was, make it nullable, or declare a [SpecDefault]");
            }
        }

        return sides.Problems.Count == before ? new PartMove(part, type, pairs, left, isGathered) : null;
    }

    private static TypeModel? TypeOf(MemberModel part, EdgeSides sides) =>
        sides.Values.Lineages.Find(part.Type) ?? (part.Type.ForeignTypes.Count > 0 ? part.Type.ForeignTypes[0] : null);

    private static bool IsConvertible(MemberModel from, MemberModel to, EdgeSides sides) => sides.Values.Plan(from.Type, to.Type, sides.Newer.Version) is not null;

    private static DeclaredValue? AbsentOf(MemberModel member) => member.Default switch
    {
        { IsNull: false } declared => declared,
        _ => member.Type.IsNullable ? DeclaredValue.Null : null,
    };
}
