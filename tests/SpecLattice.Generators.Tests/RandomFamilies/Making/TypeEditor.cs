using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Making;

/// <summary>Makes the content of one version of a type: from nothing, or from the version before.</summary>
/// <param name="random">What decides.</param>
/// <param name="world">The types of the family's version. A type holds only those behind it, and itself where a value can end.</param>
/// <param name="index">The type's place among them.</param>
internal sealed class TypeEditor(Random random, List<TypeVersion> world, int index)
{
    private readonly TypePicker _types = new(random, world, index);

    private static readonly string[] Tags = ["disk", "net", "a/b", "x~y", "usb", "none", "two words"];

    public void Fill()
    {
        switch (world[index])
        {
            case RecordVersion record:
                var editor = new RecordEditor(random, _types, record);
                for (var i = random.Next(record.Lineage.IsRoot ? 3 : 1, record.Lineage.IsRoot ? 7 : 4); i > 0; i--)
                {
                    editor.Add(isNew: false);
                }

                break;
            case UnionVersion union:
                for (var i = random.Next(2, 4); i > 0; i--)
                {
                    AddCase(union);
                }

                break;
            case EnumVersion choice:
                for (var i = random.Next(2, 5); i > 0; i--)
                {
                    choice.Members.Add(new EnumMember { Name = FreshName(choice) });
                }

                break;
        }
    }

    /// <summary>Takes everything over from the version before, with the versions that its types have now.</summary>
    public void CarryOn()
    {
        switch (world[index])
        {
            case RecordVersion { Older: RecordVersion older } record:
                record.Members.AddRange(older.Members.Select(member => new Member
                {
                    Name = member.Name,
                    Type = _types.Renew(member.Type),
                    Older = member,
                    Default = _types.Renew(member.Type).Equals(member.Type) || member.Default is NullValue ? member.Default : null,
                }));
                break;
            case UnionVersion { Older: UnionVersion older } union:
                union.Cases.AddRange(older.Cases.Select(candidate => new UnionCase
                {
                    Name = candidate.Name,
                    Tag = candidate.Tag,
                    Payload = candidate.Payload is { } payload ? _types.Renew(payload) : null,
                    Older = candidate,
                }));
                break;
            case EnumVersion { Older: EnumVersion older } choice:
                choice.Members.AddRange(older.Members.Select(member => new EnumMember { Name = member.Name, Older = member }));
                break;
        }
    }

    public void Edit()
    {
        switch (world[index])
        {
            case RecordVersion record:
                new RecordEditor(random, _types, record, part => world.Insert(index + 1, part)).Edit();
                break;
            case UnionVersion union:
                EditUnion(union);
                break;
            case EnumVersion choice:
                EditEnum(choice);
                break;
        }
    }

    private void EditUnion(UnionVersion union)
    {
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var at = random.Next(union.Cases.Count);
            var candidate = union.Cases[at];
            switch (random.Next(4))
            {
                case 0 when union.Cases.Count > 2 && candidate.Older is { } removed:
                    union.Cases.RemoveAt(at);
                    union.Removed.Add(removed);
                    break;
                case 1 when candidate.Older is not null:
                    union.Cases[at] = new UnionCase { Name = candidate.Name, Tag = FreshTag(union), Payload = candidate.Payload, Older = candidate.Older };
                    break;
                case 2 when candidate.Payload is IntegerShape:
                    var other = random.Pick(IntegerShape.All);
                    candidate.Payload = union.Cases.Any(held => other.Equals(held.Payload)) ? candidate.Payload : other;
                    break;
                default:
                    AddCase(union);
                    break;
            }
        }
    }

    private void EditEnum(EnumVersion choice)
    {
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var at = random.Next(choice.Members.Count);
            switch (random.Next(3))
            {
                case 0 when choice.Members.Count > 2 && choice.Members[at].Older is { } removed:
                    choice.Members.RemoveAt(at);
                    choice.Removed.Add(removed);
                    break;
                case 1 when choice.Members[at].Older is { } older:
                    choice.Members[at] = new EnumMember { Name = FreshName(choice), Older = older };
                    break;
                default:
                    choice.Members.Insert(random.Next(choice.Members.Count + 1), new EnumMember { Name = FreshName(choice) });
                    break;
            }
        }
    }

    private void AddCase(UnionVersion union)
    {
        var taken = union.Cases.Select(candidate => candidate.Payload).OfType<TypeShape>().ToList();
        var payload = random.Chance(0.3) ? null : _types.PickPayload(union.Layout, taken);
        union.Cases.Add(new UnionCase { Name = FreshUnit(union), Tag = FreshTag(union), Payload = payload });
    }

    // Neither what the version before has nor what this one has so far: a name may come back, but not in the same step.
    private string FreshTag(UnionVersion union)
    {
        var taken = union.Cases.Concat((union.Older as UnionVersion)?.Cases ?? []).Select(candidate => candidate.Tag).ToHashSet();
        return Fresh(Tags, taken, "tag");
    }

    private string FreshUnit(UnionVersion union)
    {
        var taken = union.Cases.Concat((union.Older as UnionVersion)?.Cases ?? []).Select(candidate => candidate.Name).ToHashSet();
        return Fresh(["Nothing", "Some", "Other"], taken, "Unit");
    }

    private string FreshName(EnumVersion choice)
    {
        var taken = choice.Members.Concat((choice.Older as EnumVersion)?.Members ?? []).Select(member => member.Name).ToHashSet();
        return Fresh(["Red", "Green", "Blue", "Pink"], taken, "Shade");
    }

    private string Fresh(string[] pool, HashSet<string> taken, string prefix)
    {
        var left = pool.Where(name => !taken.Contains(name)).ToList();
        if (left.Count > 0)
        {
            return random.Pick(left);
        }

        var number = 1;
        while (taken.Contains(prefix + number))
        {
            number++;
        }

        return prefix + number;
    }
}
