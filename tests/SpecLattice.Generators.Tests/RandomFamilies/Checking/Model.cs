using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>
/// What a conversion must do, told by the description of a family: one version after the other, without any of the generator's
/// planning. It continues after a loss, so it knows them all.
/// </summary>
internal sealed partial class Model
{
    private readonly IReadOnlyList<string> _order;
    private readonly HashSet<string> _items = [];
    private LossStep _step;

    private Model(IReadOnlyList<string> order) => _order = order;

    /// <summary>The places that the conversion cannot carry over.</summary>
    public List<(string Place, LossKind Kind, LossStep Step)> Losses { get; } = [];

    /// <summary>The places of members that have no counterpart and may not hold what can be left out, those included that lost something before.</summary>
    public List<(string Place, LossStep Step)> Left { get; } = [];

    /// <summary>The places where a change of meaning may be named for all items at once.</summary>
    public List<(string Place, LossStep Step)> Changed { get; } = [];

    /// <summary>Converts a document; the result means something only where nothing was lost.</summary>
    public static (Value Result, Model Model) Convert(Value value, RecordVersion from, RecordVersion to)
    {
        var model = new Model(FamilyLaws.Places(value));
        var route = FamilyShape.Route(from, to);
        for (var i = 1; i < route.Count; i++)
        {
            model._step = new LossStep(route[i - 1].Version, route[i].Version);
            value = model.Pass(value, route[i - 1], route[i]);
        }

        return (value, model);
    }

    private Value Convert(Value value, TypeShape from, TypeShape to)
    {
        if (value is LostValue || from.Equals(to))
        {
            return value;
        }

        if (value is ManyValue many)
        {
            return many.Each(item => Convert(item, from.NotNull, to.NotNull));
        }

        // A part that was put together becomes an item only where there is one.
        if (value is RecordValue { IsMade: true, IsWhole: false } && IsList(to.NotNull))
        {
            return new LostValue(value.Place, WasNull: true);
        }

        if (IsList(to) && !IsList(from.NotNull))
        {
            return new ItemsValue(value is NullValue ? [] : [("", Convert(value, from.NotNull, Item(to)))], value.Place);
        }

        if (IsList(from) && !IsList(to.NotNull))
        {
            var items = ((ItemsValue)value).Items.Select(entry => Convert(entry.Item, Item(from), to.NotNull)).ToList();
            var least = to is NullableShape ? 0 : 1;
            if (items.Count < least || items.Count > 1)
            {
                Lose(value, LossKind.NotSingle);
                return new ManyValue(items, value.Place);
            }

            _items.UnionWith(items.Select(item => item.Place));
            return items.Count == 0 ? new NullValue(value.Place) : items[0];
        }

        if (value is NullValue)
        {
            return to is NullableShape ? value : Lose(value, LossKind.NullNotAllowed);
        }

        // A list that may itself be null: then null is null, and the list holds exactly one.
        if (IsList(to.NotNull) && !IsList(from.NotNull))
        {
            return new ItemsValue([("", Convert(value, from.NotNull, Item(to.NotNull)))], value.Place);
        }

        if (IsList(from.NotNull) && !IsList(to.NotNull))
        {
            return Convert(value, from.NotNull, to.NotNull);
        }

        return (value, from.NotNull, to.NotNull) switch
        {
            (_, PartShape source, PartShape target) => Walk(value, source.Version, target.Version),
            (AtomValue atom, IntegerShape, IntegerShape range) =>
                atom.Number >= range.Min && atom.Number <= range.Max ? value : Lose(value, LossKind.OutOfRange),
            (ItemsValue items, MapShape source, MapShape target) => Each(items, source.Item, target.Item),
            (ItemsValue items, ItemsShape source, ItemsShape target) when target.Kind != CollectionKind.Set => Each(items, source.Item, target.Item),
            (ItemsValue items, ItemsShape source, ItemsShape target) => Sort(Each(items, source.Item, target.Item), target.Item),
            _ when from.NotNull.Equals(to.NotNull) => value,
            _ => throw new LawViolationException($"the model knows no way from {from.Code} to {to.Code}"),
        };
    }

    private ItemsValue Each(ItemsValue items, TypeShape from, TypeShape to) =>
        items with { Items = [.. items.Items.Select(entry => (entry.Key, Convert(entry.Item, from, to)))] };

    // A set is in the order of its items, and an enum's is that of its declaration.
    private static ItemsValue Sort(ItemsValue items, TypeShape item) => items.IsWhole && item is PartShape { Version: EnumVersion version }
        ? items with { Items = [.. items.Items.OrderBy(entry => version.Members.FindIndex(member => ModelCodec.Quote(member.Name) == entry.Item.Text))] }
        : items;

    private Value Walk(Value value, TypeVersion from, TypeVersion to)
    {
        var route = FamilyShape.Route(from, to);
        for (var i = 1; i < route.Count && value is not LostValue; i++)
        {
            value = Pass(value, route[i - 1], route[i]);
        }

        return value;
    }

