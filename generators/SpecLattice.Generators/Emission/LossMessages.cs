using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>What losses say: never a value, only names, versions and declared absent values.</summary>
internal static class LossMessages
{
    public static string Of(AbsenceCheck check, string name)
    {
        var what = check.IsUp ? "was removed in" : "exists since";
        return $"`{name}` {what} version {Identifiers.Number(check.Since)}; only {check.Absent.Label} can be left out";
    }

    public static string OfCase(string name, int since, bool isUp) =>
        $"`{name}` {(isUp ? "was removed in" : "exists since")} version {Identifiers.Number(since)}";

    /// <summary>What a conversion's documentation says: where it can refuse, and what it discards on purpose.</summary>
    public static string Document(ConversionPlan plan)
    {
        var target = Identifiers.Number(plan.To.Version);
        var losses = plan.IsDiscarding && !plan.IsFallible ? $"Converts to version {target}." : $"Converts to version {target}, unless something would be lost: {Summary(plan)}.";
        if (!plan.IsDiscarding)
        {
            return losses;
        }

        var discarded = plan is RecordConversion record
            ? record.Checks.Where(check => check.Discard is not null).Select(check => $"<c>{Identifiers.Xml(NameOf(check))}</c> ({Identifiers.Xml(InOneLine(check.Discard!.Reason))})").Distinct().ToList()
            : [];
        return losses + " Discards on purpose, and reports it: " + (discarded.Count > 0 ? string.Join(", ", discarded) + (plan.Values.Any(value => value.Discards) ? ", and what parts inside discard." : ".") : "what parts inside discard.");
    }

    /// <summary>What a conversion's documentation says of the losses it may report.</summary>
    public static string Summary(ConversionPlan plan)
    {
        var losses = plan switch
        {
            RecordConversion record => record.Checks.Where(check => check.Refuses)
                .Select(check => $"<c>{Identifiers.Xml(NameOf(check))}</c> ({(check.IsUp ? "gone" : "new")} since version {Identifiers.Number(check.Since)})")
                .Concat(record.Presences.Select(presence => $"<c>{Identifiers.Xml(presence.Source.Path.Last())}</c> where it is missing"))
                .Concat(record.Computed.Where(computed => computed.IsPartial && (computed.Refuses || !plan.IsDiscarding)).Select(computed => $"what <c>{Identifiers.Xml(NamesOf(computed.Source))}</c> holds"))
                .Concat(record.Leaves.Where(leaf => (leaf.Plan.IsPartial || leaf.Source.IsPartial) && (leaf.Refuses || !plan.IsDiscarding)).Select(leaf => $"what <c>{Identifiers.Xml(NamesOf(leaf.Source) is { Length: > 0 } names ? names : leaf.Target.JsonName)}</c> holds"))
                .Concat(record.Unknown.Select(check => check.IsLost ? "unknown members" : $"unknown members named {string.Join(" or ", check.Declared.Select(name => $"<c>{Identifiers.Xml(name)}</c>"))}"))
                .Distinct(),
            UnionConversion union => union.Cases
                .Where(candidate => candidate.Target is null)
                .Select(candidate => $"the case <c>{Identifiers.Xml(candidate.Source.Tag)}</c> ({(candidate.IsUp ? "gone" : "new")} since version {Identifiers.Number(candidate.Since)})")
                .Concat(union.Cases.Where(candidate => candidate.Plan is { Refuses: true }).Select(candidate =>
                    $"what <c>{Identifiers.Xml(candidate.Source.Tag)}</c> holds")),
            ChainedConversion => ["what hand-written conversions on the way refuse"],
            EnumConversion enumeration => enumeration.Members
                .Where(member => member.Target is null)
                .Select(member => $"<c>{Identifiers.Xml(member.Source.JsonName)}</c> ({(member.IsUp ? "gone" : "new")} since version {Identifiers.Number(member.Since)})"),
            _ => Enumerable.Empty<string>(),
        };
        return string.Join(", ", losses);
    }

    // A reason may have lines; a comment in one line has not.
    private static string InOneLine(string reason) => string.Join(" ", reason.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static string NamesOf(ValueSource source) => string.Join(", ", source.Roots.Where(root => root.IsInDocument).Select(root => root.Path.Last()).Distinct());

    private static string NameOf(AbsenceCheck check) => check.Source.IsInDocument ? check.Source.Path.Last() : check.Source.Constant?.Code ?? check.Name;
}
