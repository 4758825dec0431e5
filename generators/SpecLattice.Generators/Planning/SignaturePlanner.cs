using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Plans what other code can name of conversions that a mistake keeps from being planned: their signatures. What a mistake is about counts as if it were not there, for most
/// mistakes are edits of a version whose conversions other code uses as they were.
/// </summary>
internal sealed class SignaturePlanner(Lineage lineage, ValuePlanner values, Func<TypeModel, TypeModel, RecordEdge?> edgeBetween, ShippedSignatures shipped)
{
    public IEnumerable<UnplannedConversion> Plan() =>
        from source in lineage.Types
        from target in lineage.Types
        where source.Version != target.Version
        let route = lineage.Route(source.Version, target.Version)
        let steps = Enumerable.Range(1, route.Length - 1).Select(i => Step(lineage[route[i - 1]], lineage[route[i]])).ToList()
        select new UnplannedConversion
        {
            From = source,
            To = target,
            Route = new(route),
            IsLossy = steps.Exists(step => step.IsLossy),
            CanBeRefused = steps.Exists(step => step.Refuses),
            CanDiscard = steps.Exists(step => step.Discards),
            Needs = steps.SelectMany(step => step.Contexts).Distinct().OrderBy(context => context.Name, StringComparer.Ordinal).ToEquatableArray(),
        };

    private (bool IsLossy, bool Refuses, bool Discards, IReadOnlyList<ContextParameter> Contexts) Step(TypeModel from, TypeModel to)
    {
        if (lineage.FindCustom(from.Version, to.Version) is { } custom)
        {
            return (custom.IsPartial, custom.Refuses, false, custom.Contexts.ToList());
        }

        var isUp = lineage.PredecessorOf(to.Version) == from.Version;
        var (older, newer) = isUp ? (from, to) : (to, from);
        var inner = Values(older, newer, isUp).OfType<ValuePlan>().ToList();
        var isLossy = shipped.CanRefuse(lineage.Key, from.Version, to.Version) ?? (Loses(older, newer, isUp) || edgeBetween(older, newer)?.LosesOfParts(isUp) is true || inner.Exists(plan => plan.IsPartial));
        var discards = isLossy && (DiscardsOf(newer, isUp).Any() || inner.Exists(plan => plan.Discards));
        var refuses = isLossy && (!discards || Refuses(newer, isUp) || inner.Exists(plan => plan.Refuses));
        return (isLossy, refuses, discards, inner.SelectMany(plan => plan.Contexts).ToList());
    }

    /// <summary>The plans of what both versions have, as far as there are any.</summary>
    private IEnumerable<ValuePlan?> Values(TypeModel older, TypeModel newer, bool isUp)
    {
        if (edgeBetween(older, newer) is { } edge)
        {
            return edge.Plans(isUp, values, newer.Version);
        }

        return
            from newCase in newer.Union?.Cases ?? EquatableArray<CaseModel>.Empty
            from oldCase in older.Union?.Cases ?? EquatableArray<CaseModel>.Empty
            where BelongTogether(older, newer, oldCase, newCase)
            select (oldCase.Payload, newCase.Payload) is ({ } old, { } now)
                ? isUp ? values.Plan(old, now, newer.Version) : values.Plan(now, old, newer.Version)
                : null;
    }

    /// <summary>Whether one of the two has something that the other lacks, and says so.</summary>
    private static bool Loses(TypeModel older, TypeModel newer, bool isUp)
    {
        var (from, to) = isUp ? (older, newer) : (newer, older);
        if (from.Unknown is not null && (to.Unknown is null || to.Members.Any(member => from.Members.All(other => other.JsonName != member.JsonName))))
        {
            return true;
        }

        if (isUp)
        {
            return newer.RemovedMembers.Count + newer.RemovedCases.Count > 0;
        }

        if (newer.Members.Any(member => member.IsAdded))
        {
            return true;
        }

        // What was removed without a declaration may be what is new without a counterpart, under another name.
        var carriedOn = CaseHistory.FormerNames(older, newer);
        var vanished = CaseHistory.Names(older).Except(carriedOn.OfType<string>()).Except(newer.RemovedCases).Count();
        return carriedOn.Count(name => name is null) > vanished;
    }

    private static IEnumerable<Discard> DiscardsOf(TypeModel newer, bool isUp) => (isUp ? newer.RemovedMembers.Select(member => member.Discard) : newer.Members.Select(member => member.Discard)).OfType<Discard>();

    /// <summary>Whether something that only one of the two has is refused rather than discarded.</summary>
    private static bool Refuses(TypeModel newer, bool isUp) => newer.Unknown is not null || (isUp
        ? newer.RemovedMembers.Any(member => member.Discard is null) || newer.RemovedCases.Count > 0
        : newer.Members.Any(member => member.IsAdded && member.Discard is not { OnlyValues.Count: 0 }));

    private static bool BelongTogether(TypeModel older, TypeModel newer, CaseModel oldCase, CaseModel newCase) =>
        CaseHistory.FindOlder(older, newer, newCase) == oldCase || (oldCase.Payload is { } payload && payload.HasLineage && payload.Lineage == newCase.Payload?.Lineage);
}
