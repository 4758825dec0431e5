using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Makes one plan of two that follow each other, by a table of rewrites. What comes out takes apart what the document has, converts what is inside where
/// it is, and puts together last: so every loss is found at a place that the document has, none hides another, and steps that undo each other are gone.
/// </summary>
internal sealed class ValueComposer(VersionRewrites versions)
{
    /// <summary>The rewrites, in the order in which they are tried.</summary>
    private readonly ValueRewrite[] _rewrites = [.. Plain, .. versions.All, .. PuttingTogether, .. RefusalRewrites.Afterwards];

    /// <summary>The names of all rewrites.</summary>
    public static IEnumerable<string> Names => [.. Plain.Select(rewrite => rewrite.Name), .. VersionRewrites.Names, .. PuttingTogether.Concat(RefusalRewrites.Afterwards).Select(rewrite => rewrite.Name)];

    private static ValueRewrite[] Plain => [.. RefusalRewrites.All, .. NullRewrites.All, .. ListRewrites.All, .. NumberRewrites.All, .. UnionRewrites.All];

    /// <summary>A step that puts a value into something takes what comes before it inside.</summary>
    private static ValueRewrite[] PuttingTogether { get; } =
    [
        new("converted and then allowed to be null", (first, second, then) => second is AllowNullPlan after
            ? after with { From = first.From, Inner = then(first, after.Inner) }
            : null),
        new("converted and then put into a list", (first, second, then) => second is ToListPlan { NullIsEmpty: false } after
            ? after with { From = first.From, Inner = then(first, after.Inner) }
            : null),
        new("converted and then wrapped", (first, second, then) => second is WrapPlan after
            ? after with { From = first.From, Inner = then(first, after.Inner) }
            : null),
    ];

    /// <summary>One plan after another.</summary>
    public ValuePlan Then(ValuePlan first, ValuePlan second) => (first, second) switch
    {
        (IdentityPlan, _) => second,
        (_, IdentityPlan) => first,
        (_, SequencePlan sequence) => sequence.Steps.Select(step => step.Plan).Aggregate(first, Then),
        (SequencePlan sequence, _) => Append(sequence, second),
        _ => Rewrite(first, second) ?? Sequence([first, second]),
    };

    private ValuePlan? Rewrite(ValuePlan first, ValuePlan second)
    {
        foreach (var rewrite in _rewrites)
        {
            if (rewrite.Apply(first, second, Then) is { } one)
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>The last step may become one with what follows, and that with the step before.</summary>
    private ValuePlan Append(SequencePlan sequence, ValuePlan second)
    {
        var steps = sequence.Steps.Select(step => step.Plan).ToList();
        var last = steps[steps.Count - 1];
        if (Rewrite(last, second) is not { } joined)
        {
            return Sequence([.. steps, second]);
        }

        steps.RemoveAt(steps.Count - 1);
        return Then(steps.Count == 1 ? steps[0] : Sequence(steps), joined);
    }

    private static SequencePlan Sequence(List<ValuePlan> steps) => new()
    {
        From = steps[0].From,
        To = steps[steps.Count - 1].To,
        Steps = steps.Select((step, i) => new SequenceStep(step, PlaceOf(steps[0], i))).ToEquatableArray(),
    };

    private static StepPlace PlaceOf(ValuePlan first, int index) => index == 0
        ? StepPlace.Own
        : first is FromListPlan { Empty: not EmptyList.Empty } ? StepPlace.OnlyItem : StepPlace.Whole;
}