    private Value Pass(Value value, TypeVersion from, TypeVersion to)
    {
        var isUp = to.Older == from;
        return (value, isUp ? to : from) switch
        {
            (LostValue, _) => value,
            (RecordValue record, RecordVersion { Whole: { } whole }) => PassWhole(record, whole, isUp),
            (RecordValue record, RecordVersion newer) => isUp ? PassUp(record, newer) : PassDown(record, newer),
            (CaseValue held, UnionVersion newer) => PassCase(held, newer, isUp),
            (AtomValue member, EnumVersion newer) => PassMember(member, newer, isUp),
            _ => throw new LawViolationException($"the model cannot convert {value}"),
        };
    }

    private RecordValue PassUp(RecordValue record, RecordVersion newer)
    {
        foreach (var (member, absent) in newer.Removed)
        {
            Leave(record.Members[member.Name], absent);
        }

        var members = PassTogether(record, newer, isUp: true);
        foreach (var member in newer.Members.Where(member => member.Older is not null))
        {
            members.Add(member.Name, ConvertMember(record.Members[member.Older!.Name], member.Older, member, isUp: true));
        }

        foreach (var member in newer.Added)
        {
            members.Add(member.Name, member.Absent!.At(record.Place));
        }

        return record with { Members = members };
    }

    private RecordValue PassDown(RecordValue record, RecordVersion newer)
    {
        foreach (var added in newer.Added)
        {
            Leave(record.Members[added.Name], added.Absent!);
        }

        var members = PassTogether(record, newer, isUp: false);
        foreach (var member in newer.Members.Where(member => member.Older is not null))
        {
            members.Add(member.Older!.Name, ConvertMember(record.Members[member.Name], member.Older, member, isUp: false));
        }

        foreach (var (member, absent) in newer.Removed)
        {
            members.Add(member.Name, absent.At(record.Place));
        }

        return record with { Members = members };
    }

    private void Leave(Value value, Value absent)
    {
        if (value.IsWhole && value.IsSame(absent))
        {
            return;
        }

        Left.Add((value.Place, _step));
        if (value.IsWhole)
        {
            Lose(value, LossKind.MemberNotRepresentable);
        }
    }

    private Value ConvertMember(Value value, Member older, Member newer, bool isUp)
    {
        if (newer.Custom != MemberConversion.None)
        {
            return value switch
            {
                NullValue or LostValue { WasNull: true } when newer.Custom == MemberConversion.MeaningChanged => value,
                _ when newer.Custom == MemberConversion.MeaningChanged => LoseMeaning(value),
                LostValue => value,
                ManyValue many => many.Each(item => ConvertMember(item, older, newer, isUp)),
                _ => ConvertByHand((AtomValue)value, newer.Custom, isUp),
            };
        }

        return isUp ? Convert(value, older.Type, newer.Type) : Convert(value, newer.Type, older.Type);
    }

    private Value PassWhole(RecordValue record, WholeConversion whole, bool isUp)
    {
        if (!record.IsWhole)
        {
            return record.Lost;
        }

        var value = (AtomValue)record.Members[whole.Member];
        var number = (int)value.Number;
        var old = isUp ? number : unchecked(number - whole.Offset);
        if (old == whole.Refused)
        {
            Lose(isUp ? value : record, isUp ? LossKind.Custom : LossKind.NotInvertible);
            return record.Lost;
        }

        var result = AtomValue.Of(isUp ? unchecked(number + whole.Offset) : old).At(value.Place);
        return record with { Members = new Dictionary<string, Value>(record.Members) { [whole.Member] = result } };
    }

    private Value PassCase(CaseValue value, UnionVersion newer, bool isUp)
    {
        var kept = newer.Cases.Where(candidate => candidate.Older is not null);
        var found = kept.FirstOrDefault(candidate => (isUp ? candidate.Older! : candidate).Tag == value.Tag);
        if (found is null)
        {
            return Lose(value, LossKind.CaseNotRepresentable);
        }

        var (source, target) = isUp ? (found.Older!, found) : (found, found.Older!);
        return value with
        {
            Tag = target.Tag,
            Held = value.Held is null ? null : Convert(value.Held, source.Payload!, target.Payload!),
        };
    }

    private Value PassMember(AtomValue value, EnumVersion newer, bool isUp)
    {
        var kept = newer.Members.Where(member => member.Older is not null);
        var found = kept.FirstOrDefault(member => ModelCodec.Quote((isUp ? member.Older! : member).Name) == value.Json);
        if (found is null)
        {
            return Lose(value, LossKind.EnumMemberNotRepresentable);
        }

        return value with { Json = ModelCodec.Quote((isUp ? found : found.Older!).Name) };
    }

    /// <summary>Whatever a value lost before, it has to go. Of several items in the place of one that is said of each, or of all at once.</summary>
    private Value LoseMeaning(Value value)
    {
        if (value is not ManyValue many)
        {
            return Lose(value, LossKind.MeaningChanged);
        }

        Changed.Add((value.Place, _step));
        return many.Each(item => item is LostValue { WasNull: true } or NullValue ? item : Lose(item, LossKind.MeaningChanged));
    }

    private Value Lose(Value value, LossKind kind)
    {
        Losses.Add((value.Place, kind, _step));
        return value.Lost;
    }

    private static bool IsList(TypeShape type) => type is ItemsShape { Kind: CollectionKind.List };

    private static TypeShape Item(TypeShape list) => ((ItemsShape)list).Item;
}
