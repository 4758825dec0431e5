using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Laws;

/// <summary>
/// Finds what to put at a place so that it is no longer lost: its absent value where there is one, otherwise what the other version can say there.
/// </summary>
internal sealed class Neutralizer<TSum>(LawSubject<TSum> subject)
    where TSum : class, ISpecJson<TSum>
{
    private readonly LearnedValues<TSum> _learned = new(subject);

    /// <summary>Finds the change that makes a loss go and lets none come.</summary>
    /// <param name="version">The document's version.</param>
    /// <param name="document">The document.</param>
    /// <param name="to">The version that refuses it.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="isGone">Whether the loss is there no more: what was neutralised before took it along.</param>
    /// <returns>The change; null where none was found or needed.</returns>
    public Edit? Find(int version, JsonNode? document, int to, Loss loss, out bool isGone)
    {
        var before = Losses(version, document, to) ?? [];
        isGone = !before.Any(other => other.Pointer == loss.Pointer);
        return isGone
            ? null
            : Candidates(version, document, to, loss).FirstOrDefault(edit => Losses(version, edit.Apply(document), to) is { } after && Goes(before, after, loss, edit));
    }

    /// <summary>What is wrong with the absent value that a loss gives; null where it does what it should, or where there is none.</summary>
    public string? AbsentProblem(int version, JsonNode? document, int to, Loss loss) =>
        loss.AbsentValue is { } absent
        && (Losses(version, Edit.Set(loss.Pointer, JsonText.Parse(absent)).Apply(document), to) is not { } after || after.Any(other => other.Pointer == loss.Pointer))
            ? $"the absent value is said to be {absent}, but with it the place is refused all the same"
            : null;

    // Where an item was removed, those behind it have moved.
    private static bool Goes(List<Loss> before, List<Loss> after, Loss loss, Edit edit)
    {
        // A later step of the route may refuse what an earlier one lets pass now.
        var same = after.Where(other => !LossFacts.IsOfLaterStep(other, before)).ToList();
        return same.Count < before.Count
            && (edit.IsRemoval || same.All(other => other.Pointer != loss.Pointer && before.Any(known => known.Pointer == other.Pointer)));
    }

    private List<Loss>? Losses(int version, JsonNode? document, int to) =>
        subject.TryRead(version, document, out var value) ? [.. subject.Convert(value!, to).Losses.DistinctBy(loss => loss.Pointer)] : null;

    private IEnumerable<Edit> Candidates(int version, JsonNode? document, int to, Loss loss)
    {
        var place = Places.Find(document, subject.Root(version), loss.Pointer);
        if (place is null)
        {
            return [];
        }

        var absent = loss.AbsentValue is { } json ? new[] { Edit.Set(loss.Pointer, JsonText.Parse(json)) } : [];
        var others = loss.Kind switch
        {
            // Only what the other version's silence means will do.
            LossKind.MemberNotRepresentable => Absent(place),
            LossKind.CaseNotRepresentable or LossKind.EnumMemberNotRepresentable => Leaves(place).Concat(Cases(place)).Concat(Without(place)),
            // An empty list may stand for null, and null for a list without an item.
            LossKind.OutOfRange or LossKind.NullNotAllowed => Leaves(place).Concat(Single(place)).Concat(Without(place)),
            LossKind.NotSingle => Single(place).Concat(Leaves(place)),
            _ => Absent(place).Concat(Leaves(place)).Concat(Cases(place)).Concat(Single(place)),
        };
        return absent.Concat(others).Concat(Learned(version, document, to, loss));
    }

    // Only once nothing else has helped: learning takes its time.
    private IEnumerable<Edit> Learned(int version, JsonNode? document, int to, Loss loss)
    {
        foreach (var value in _learned.At(version, to, loss.Pointer, document))
        {
            yield return Edit.Set(loss.Pointer, value);
        }
    }

    private static IEnumerable<Edit> Absent(Place place)
    {
        if (place.Member is { IsRequired: false })
        {
            yield return Edit.Remove(place.Pointer);
        }

        if (place.Slot.IsNullable)
        {
            yield return Edit.Set(place.Pointer, null);
        }
    }

    private static IEnumerable<Edit> Leaves(Place place) =>
        Samples.Leaf(place.Slot.Shape).Select(sample => Edit.Set(place.Pointer, sample)).Append(Edit.Set(place.Pointer, Documents.Least(place.Slot.Shape)));

    private static IEnumerable<Edit> Cases(Place place) => place.Slot.Shape is UnionShape union
        ? union.Cases.Select(candidate => Edit.Set(place.Pointer, Documents.Least(union, candidate)))
        : [];

    // The nearest holder that can be without the place: an entry or item goes, a member becomes null.
    private static IEnumerable<Edit> Without(Place? place)
    {
        for (; place is not null; place = place.Above)
        {
            if (place.Slot.IsNullable)
            {
                yield return Edit.Set(place.Pointer, null);
            }

            if (place.IsRemovable)
            {
                yield return Edit.Remove(place.Pointer);
            }
        }
    }

    private static IEnumerable<Edit> Single(Place place)
    {
        if (place.Slot.Shape is not ListShape list)
        {
            yield break;
        }

        if (place.Value is JsonArray { Count: > 1 } items)
        {
            yield return Edit.Set(place.Pointer, new JsonArray(JsonText.Clone(items[0])));
        }

        yield return Edit.Set(place.Pointer, new JsonArray(Documents.Least(list.Element)));
        yield return Edit.Set(place.Pointer, new JsonArray());
    }
}
