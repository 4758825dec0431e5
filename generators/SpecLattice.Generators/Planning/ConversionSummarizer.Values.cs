using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <content>What the conversion of a single value asks of it.</content>
internal sealed partial class ConversionSummarizer
{
    private sealed partial class Walk
    {
        private void AddValue(ValuePlan plan, Place place)
        {
            if (!plan.IsPartial)
            {
                return;
            }

            switch (plan)
            {
                case NarrowPlan:
                    var range = plan.To.Primitive!.Number!;
                    Add(place, FormattableString.Invariant($"is in {range.Lowest}..{range.Highest}"));
                    break;
                case LineagePlan:
                    AddLineage(plan, place);
                    break;
                case ForbidNullPlan forbid:
                    Add(place, forbid.Null.IsCount ? "is there" : "is not null");
                    AddValue(forbid.Inner, place.Conditional());
                    break;
                case KeepNullPlan keep:
                    AddValue(keep.Inner, place.Conditional());
                    break;
                case ElementsPlan elements:
                    AddElements(elements, place);
                    break;
                case FromListPlan single:
                    Add(place, single.Empty == EmptyList.Lost ? "has exactly one item" : "has at most one item");
                    AddValue(single.Inner, place.Conditional("/*"));
                    break;
                case OuterPlan outer:
                    AddValue(outer.Inner, place);
                    break;
                case UnwrapPlan unwrap:
                    foreach (var candidate in unwrap.Cases)
                    {
                        var inside = candidate.Content is { } content ? place.Then(Segment(content)) : place;
                        AddValue(candidate.Plan, unwrap.Cases.Count == 1 ? inside : inside.Conditional());
                    }

                    break;
                case NullLostPlan nothing:
                    Add(place, nothing.Null.IsCount ? "is there" : "is not null", place.IsCertain ? ConversionClass.Refused : ConversionClass.Conditional);
                    break;
                case LostCasePlan lost:
                    Add(place, $"is not {lost.Case.Tag}", place.IsCertain ? ConversionClass.Refused : ConversionClass.Conditional);
                    break;
                case SequencePlan sequence:
                    foreach (var step in sequence.Steps)
                    {
                        AddValue(step.Plan, place);
                    }

                    break;
                case CustomPlan custom:
                    Add(place, $"passes {custom.Method.Name}", ConversionClass.Custom);
                    break;
                case MeaningChangedPlan changed:
                    Add(place, $"never passes: {changed.Why}", place.IsCertain ? ConversionClass.Refused : ConversionClass.Conditional);
                    break;
            }
        }

        private void AddElements(ElementsPlan elements, Place place)
        {
            if (elements.Key is { } key)
            {
                AddValue(key, place.Conditional("/*(key)"));
            }

            AddValue(elements.Inner, place.Conditional("/*"));
        }

        private void AddLineage(ValuePlan plan, Place place)
        {
            var inner = conversions[plan.From.Reference].FirstOrDefault(candidate => candidate.To.Name.Reference == plan.To.Reference);
            if (inner is null)
            {
                // The part's own assembly knows.
                Add(place, FormattableString.Invariant($"fits version {plan.To.Version} of {plan.To.Lineage.Substring("part:".Length)}"));
            }
            else
            {
                AddConversion(inner, place);
            }
        }
    }
}
