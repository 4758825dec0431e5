using System.Collections.Immutable;

namespace SpecLattice.Negotiation;

/// <summary>Chooses versions of one value for peers.</summary>
/// <param name="family">The family's name.</param>
/// <param name="ownVersions">The versions that this build may write.</param>
/// <param name="toVersion">Converts the value.</param>
/// <param name="accepted">What may be lost.</param>
internal sealed class SpecChooser<TSum>(string family, ImmutableArray<SpecVersion> ownVersions, Func<int, Conversion<TSum>> toVersion, LossPolicy accepted)
    where TSum : notnull
{
    /// <summary>The lowest version that holds the value.</summary>
    public SpecChoice<TSum> ForNobody() => First(
        ownVersions.OrderBy(v => v.Number),
        offered: null,
        "floor: the peer made no offer",
        $"no version of {family} that this build writes can hold the value");

    /// <summary>The newest version that the peer reads and that holds the value.</summary>
    public SpecChoice<TSum> ForOffer(SpecOffer offer)
    {
        if (!offer.TryGetVersions(family, out SpecList<SpecOfferedVersion>? offered) || offered.Count == 0)
        {
            return new SpecChoice<TSum>(SpecChoiceOutcome.FamilyNotOffered, $"the peer reads no version of {family}", []);
        }

        SpecVersion[] mutual = [.. ownVersions.Where(own => offered.Any(v => v.Number == own.Number)).OrderByDescending(v => v.Number)];
        return mutual.Length > 0
            ? First(
                mutual,
                offered,
                "newest version both sides read",
                $"no version of {family} that the peer reads ({Join(offered.Select(v => v.Number))}) can hold the value")
            : new SpecChoice<TSum>(
                SpecChoiceOutcome.NoCommonVersion,
                $"the peer reads versions {Join(offered.Select(v => v.Number))} of {family}, this build writes {Join(ownVersions.Select(v => v.Number))}",
                []);
    }

    /// <summary>Takes the first of the candidates that loses nothing.</summary>
    private SpecChoice<TSum> First(IEnumerable<SpecVersion> candidates, SpecList<SpecOfferedVersion>? offered, string chosen, string none)
    {
        var refused = new List<SpecRefusedVersion>();
        foreach (SpecVersion candidate in candidates)
        {
            // Going on to another version would hide that one of the builds was made from an edited version.
            if (offered is not null && offered.First(v => v.Number == candidate.Number).Digest != candidate.Digest)
            {
                return new SpecChoice<TSum>(SpecChoiceOutcome.DigestMismatch, $"version {candidate.Number} of {family} differs between the two builds", [.. refused]);
            }

            if (toVersion(candidate.Number).Accept(accepted).TryTake(out TSum? converted, out LossReport report))
            {
                string reason = offered is null || refused.Count == 0 ? chosen : $"{chosen} that can hold the value";
                return new SpecChoice<TSum>(candidate, converted, reason + Describe(report), [.. refused], report);
            }

            refused.Add(new SpecRefusedVersion(candidate.Number, report));
        }

        return new SpecChoice<TSum>(SpecChoiceOutcome.NotRepresentable, $"{none}{Describe(refused)}", [.. refused]);
    }

    private static string Describe(LossReport discarded) => discarded.Count == 0 ? "" : $"; discarded: {string.Join("; ", discarded)}";

    private static string Describe(List<SpecRefusedVersion> refused)
        => string.Concat(refused.Select(r => $"; version {r.Version}: {r.Losses[0]}{(r.Losses.Count > 1 ? $" and {r.Losses.Count - 1} more" : "")}"));

    private static string Join(IEnumerable<int> versions) => string.Join(", ", versions.Order());
}
