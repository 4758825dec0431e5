using System.Text.Json;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <content>Members that are converted or moved together.</content>
internal sealed partial class Model
{
    private Dictionary<string, Value> PassTogether(RecordValue record, RecordVersion newer, bool isUp)
    {
        var members = new Dictionary<string, Value>();
        foreach (var group in newer.Groups)
        {
            var (sources, targets) = isUp ? (group.Older, group.Newer) : (group.Newer, group.Older);
            var given = ConvertTogether(group, [.. sources.Select(member => record.Members[member.Name])], sources, record.Place);
            for (var i = 0; i < targets.Count; i++)
            {
                members.Add(targets[i].Name, given[i]);
            }
        }

        foreach (var move in newer.Moves)
        {
            if (move.IsGathered == isUp)
            {
                members.Add(move.Part.Name, Gather(move, record));
            }
            else
            {
                Scatter(move, record.Members[move.Part.Name], members);
            }
        }

        return members;
    }

    private Value[] ConvertTogether(MemberGroup group, Value[] taken, IReadOnlyList<Member> sources, string record)
    {
        var place = FirstPlace(taken, record);
        var count = taken.Length == 1 ? 2 : group.Kind == GroupConversion.Mix ? 2 : 1;
        Value[] Gone() => [.. Enumerable.Repeat<Value>(new LostValue(place, WasNull: true), count)];
        if (taken.Any(value => value is not AtomValue))
        {
            return Gone();
        }

        var atoms = taken.Cast<AtomValue>().ToArray();
        var given = Call(group, atoms, sources, place);
        if (given is null)
        {
            return Gone();
        }

        var losses = Losses.Count;
        var again = group.Kind == GroupConversion.Mix ? atoms : Call(group, [.. given.Cast<AtomValue>()], sources, place);
        if (again is null || !again.Zip(atoms).All(pair => pair.First.IsSame(pair.Second)))
        {
            Losses.RemoveRange(losses, Losses.Count - losses);
            Losses.Add((place, LossKind.NotInvertible, _step));
            return Gone();
        }

        return [.. given.Select(value => value.At(place))];
    }

    /// <summary>What a method gives; null where it refuses.</summary>
    private Value[]? Call(MemberGroup group, AtomValue[] taken, IReadOnlyList<Member> sources, string place)
    {
        switch (group.Kind)
        {
            case GroupConversion.Mix:
                return Mix(taken, (IntegerShape)sources[0].Type);
            case GroupConversion.Digits:
                var given = Digits(taken, (IntegerShape)sources[0].Type, isSplit: taken.Length == 1);
                if (given is null)
                {
                    Losses.Add((place, LossKind.ConversionFailed, _step));
                }

                return given;
            default:
                return Colon(taken, place);
        }
    }

    private Value[]? Colon(AtomValue[] taken, string place)
    {
        var texts = taken.Select(atom => JsonSerializer.Deserialize<string>(atom.Json)!).ToArray();
        if (texts.Length == 2)
        {
            if (texts[1] == "!")
            {
                Losses.Add((taken[1].Place, LossKind.Custom, _step));
                return null;
            }

            return [new AtomValue(ModelCodec.Quote($"{texts[0]}:{texts[1]}"))];
        }

        var colon = texts[0].IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            Losses.Add((place, LossKind.Custom, _step));
            return null;
        }

        return [new AtomValue(ModelCodec.Quote(texts[0][..colon])), new AtomValue(ModelCodec.Quote(texts[0][(colon + 1)..]))];
    }

    private RecordValue Gather(PartMove move, RecordValue record)
    {
        var members = move.Left.ToDictionary(left => left.Name, left => left.Unmoved.At(record.Place));
        foreach (var (outside, inside) in move.Moved)
        {
            members.Add(inside.Name, Convert(record.Members[outside.Name], outside.Type, inside.Type));
        }

        return new RecordValue(members, FirstPlace([.. move.Moved.Select(moved => members[moved.Inside.Name])], record.Place)) { IsMade = true };
    }

    private void Scatter(PartMove move, Value part, Dictionary<string, Value> members)
    {
        if (part is NullValue)
        {
            part = Lose(part, LossKind.NullNotAllowed);
        }

        // What was an item of a list has to be taken out as a whole before its members can be.
        if (part is not RecordValue record || (_items.Contains(part.Place) && !part.IsWhole))
        {
            foreach (var (outside, _) in move.Moved)
            {
                members.Add(outside.Name, new LostValue(part.Place, WasNull: true));
            }

            return;
        }

        foreach (var (outside, inside) in move.Moved)
        {
            members.Add(outside.Name, Convert(record.Members[inside.Name], inside.Type, outside.Type));
        }

        foreach (var left in move.Left)
        {
            Leave(record.Members[left.Name], left.Unmoved);
        }
    }

    // A constant is where the record is.
    private string FirstPlace(IReadOnlyList<Value> values, string record) => values
        .Select(value => value.Place)
        .Where(place => place != record)
        .OrderBy(place => _order.ToList().IndexOf(place))
        .FirstOrDefault(record);
}
