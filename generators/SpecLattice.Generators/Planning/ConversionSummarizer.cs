using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Says of a planned conversion what a value must meet to pass it, through all the parts inside.</summary>
internal sealed class ConversionSummarizer(ILookup<string, ConversionPlan> conversions)
{
    // Parts that are used in many places would otherwise be listed once for each way to them.
    private const int MaxConditions = 256;

    public ConversionSummary Summarize(ConversionPlan plan)
    {
        var walk = new Walk(conversions);
        walk.AddConversion(plan, new Place("", true));
        var conditions = walk.Conditions
            .Distinct()
            .OrderBy(condition => condition.Path, StringComparer.Ordinal)
            .ThenBy(condition => condition.Requirement, StringComparer.Ordinal)
            .ToEquatableArray();
        return new ConversionSummary
        {
            Route = plan.Route,
            Class = conditions.Count == 0 ? (plan.IsPartial ? ConversionClass.Conditional : ConversionClass.Total) : conditions.Max(condition => condition.Kind),
            Conditions = conditions,
        };
    }

    /// <summary>Says what a value must meet on the way to the versions that conversions are composed for, once for all of them.</summary>
    /// <param name="composition">What may be lost on the way.</param>
    /// <param name="plans">The conversions of a version.</param>
    public IEnumerable<RouteSummary> SummarizeComposed(CompositionPlan composition, IReadOnlyList<ConversionPlan> plans)
    {
        var stepwise = plans.Where(plan => plan.Form == ConversionForm.Stepwise).ToList();
        if (stepwise.Count > 0)
        {
            yield return new RouteSummary
            {
                Routes = composition.Routes,
                Targets = stepwise.Select(plan => plan.To.Version).ToEquatableArray(),
                Conditions = composition.Losses
                    .SelectMany(loss => ConditionsOf(stepwise[0], loss).Select(condition => new RouteCondition(condition, loss.Targets)))
                    .Distinct()
                    .OrderBy(entry => entry.Condition.Path, StringComparer.Ordinal)
                    .ThenBy(entry => entry.Condition.Requirement, StringComparer.Ordinal)
                    .ToEquatableArray(),
            };
        }

        var total = plans.Where(plan => plan.Form == ConversionForm.ByNextVersion).ToList();
        if (total.Count > 0)
        {
            yield return new RouteSummary { Routes = composition.Routes, Targets = total.Select(plan => plan.To.Version).ToEquatableArray(), Conditions = default };
        }
    }

    private List<ConversionCondition> ConditionsOf(ConversionPlan plan, PossibleLoss loss)
    {
        var walk = new Walk(conversions);
        walk.AddLoss(plan, loss, new Place("", true));
        return walk.Conditions;
    }

    /// <summary>A place in a value.</summary>
    /// <param name="Path">The place, as conditions show it.</param>
    /// <param name="IsCertain">Whether every value has it: it is in no collection, no case and behind no null.</param>
    private sealed record Place(string Path, bool IsCertain)
    {
        public Place Then(string segment) => this with { Path = Path + segment };

        public Place Conditional(string segment = "") => new(Path + segment, false);
    }

    private sealed class Walk(ILookup<string, ConversionPlan> conversions)
    {
        private readonly HashSet<(string From, string To)> _inside = [];

        public List<ConversionCondition> Conditions { get; } = [];

        public void AddConversion(ConversionPlan plan, Place place)
        {
            var key = (plan.From.Name.Reference, plan.To.Name.Reference);
            if (!plan.IsPartial || !_inside.Add(key))
            {
                return;
            }

            switch (plan)
            {
                case RecordConversion record:
                    AddRecord(record, place);
                    break;
                case UnionConversion union:
                    AddUnion(union, place);
                    break;
                case EnumConversion enumeration:
                    foreach (var member in enumeration.Members.Where(member => member.Target is null))
                    {
                        Add(place, $"is not {member.Source.JsonName}");
                    }

                    break;
                case ChainedConversion chained:
                    AddValue(chained.Plan, place);
                    break;
            }

            _inside.Remove(key);
        }

        public void AddLoss(ConversionPlan plan, PossibleLoss loss, Place place)
        {
            if (loss.Check is { } check)
            {
                AddCheck(check, place);
            }
            else if (loss.Presence is { } presence)
            {
                AddValue(presence.Plan, PlaceOf(presence.Source, place));
            }
            else if (loss.Computed is { } computed)
            {
                AddConverted(computed.Source, computed.Plan, "", place);
            }
            else if (loss.Assignment is { } assignment)
            {
                AddConverted(assignment.Source, assignment.Plan, assignment.Target.JsonName, place);
            }
            else
            {
                AddCase(plan.From, loss.Case!, place);
            }
        }

        private void AddRecord(RecordConversion plan, Place place)
        {
            foreach (var step in plan.Steps)
            {
                AddLoss(plan, step, place);
            }
        }

        private void AddCheck(AbsenceCheck check, Place place)
        {
            if (check.Source.Constant is null)
            {
                Add(PlaceOf(check.Source, place), check.Source.IsInDocument ? $"is {check.Absent.Label}" : $"gives {check.Name}, which is {check.Absent.Label}");
                return;
            }

            var isNever = check.IsAlwaysLost || check.Source.Constant!.Kind != DeclaredValueKind.StaticMember;
            Add(place, $"{check.Source.Constant!.Label} can be left out as {check.Absent.Label}", isNever && place.IsCertain ? ConversionClass.Refused : ConversionClass.Conditional);
        }

        private void AddConverted(ValueSource source, ValuePlan plan, string target, Place place)
        {
            foreach (var input in source.Combined?.Inputs ?? EquatableArray<MemberAssignment>.Empty)
            {
                AddConverted(input.Source, input.Plan, input.Target.JsonName, place);
            }

            AddValue(plan, source.Roots.Any(root => root.IsInDocument) || target.Length == 0 ? PlaceOf(source, place) : place.Then(Segment(target)));
        }

        /// <summary>Where a value is in the document, or the first that it is made of.</summary>
        private static Place PlaceOf(ValueSource source, Place place)
        {
            var root = source.Root;
            if (!root.IsInDocument)
            {
                return place;
            }

            var isCertain = root.Inside.Count == 0 || !root.Inside.Take(root.Inside.Count - 1).Prepend(root.Member!).Any(holder => holder.Type.IsNullable);
            var inside = place.Then(JsonNaming.Pointer(root.Path));
            return isCertain ? inside : inside.Conditional();
        }

        private void AddUnion(UnionConversion plan, Place place)
        {
            foreach (var candidate in plan.Cases)
            {
                AddCase(plan.From, candidate, place);
            }
        }

        private void AddCase(TypeModel from, CaseConversion candidate, Place place)
        {
            if (candidate.Target is null)
            {
                Add(place, $"is not {candidate.Source.Tag}");
            }
            else if (candidate.Plan is { } inner)
            {
                var content = from.Union!.ContentOf(candidate.Source);
                var name = content == candidate.Source.Tag ? "" : $"({candidate.Source.Tag})";
                AddValue(inner, place.Conditional((content is null ? "" : Segment(content)) + name));
            }
        }

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

        private void Add(Place place, string requirement, ConversionClass kind = ConversionClass.Conditional)
        {
            if (Conditions.Count < MaxConditions)
            {
                Conditions.Add(new ConversionCondition(place.Path, requirement, kind));
            }
        }

        private static string Segment(string name) => JsonNaming.Pointer([name]);
    }
}
