using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;
using SpecLattice.Testing.Values.Leaves;

namespace SpecLattice.Testing.Laws;

/// <summary>
/// What the schema refuses is refused, and values that are written differently are not equal. Each member, case and collection is tried once, where
/// it is met first.
/// </summary>
internal sealed class StrictnessLaw<TSum>(LawSubject<TSum> subject, int version)
    where TSum : class, ISpecJson<TSum>
{
    private const string Other = "no such name";
    private const string Placeholder = "9f1c2b7e-said-twice";
    private const int Changes = 4;

    private readonly HashSet<(Shape Shape, string Part)> _tried = [];
    private readonly DocumentMaker _maker = new(new Dice(1, 0));

    /// <summary>Changes a document into wrong ones and into other ones.</summary>
    public Violation? Check(JsonNode? document)
    {
        try
        {
            var places = Places.All(document, subject.Root(version)).ToList();
            return places.SelectMany(Wrong).Select(edit => Refused(document, edit)).FirstOrDefault(violation => violation is not null)
                ?? places.SelectMany(place => Twice(document, place)).FirstOrDefault(violation => violation is not null)
                ?? places.SelectMany(Changed).Select(edit => Unequal(document, edit)).FirstOrDefault(violation => violation is not null)
                ?? places.SelectMany(Twins).Select(twins => Unequal(twins.One.Apply(document), twins.Other)).FirstOrDefault(violation => violation is not null);
        }
        catch (Exception error) when (error is not (SpecLawException or OutOfMemoryException))
        {
            return new Violation(Law.Strict, $"{error.GetType().Name}: {error.Message}\n{error.StackTrace}");
        }
    }

    /// <summary>Changes the envelope into wrong ones.</summary>
    public Violation? CheckEnvelope(JsonNode? document)
    {
        var envelopes = subject.Envelopes.Wrong(version, JsonText.Write(document));
        return envelopes.Where(IsRead).Select(envelope => new Violation(Law.Strict, $"this envelope is read: {envelope}")).FirstOrDefault();
    }

    /// <summary>Changes after which a place no longer fits its shape.</summary>
    private IEnumerable<Edit> Wrong(Place place) => (place.Slot.Shape, place.Value) switch
    {
        (RecordShape record, JsonObject members) => WrongRecord(place, record, members),
        (UnionShape union, not null) when Try(union, union.CaseOf(place.Value)?.Tag ?? "") => union.Form.Wrong(place, union, Other),
        (MapShape map, JsonObject) when Try(map, "") => [Edit.Set(place.Pointer, new JsonArray()), .. WrongKeys(place, map), .. WrongValues(place.Pointer + JsonText.Segment(Samples.Keys(map.Key.Shape)[0]), map.Value)],
        (ListShape list, JsonArray) when Try(list, "") => [Edit.Set(place.Pointer, new JsonObject()), .. WrongValues(place.Pointer + "/0", list.Element)],
        _ => [],
    };

    private IEnumerable<Edit> WrongRecord(Place place, RecordShape record, JsonObject members)
    {
        if (!record.IgnoresUnknown && place.Pointer != place.Above?.Pointer && Try(record, ""))
        {
            yield return Edit.Set(place.Pointer + JsonText.Segment(Other), 1);
        }

        foreach (var member in record.Members.Where(member => members.ContainsKey(member.Name) && Try(record, member.Name)))
        {
            var pointer = place.Pointer + JsonText.Segment(member.Name);
            if (member.IsRequired)
            {
                yield return Edit.Remove(pointer);
            }

            foreach (var wrong in WrongValues(pointer, member.Slot))
            {
                yield return wrong;
            }
        }
    }

    private static Edit[] WrongKeys(Place place, MapShape map) => map.Key.Shape is EnumShape ? [Edit.Set(place.Pointer + JsonText.Segment(Other), Documents.Least(map.Value))] : [];

    private static IEnumerable<Edit> WrongValues(string pointer, Slot slot)
    {
        // A scalar's own code may take whatever it likes.
        IEnumerable<JsonNode?> wrong = slot.Shape switch
        {
            ScalarShape => [],
            PrimitiveShape primitive => PrimitiveExamples.Of(primitive).Wrong,
            EnumShape { IsNumber: true } numbers => [Other, 1.5, numbers.Members[0], Enumerable.Range(0, int.MaxValue).First(number => !numbers.Members.Contains(JsonText.Write(number)))],
            EnumShape => [Other, 1],
            RecordShape or MapShape => [new JsonArray(), 1, Other],
            ListShape => [new JsonObject(), 1, Other],
            _ => [1, new JsonArray()],
        };
        return (slot.IsNullable || slot.Shape is ScalarShape ? wrong : wrong.Append(null)).Select(value => Edit.Set(pointer, value));
    }

    /// <summary>The document with a member said twice.</summary>
    private IEnumerable<Violation?> Twice(JsonNode? document, Place place)
    {
        if (place is not { Value: JsonObject members, Slot.Shape: RecordShape or UnionShape or MapShape } || place.Pointer == place.Above?.Pointer)
        {
            yield break;
        }

        foreach (var (name, value) in members.Where(member => IsKnown(place.Slot.Shape, member.Key)).ToList())
        {
            if (Try(place.Slot.Shape, "twice " + (place.Slot.Shape is MapShape ? "" : name)))
            {
                var pointer = place.Pointer + JsonText.Segment(name);
                var text = JsonText.Write(Edit.Set(place.Pointer + JsonText.Segment(Placeholder), value).Apply(document))
                    .Replace($"\"{Placeholder}\"", $"\"{JsonEncodedText.Encode(name)}\"", StringComparison.Ordinal);
                yield return IsRead(Envelope(text)) ? new Violation(Law.Strict, $"the document is read, although {pointer} appears twice") : null;
            }
        }
    }

    private static bool IsKnown(Shape shape, string name) => shape switch
    {
        RecordShape record => record.Find(name) is not null,
        UnionShape union => union.Form.Knows(union, name),
        _ => true,
    };

    /// <summary>Changes after which a record is another one.</summary>
    private IEnumerable<Edit> Changed(Place place)
    {
        if (place is not { Slot.Shape: RecordShape record, Value: JsonObject members })
        {
            yield break;
        }

        foreach (var member in record.Members.Where(member => members.ContainsKey(member.Name) && Try(record, "changed " + member.Name)))
        {
            for (var change = 0; change < Changes; change++)
            {
                yield return Edit.Set(place.Pointer + JsonText.Segment(member.Name), _maker.Make(member.Slot));
            }
        }
    }

    /// <summary>Changes into two values that something takes for equal, though they are written differently. Each leaf of a type is tried, wherever it is.</summary>
    private IEnumerable<(Edit One, Edit Other)> Twins(Place place) => place.Slot.Shape is PrimitiveShape shape && PrimitiveExamples.Of(shape).Twins is { Length: > 0 } twins && Try(shape, "twins")
        ? twins.Select(pair => (Edit.Set(place.Pointer, pair.One), Edit.Set(place.Pointer, pair.Other)))
        : [];

    private Violation? Refused(JsonNode? document, Edit edit) =>
        subject.TryRead(version, edit.Apply(document), out _) ? new Violation(Law.Strict, $"the document is read, although the schema refuses it: {edit}") : null;

    private Violation? Unequal(JsonNode? document, Edit edit)
    {
        return subject.TryRead(version, document, out var value)
            && subject.TryRead(version, edit.Apply(document), out var other)
            && value!.Equals(other)
            && !subject.Write(value).AsSpan().SequenceEqual(subject.Write(other!))
                ? new Violation(Law.Codec, $"two values are equal, although they are written differently: {edit}")
                : null;
    }

    private bool Try(Shape shape, string part) => _tried.Add((shape, part));

    private string Envelope(string document) => Encoding.UTF8.GetString(subject.Envelope(version, Encoding.UTF8.GetBytes(document)));

    private bool IsRead(string envelope)
    {
        try
        {
            subject.ReadEnvelope(Encoding.UTF8.GetBytes(envelope));
            return true;
        }
        catch (SpecJsonException)
        {
            return false;
        }
    }
}
