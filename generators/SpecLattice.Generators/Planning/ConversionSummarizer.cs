using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Says of a planned conversion what a value must meet to pass it, through all the parts inside.</summary>
internal sealed partial class ConversionSummarizer(ILookup<string, ConversionPlan> conversions)
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
            Class = conditions.Count == 0 ? (plan.Refuses ? ConversionClass.Conditional : plan.IsPartial ? ConversionClass.Discarding : ConversionClass.Total) : conditions.Max(condition => condition.Kind),
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

    private sealed partial class Walk(ILookup<string, ConversionPlan> conversions)
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

            foreach (var check in plan.Unknown)
            {
                Add(place, check.IsLost ? "keeps no unknown members" : $"keeps no unknown member named {string.Join(" or ", check.Declared)}");
            }
        }

        private void AddCheck(AbsenceCheck check, Place place)
        {
            if (check.Source.Constant is null)
            {
                var requirement = $"is {check.Absent.Label}" + check.Discard switch
                {
                    null => "",
                    { OnlyValues.Count: 0 } => ", or is discarded",
                    var some => $", or is discarded as {string.Join(" or ", some.OnlyValues.Select(value => value.Label))}",
                };
                Add(
                    PlaceOf(check.Source, place),
                    check.Source.IsInDocument ? requirement : $"gives {check.Name}, which {requirement}",
                    check.Discard is { OnlyValues.Count: 0 } ? ConversionClass.Discarding : ConversionClass.Conditional,
                    check.Discard is not null);
                if (check.Discard is not null || check.Plan.Discards)
                {
                    AddValue(check.Plan, PlaceOf(check.Source, place));
                }

                return;
            }

            var isNever = check.IsAlwaysLost || check.Source.Constant!.Kind != DeclaredValueKind.StaticMember;
            Add(place, $"{check.Source.Constant!.Label} can be left out as {check.Absent.Label}", check.Discard is { OnlyValues.Count: 0 } ? ConversionClass.Discarding : isNever && place.IsCertain ? ConversionClass.Refused : ConversionClass.Conditional, check.Discard is not null);
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

        private void Add(Place place, string requirement, ConversionClass kind = ConversionClass.Conditional, bool isDiscarding = false)
        {
            if (Conditions.Count < MaxConditions)
            {
                Conditions.Add(new ConversionCondition(place.Path, requirement, kind, isDiscarding));
            }
        }

        private static string Segment(string name) => JsonNaming.Pointer([name]);
    }
}
