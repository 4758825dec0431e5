using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Laws;

/// <summary>
/// L4: a refusal names every place that would be lost and no other. With every named place neutralised the conversion succeeds; with any one
/// left as it is, it still refuses.
/// </summary>
internal sealed class ReportLaw<TSum>(LawSubject<TSum> subject)
    where TSum : class, ISpecJson<TSum>
{
    /// <summary>The most losses of one report that are left out one by one.</summary>
    private const int MaxLeft = 12;

    private readonly Neutralizer<TSum> _neutralizer = new(subject);

    /// <summary>Checks a refusal.</summary>
    /// <param name="version">The value's version.</param>
    /// <param name="value">The value.</param>
    /// <param name="to">The version that refused it.</param>
    /// <param name="losses">Why.</param>
    public Violation? Check(int version, TSum value, int to, LossReport losses)
    {
        // Pointers lead into the document as it is written: keys and scalars have one spelling there.
        var document = subject.Document(value);
        var route = Violation.Via(version, to);
        foreach (var loss in losses)
        {
            var place = Places.Find(document, subject.Root(version), loss.Pointer);
            if ((LossFacts.Problem(loss, subject.Family.Name, version, to, subject.Versions, place) ?? _neutralizer.AbsentProblem(version, document, to, loss)) is { } problem)
            {
                return new Violation(Law.Report, $"{problem}\nreported: {loss}", route);
            }
        }

        // What is discarded on purpose before a hand-written step is named beside what that step refuses, and what rids of the one may take the other along.
        return losses.Any(loss => loss.Reason is not null) && losses.Any(loss => LossFacts.IsStubborn(loss.Kind)) ? null : CheckNeutralized(version, document, to, losses, route);
    }

    private Violation? CheckNeutralized(int version, JsonNode? document, int to, LossReport losses, string route)
    {
        // From the last place to the first, so that removing an item of a list does not move those that follow.
        var ordered = losses.DistinctBy(loss => loss.Pointer).OrderByDescending(loss => loss.Pointer, PointerOrder.Instance).ToList();
        var edits = new Dictionary<Loss, Edit>();
        var gone = new List<Loss>();
        var neutral = document;
        foreach (var loss in ordered)
        {
            if (_neutralizer.Find(version, neutral, to, loss, out var isGone) is { } edit)
            {
                edits.Add(loss, edit);
                neutral = edit.Apply(neutral);
            }
            else if (isGone)
            {
                gone.Add(loss);
            }
            else if (!LossFacts.IsStubborn(loss.Kind))
            {
                return new Violation(Law.Report, $"nothing that was put at this place made it go: {loss}", route);
            }
        }

        // What cannot be neutralised, such as a changed meaning, must be all that is left.
        var neutralValue = subject.Read(version, neutral);
        var left = subject.Convert(neutralValue, to);
        if (!left.IsSuccess && left.Losses.FirstOrDefault(loss => !LossFacts.IsOfLaterStep(loss, ordered) && !ordered.Any(named => named.Pointer == loss.Pointer && !edits.ContainsKey(named))) is { } unnamed)
        {
            return new Violation(Law.Report, $"with every named place neutralised the conversion is still refused: {unnamed}\nnamed were: {losses}\nneutralised: {JsonText.Write(neutral)}", route);
        }

        if (left.IsSuccess && ordered.FirstOrDefault(loss => !edits.ContainsKey(loss) && !gone.Contains(loss)) is { } idle)
        {
            return new Violation(Law.Report, $"the conversion succeeds although this place was left as it was: {idle}", route);
        }

        if (left.TryGetValue(out var converted)
            && (!subject.Convert(converted, version).TryGetValue(out var back) || !subject.AreSame(back, neutralValue)))
        {
            return new Violation(Law.Back(version, to), $"neutralised, the document does not come back as it was: {JsonText.Write(neutral)}", Violation.Via(version, to, version));
        }

        // Where a list has too many items, each item's loss is named, and which of them stay is open.
        var single = losses.Where(loss => loss.Kind == LossKind.NotSingle).Select(loss => loss.Pointer + "/").ToList();

        // What an earlier step discards on purpose is named although a later one has no room for what it was inside of.
        var inside = losses.Where(loss => loss.Reason is not null && losses.Any(other => loss.Pointer.StartsWith(other.Pointer + "/", StringComparison.Ordinal))).ToHashSet();
        return edits.Keys.Where(loss => !inside.Contains(loss) && !single.Any(list => loss.Pointer.StartsWith(list, StringComparison.Ordinal))).Take(MaxLeft).Select(loss => CheckLeft(version, document, to, edits, loss, route)).FirstOrDefault(violation => violation is not null);
    }

    private Violation? CheckLeft(int version, JsonNode? document, int to, Dictionary<Loss, Edit> edits, Loss loss, string route)
    {
        var changed = document;
        foreach (var (_, edit) in edits.Where(pair => pair.Key != loss))
        {
            changed = edit.Apply(changed);
        }

        var conversion = subject.Convert(subject.Read(version, changed), to);
        return !conversion.IsSuccess
            ? null
            : new Violation(Law.Report, $"the report names a place that is not lost: with all the others neutralised the conversion succeeds\nnamed: {loss}", route);
    }
}
