using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Laws;

/// <summary>
/// What is changed at another version either survives the way back or is named: a value goes to a version, something in it is changed there, and it
/// comes back.
/// </summary>
internal sealed class MiddleLaw<TSum>(LawSubject<TSum> subject)
    where TSum : class, ISpecJson<TSum>
{
    /// <summary>Checks a change of a document that came from another version.</summary>
    /// <param name="version">The document's version.</param>
    /// <param name="document">The document, which converts to the other version.</param>
    /// <param name="edit">The change.</param>
    /// <param name="from">The version that the document came from.</param>
    public Violation? Check(int version, JsonNode? document, Edit edit, int from)
    {
        var route = Violation.Via(from, version, from);
        if (!subject.TryRead(version, document, out var original) || !subject.Convert(original!, from).IsSuccess)
        {
            return null;
        }

        TSum changed;
        try
        {
            changed = subject.Read(version, edit.Apply(document));
        }
        catch (SpecJsonException error)
        {
            return new Violation(Law.Codec, $"the schema allows the changed document ({edit}), but it cannot be read: {error.Message}", route);
        }

        if (changed.Equals(original) && !subject.AreSame(changed, original!))
        {
            return new Violation(Law.Codec, $"two values are equal although they are not written alike; between them is only this: {edit}");
        }

        if (!subject.Convert(changed, from).TryGetValue(out var back, out var losses))
        {
            // Of a list that got longer or shorter every item may have moved.
            var around = edit.IsRemoval ? JsonText.Above(edit.Pointer) : edit.Pointer;
            return losses.FirstOrDefault(loss => !LossFacts.IsStubborn(loss.Kind) && !JsonText.AreRelated(loss.Pointer, around)) is { } stray
                ? new Violation(Law.Middle, $"only this was changed: {edit}\nbut the report names {stray}", route)
                : null;
        }

        return !subject.Convert(back, version).TryGetValue(out var again, out var lost)
            ? new Violation(Law.Middle, $"changed: {edit}\nit came back to version {from}, which no longer converts to {version}: {lost}", route)
            : subject.AreSame(again, changed)
                ? null
                : new Violation(Law.Middle, $"changed: {edit}\nneither did it survive nor was it named: {Difference(changed, again)}", route);
    }

    private string? Difference(TSum changed, TSum again) => JsonDifference.Between(subject.Document(changed), subject.Document(again));
}
