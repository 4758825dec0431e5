using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Making;

/// <summary>Makes and changes the members of a record.</summary>
internal sealed partial class RecordEditor(Random random, TypePicker types, RecordVersion record, Action<RecordVersion>? addPart = null)
{
    private const string Names = "ABCDEGHIJKLMNOPQSTUW";

    private RecordVersion? Older => record.Older as RecordVersion;

    public void Edit()
    {
        if (random.Chance(0.15) && TryConvertWhole())
        {
            return;
        }

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            // Each kept member changes once at most.
            var untouched = record.Members.FindAll(member => member.Older is { } older && older.Name == member.Name
                && member.Custom == MemberConversion.None && types.Renew(older.Type).Equals(member.Type));
            var member = untouched.Count == 0 ? null : random.Pick(untouched);
            switch (random.Next(9))
            {
                case 6 or 7:
                    TryConvertTogether(untouched);
                    break;
                case 8:
                    TryMove(untouched);
                    break;
                case 0 when member is not null && record.Members.Count > 1:
                    Remove(member);
                    break;
                case 1 when member is not null:
                    record.Members[record.Members.IndexOf(member)] = new Member
                    {
                        Name = FreshName(),
                        Type = member.Type,
                        Older = member.Older,
                        Default = member.Default,
                    };
                    break;
                case 2 or 3 when member is not null:
                    ChangeType(member);
                    break;
                case 4 when member is not null && types.Renew(member.Older!.Type).Equals(member.Older.Type):
                    ConvertByHand(member);
                    break;
                default:
                    Add(isNew: true);
                    break;
            }
        }
    }

    public void Add(bool isNew)
    {
        var type = !record.Lineage.IsRoot && random.Chance(0.08) ? types.PickSelf() : types.Pick();
        var absent = isNew ? types.PickDeclared(type) : null;
        if (isNew && absent is null)
        {
            type = new NullableShape(type);
            absent = new NullValue();
        }

        var member = new Member { Name = FreshName(), Type = type, Absent = absent };
        SetDefault(member);
        record.Members.Insert(random.Next(record.Members.Count + 1), member);
    }

    private void SetDefault(Member member)
    {
        var isOptional = random.Chance(0.4);
        member.Default = !isOptional ? null : member.Type is NullableShape && random.Chance(0.8) ? new NullValue() : types.PickDeclared(member.Type);
    }

    private void Remove(Member member)
    {
        if (types.PickDeclared(member.Older!.Type) is { } absent)
        {
            record.Members.Remove(member);
            record.Removed.Add((member.Older, absent));
        }
    }

    private void ChangeType(Member member)
    {
        // A record that held itself outright would never end.
        var changed = Changed(member.Type);
        var holdsItself = FamilyMaker.Parts(changed).Contains(record);
        member.Type = holdsItself && changed is not (NullableShape or ItemsShape) ? member.Type : changed;
        SetDefault(member);
    }

    private TypeShape Changed(TypeShape type)
    {
        var isSingle = type is not (ItemsShape or MapShape or NullableShape);
        return (type, random.Next(3)) switch
        {
            (IntegerShape, 0) => random.Pick(IntegerShape.All),
            (NullableShape { Inner: not (ItemsShape or MapShape) } nullable, 0) => new ItemsShape(CollectionKind.List, nullable.Inner),
            (NullableShape nullable, 1) => random.Chance(0.3) && nullable.Inner is not (ItemsShape or MapShape) ? new NullableShape(new ItemsShape(CollectionKind.List, nullable.Inner)) : nullable.Inner,
            (NullableShape nullable, _) => new NullableShape(ChangedInside(nullable.Inner)),
            (ItemsShape { Kind: CollectionKind.List, Item: not (ItemsShape or MapShape or NullableShape) } list, 0) =>
                random.Chance(0.5) ? list.Item : new NullableShape(list.Item),
            (ItemsShape { Item: IntegerShape or NullableShape } items, 1) when items.Kind != CollectionKind.Set =>
                items with { Item = ChangedItem(items.Item) },
            (ItemsShape { Kind: CollectionKind.Set, Item: IntegerShape } items, 1) => items with { Item = random.Pick(IntegerShape.All) },
            (MapShape { Item: IntegerShape or NullableShape } map, 0 or 1) => map with { Item = ChangedItem(map.Item) },
            (_, 1) when isSingle => new ItemsShape(CollectionKind.List, random.Chance(0.3) ? new NullableShape(ChangedInside(type)) : ChangedInside(type)),
            (_, 2) when isSingle && random.Chance(0.3) => new NullableShape(new ItemsShape(CollectionKind.List, type)),
            _ => new NullableShape(type),
        };
    }

    private TypeShape ChangedInside(TypeShape type) => type switch
    {
        IntegerShape => random.Pick(IntegerShape.All),
        ItemsShape { Item: IntegerShape } items => items with { Item = random.Pick(IntegerShape.All) },
        MapShape { Item: IntegerShape } map => map with { Item = random.Pick(IntegerShape.All) },
        _ => type,
    };

    private TypeShape ChangedItem(TypeShape item) => item switch
    {
        NullableShape nullable => nullable.Inner,
        _ when random.Chance(0.3) => new NullableShape(item),
        _ => random.Pick(IntegerShape.All),
    };

    private void ConvertByHand(Member member)
    {
        switch (member.Type)
        {
            case IntegerShape { Keyword: "uint" }:
                (member.Type, member.Custom, member.Default) = (IntegerShape.Of("ulong"), MemberConversion.Scale, null);
                break;
            case IntegerShape { Keyword: "int" }:
                member.Custom = random.Pick([MemberConversion.Shift, MemberConversion.TrustedShift, MemberConversion.Halve]);
                break;
            case LeafShape { Keyword: "string" }:
                member.Custom = random.Pick([MemberConversion.Mark, MemberConversion.Throw]);
                break;
            default:
                member.Custom = random.Chance(0.3) ? MemberConversion.MeaningChanged : MemberConversion.None;
                break;
        }
    }

    private bool TryConvertWhole()
    {
        var integers = record.Members.FindAll(member => member.Type is IntegerShape { Keyword: "int" });
        if (integers.Count == 0 || record.Members.Any(member => !member.Type.Equals(member.Older!.Type)))
        {
            return false;
        }

        record.Whole = new WholeConversion(random.Pick(integers).Name, random.Next(1, 9), random.Chance(0.5) ? random.Next(4) : null);
        return true;
    }

    private string FreshName()
    {
        var taken = record.Members.Concat(Older?.Members ?? []).Select(member => member.Name).ToHashSet();
        return random.Pick(Names.Select(letter => letter.ToString()).Where(name => !taken.Contains(name)).ToList());
    }
}
