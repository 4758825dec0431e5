using System.Collections.Immutable;

namespace SpecLattice;

/// <summary>Chooses versions for peers.</summary>
internal static class SpecChooser
{
    public static SpecChoice<TSum> Choose<TSum>(TSum value, SpecOffer? offer, ImmutableArray<SpecVersion> ownVersions)
        where TSum : notnull, ISpecSum<TSum>
    {
        if (offer is null)
        {
            return First(
                value,
                [.. ownVersions.OrderBy(v => v.Version)],
                offered: null,
                "floor: the peer made no offer",
                $"no version of {TSum.Family} that this build writes can hold the value");
        }

        if (!offer.TryGetVersions(TSum.Family, out SpecList<SpecOfferedVersion>? offered) || offered.Count == 0)
        {
            return new SpecChoice<TSum>($"the peer reads no version of {TSum.Family}", []);
        }

        SpecVersion[] mutual = [.. ownVersions.Where(own => offered.Any(v => v.Version == own.Version)).OrderByDescending(v => v.Version)];
        return mutual.Length > 0
            ? First(
                value,
                mutual,
                offered,
                "newest version both sides read",
                $"no version of {TSum.Family} that the peer reads ({Join(offered.Select(v => v.Version))}) can hold the value")
            : new SpecChoice<TSum>(
                $"the peer reads versions {Join(offered.Select(v => v.Version))} of {TSum.Family}, this build writes {Join(ownVersions.Select(v => v.Version))}",
                []);
    }

    /// <summary>Takes the first of the candidates that loses nothing.</summary>
    private static SpecChoice<TSum> First<TSum>(
        TSum value,
        SpecVersion[] candidates,
        SpecList<SpecOfferedVersion>? offered,
        string chosen,
        string none)
        where TSum : notnull, ISpecSum<TSum>
    {
        var refused = new List<SpecRefusedVersion>();
        foreach (SpecVersion candidate in candidates)
        {
            // Going on to another version would hide that one of the builds was made from an edited version.
            if (offered is not null && offered.First(v => v.Version == candidate.Version).Digest != candidate.Digest)
            {
                return new SpecChoice<TSum>($"version {candidate.Version} of {TSum.Family} differs between the two builds", [.. refused], isDigestMismatch: true);
            }

            if (value.ToVersion(candidate.Version).TryGetValue(out TSum? converted, out LossReport? losses))
            {
                string reason = refused.Count == 0 ? chosen : $"{chosen} that can hold the value";
                return new SpecChoice<TSum>(candidate, converted, offered is null ? chosen : reason, [.. refused]);
            }

            refused.Add(new SpecRefusedVersion(candidate.Version, losses));
        }

        return new SpecChoice<TSum>($"{none}{Describe(refused)}", [.. refused]);
    }

    private static string Describe(List<SpecRefusedVersion> refused)
        => string.Concat(refused.Select(r => $"; version {r.Version}: {r.Losses[0]}{(r.Losses.Count > 1 ? $" and {r.Losses.Count - 1} more" : "")}"));

    private static string Join(IEnumerable<int> versions) => string.Join(", ", versions.Order());
}
