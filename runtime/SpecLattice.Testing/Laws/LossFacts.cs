using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values.Leaves;

namespace SpecLattice.Testing.Laws;

/// <summary>What each single loss of a report must say.</summary>
internal static class LossFacts
{
    /// <summary>Kinds of which no value may get rid: what matters is not in the place alone.</summary>
    public static bool IsStubborn(LossKind kind) => kind is LossKind.MeaningChanged or LossKind.Custom or LossKind.NotInvertible or LossKind.ConversionFailed;

    /// <summary>
    /// Whether a loss could not be known when others were reported: a route with a hand-written conversion of whole versions goes step by step, and ends
    /// at the first one that refuses.
    /// </summary>
    public static bool IsOfLaterStep(Loss loss, IReadOnlyCollection<Loss> named) =>
        (IsStubborn(loss.Kind) || named.Any(other => IsStubborn(other.Kind))) && named.All(other => other.Step != loss.Step);

    private const string MadeOnTheWay = "on the way";

    /// <summary>What is wrong with a loss; null where nothing is.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="family">The family.</param>
    /// <param name="from">The value's version.</param>
    /// <param name="to">The version that refused it.</param>
    /// <param name="versions">The family's versions.</param>
    /// <param name="place">What the loss's pointer leads to.</param>
    public static string? Problem(Loss loss, string family, int from, int to, ImmutableArray<int> versions, Place? place)
    {
        if (place is null)
        {
            return $"the pointer leads nowhere in the document";
        }

        if (loss.Family != family || loss.FromVersion != from || loss.ToVersion != to)
        {
            return $"the loss is said to be of {loss.Family} {loss.FromVersion} -> {loss.ToVersion}, not of {family} {from} -> {to}";
        }

        if (!versions.Contains(loss.Step.From) || !versions.Contains(loss.Step.To) || loss.Step.From == loss.Step.To)
        {
            return $"the step {loss.Step} is not between two versions of the family";
        }

        if (string.IsNullOrWhiteSpace(loss.Message))
        {
            return "the loss has no message";
        }

        // At a record may be what silence about a member means, and at anything what a hand-written conversion made of it: both are not in the document.
        return Fits(loss.Kind, place) || place.Slot.Shape is RecordShape || loss.Message.Contains(MadeOnTheWay, StringComparison.Ordinal) ? null : $"a loss of the kind {loss.Kind} cannot be at this place";
    }

    private static bool Fits(LossKind kind, Place place) => kind switch
    {
        LossKind.MemberNotRepresentable => place.Holder == Holder.Member,
        LossKind.CaseNotRepresentable => place.Slot.Shape is UnionShape || Inner(place) is UnionShape,
        LossKind.EnumMemberNotRepresentable => place.Slot.Shape is EnumShape || (place.Holder == Holder.Entry && place.Above!.Slot.Shape is MapShape { Key.Shape: EnumShape }),
        LossKind.OutOfRange => place.Slot.Shape is PrimitiveShape primitive && PrimitiveExamples.Of(primitive).IsNumber,
        LossKind.NullNotAllowed => (place.Value is null && place.Slot.IsNullable) || place.Slot.Shape is ListShape,
        LossKind.NotSingle => place.Slot.Shape is ListShape || (place.Value is null && place.Slot.IsNullable),
        LossKind.UnknownVersion => false,
        _ => true,
    };

    // A union whose case is a union in the same object.
    private static Shape? Inner(Place place) => Places.Flat(place)?.Slot.Shape;
}
