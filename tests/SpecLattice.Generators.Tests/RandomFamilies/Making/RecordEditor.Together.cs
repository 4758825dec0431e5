using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Making;

/// <content>Members that are converted or moved together.</content>
internal sealed partial class RecordEditor
{
    /// <summary>Splits a member in two, merges two in one, or mixes two.</summary>
    private void TryConvertTogether(List<Member> untouched)
    {
        var able = untouched.FindAll(member => member.Type is IntegerShape or LeafShape { Keyword: "string" } && member.Type.Equals(member.Older!.Type));
        if (able.Count == 0)
        {
            Add(isNew: true);
            return;
        }

        var first = random.Pick(able);
        var second = able.Find(member => member != first && member.Type.Equals(first.Type));
        var isText = first.Type is LeafShape;
        var older = second is null || random.Chance(0.4) ? [first.Older!] : new[] { first.Older!, second.Older! };
        var isMix = older.Length == 2 && !isText && random.Chance(0.4);
        record.Members.RemoveAll(member => older.Contains(member.Older));
        var newer = new List<Member>();
        for (var i = older.Length == 1 || isMix ? 2 : 1; i > 0; i--)
        {
            var member = new Member { Name = FreshName(), Type = first.Type };
            newer.Add(member);
            record.Members.Insert(random.Next(record.Members.Count + 1), member);
        }

        record.Groups.Add(new MemberGroup(isText ? GroupConversion.Colon : isMix ? GroupConversion.Mix : GroupConversion.Digits, older, newer));
    }

    private void TryMove(List<Member> untouched)
    {
        var parts = untouched.FindAll(member => PartOf(member.Older!.Type) is { } part && part != record.Older && part.Members.TrueForAll(inside => inside.Type is not PartShape { Version: RecordVersion } || random.Chance(0.5)));
        if (parts.Count > 0 && random.Chance(0.5))
        {
            Scatter(random.Pick(parts));
        }
        else if (addPart is not null && untouched.Count > 0)
        {
            Gather(untouched);
        }
    }

    private static RecordVersion? PartOf(TypeShape type) => type.NotNull is PartShape { Version: RecordVersion part } ? part : null;

    private void Scatter(Member member)
    {
        var part = PartOf(member.Older!.Type)!;
        var moved = part.Members.Where(inside => inside.Type is not NullableShape && inside.Unmoved is NullValue || random.Chance(0.7)).ToList();
        if (moved.Count == 0 || moved.Any(inside => FamilyMaker.Parts(inside.Type).Contains(part)))
        {
            return;
        }

        record.Members.Remove(member);
        var pairs = new List<(Member Outside, Member Inside)>();
        foreach (var inside in moved)
        {
            var outside = new Member { Name = FreshName(), Type = types.Renew(inside.Type) };
            pairs.Add((outside, inside));
            record.Members.Insert(random.Next(record.Members.Count + 1), outside);
        }

        record.Moves.Add(new PartMove(member.Older, part, IsGathered: false, pairs));
    }

    private void Gather(List<Member> untouched)
    {
        var moved = untouched.Where(member => random.Chance(0.6) && !FamilyMaker.Parts(member.Type).Contains(record)).Take(3).ToList();
        if (moved.Count == 0)
        {
            return;
        }

        var name = FreshName();
        var part = new RecordVersion(new Lineage($"Moved{record.Version}{name}{record.Lineage.Name}", record.Lineage.Family), record.Version, null);
        var pairs = new List<(Member Outside, Member Inside)>();
        foreach (var member in moved)
        {
            record.Members.Remove(member);
            var inside = new Member { Name = random.Chance(0.5) ? member.Name : FreshName(), Type = random.Chance(0.2) ? ChangedInside(member.Type) : member.Type };
            if (pairs.Exists(pair => pair.Inside.Name == inside.Name))
            {
                inside = new Member { Name = "X" + member.Name, Type = inside.Type };
            }

            pairs.Add((member.Older!, inside));
            part.Members.Insert(random.Next(part.Members.Count + 1), inside);
        }

        if (random.Chance(0.3))
        {
            var integer = random.Chance(0.5);
            part.Members.Add(new Member { Name = "Z", Type = integer ? IntegerShape.Of("int") : new NullableShape(LeafShape.Text), Default = integer ? AtomValue.Of(7) : new NullValue() });
        }

        addPart!(part);
        var holder = new Member { Name = name, Type = random.Chance(0.3) ? new NullableShape(new PartShape(part)) : new PartShape(part) };
        record.Members.Insert(random.Next(record.Members.Count + 1), holder);
        record.Moves.Add(new PartMove(holder, part, IsGathered: true, pairs));
    }
}
