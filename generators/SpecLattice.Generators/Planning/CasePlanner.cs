using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the conversions of unions and enums: which case becomes which along a route, and which edge loses one.</summary>
internal sealed class CasePlanner(Lineage lineage, ValuePlanner values)
{
    /// <summary>Checks what a version says of the cases of the one before.</summary>
    public static void Check(TypeModel older, TypeModel newer, ValuePlanner values, List<Problem> problems)
    {
        var (oldNames, carriedOn) = (CaseHistory.Names(older), CaseHistory.FormerNames(older, newer));
        foreach (var removed in newer.RemovedCases.Where(removed => !oldNames.Contains(removed)))
        {
            problems.Add(newer.ProblemAtAttribute(KnownNames.Removed, removed, RuleIds.RemovalOfNothing, removed, older.Name.ShortName, FormerNames.Advise(older, removed))
                .WithFormerName(older, removed));
        }

        foreach (var name in oldNames.Where(name => !newer.RemovedCases.Contains(name) && !carriedOn.Contains(name)))
        {
            var rename = newer.Union is null ? $"[Renamed(\"{name}\")]" : $"Renamed = \"{name}\"";
            problems.Add(newer.Problem(RuleIds.CaseVanished, name, older.Name.ShortName, rename).With(DiagnosticProperties.Case, name));
        }

        foreach (var renamed in CaseHistory.Renames(newer).Where(renamed => !oldNames.Contains(renamed.From) || IsContinuedTwice(newer, renamed.From)))
        {
            problems.Add(newer.Problem(RuleIds.RenameOfNothing, renamed.To, older.Name.ShortName, renamed.From, FormerNames.Advise(older, renamed.From)));
        }

        foreach (var newCase in newer.Union?.Cases ?? EquatableArray<CaseModel>.Empty)
        {
            if (CaseHistory.FindOlder(older, newer, newCase) is { } oldCase && !IsConvertible(oldCase, newCase, newer.Version, values)
                && oldCase.Payload is not { IsAmbiguous: true } && newCase.Payload is not { IsAmbiguous: true })
            {
                problems.Add(newer.Problem(
                    RuleIds.TypeChangeWithoutConversion, newCase.Tag, oldCase.Payload?.Reference ?? "nothing", newCase.Payload?.Reference ?? "nothing", OrdinaryShapes.Advise(oldCase.Payload, newCase.Payload)));
            }
        }
    }

    public UnionConversion PlanUnion(TypeModel from, TypeModel to) => new()
    {
        From = from,
        To = to,
        Route = new(lineage.Route(from.Version, to.Version)),
        Cases = from.Union!.Cases.Select(source => PlanCase(source, from, to)).ToEquatableArray(),
    };

    public EnumConversion PlanEnum(TypeModel from, TypeModel to) => new()
    {
        From = from,
        To = to,
        Route = new(lineage.Route(from.Version, to.Version)),
        Members = from.Enum!.Members.Select(source => PlanMember(source, from, to)).ToEquatableArray(),
    };

    /// <summary>What becomes of each case; null where the way leads over a hand-written edge or cannot be planned.</summary>
    public IReadOnlyList<CaseConversion>? FindCases(TypeModel from, TypeModel to)
    {
        var route = lineage.Route(from.Version, to.Version);
        if (route.Any(version => lineage[version].Union is null) || Enumerable.Range(1, route.Length - 1).Any(i => lineage.FindCustom(route[i - 1], route[i]) is not null))
        {
            return null;
        }

        var cases = from.Union!.Cases.Select(source => FindCase(source, from, to)).ToList();
        return cases.Contains(null) ? null : cases.OfType<CaseConversion>().ToList();
    }

    private CaseConversion PlanCase(CaseModel source, TypeModel from, TypeModel to) => FindCase(source, from, to)
        ?? throw new InvalidOperationException($"No conversion of {from.Name.Reference} {source.Tag} to {to.Name.Reference}.");

    private CaseConversion? FindCase(CaseModel source, TypeModel from, TypeModel to)
    {
        var current = source;
        var chain = new List<ChainLink>();
        if (source.Payload is { } payload)
        {
            chain.Add(new ChainLink(payload, 0, null));
        }

        foreach (var (older, newer, isUp) in Edges(from, to))
        {
            var next = isUp
                ? newer.Union!.Cases.FirstOrDefault(candidate => CaseHistory.FindOlder(older, newer, candidate) == current)
                : CaseHistory.FindOlder(older, newer, current);
            if (next is null)
            {
                return new CaseConversion { Source = source, Target = null, Plan = null, Since = newer.Version, IsUp = isUp };
            }

            if (next.Payload is { } type)
            {
                chain.Add(new ChainLink(type, newer.Version, null));
            }

            current = next;
        }

        var plan = chain.Count == 0 ? null : values.FindRoute(chain);
        return plan is null && chain.Count > 0
            ? null
            : new CaseConversion { Source = source, Target = current, Plan = plan, Since = 0, IsUp = false };
    }

    /// <summary>The name of the member that an enum's member becomes; null where it is lost.</summary>
    public string? FindMember(string name, TypeModel from, TypeModel to) =>
        from.Enum!.Members.FirstOrDefault(member => member.Name == name) is { } source && to.Enum is not null ? PlanMember(source, from, to).Target : null;

    private EnumMemberConversion PlanMember(EnumMemberModel source, TypeModel from, TypeModel to)
    {
        var current = source;
        foreach (var (older, newer, isUp) in Edges(from, to))
        {
            var next = isUp
                ? newer.Enum!.Members.FirstOrDefault(candidate => CaseHistory.CarriesOn(newer, candidate, current))
                : older.Enum!.Members.FirstOrDefault(candidate => CaseHistory.CarriesOn(newer, current, candidate));
            if (next is null)
            {
                return new EnumMemberConversion { Source = source, Target = null, Since = newer.Version, IsUp = isUp };
            }

            current = next;
        }

        return new EnumMemberConversion { Source = source, Target = current.Name, Since = 0, IsUp = false };
    }

    private IEnumerable<(TypeModel Older, TypeModel Newer, bool IsUp)> Edges(TypeModel from, TypeModel to)
    {
        var route = lineage.Route(from.Version, to.Version);
        for (var i = 1; i < route.Length; i++)
        {
            var isUp = lineage.PredecessorOf(route[i]) == route[i - 1];
            yield return isUp ? (lineage[route[i - 1]], lineage[route[i]], true) : (lineage[route[i]], lineage[route[i - 1]], false);
        }
    }

    private static bool IsConvertible(CaseModel oldCase, CaseModel newCase, int since, ValuePlanner values) =>
        (oldCase.Payload, newCase.Payload) switch
        {
            (null, null) => true,
            ({ } from, { } to) => values.Plan(from, to, since) is not null && values.Plan(to, from, since) is not null,
            _ => false,
        };

    // Something old can be carried on once only, or converting up would not tell the two apart.
    private static bool IsContinuedTwice(TypeModel newer, string old) => CaseHistory.Renames(newer).Count(renamed => renamed.From == old) > 1;
}
