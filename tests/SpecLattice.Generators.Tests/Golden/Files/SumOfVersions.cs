// shows: Golden.VersionedBadge, Badge.V2.Sum
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("badge", 1)]
    public sealed partial record Badge
    {
        public required string Name { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("badge", 2)]
    public sealed partial record Badge
    {
        public required string Name { get; init; }

        [Added]
        public string? Title { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var badge = SpecJson.Deserialize<VersionedBadge>("""{"version":"V2","spec":{"Name":"Ada","Title":"Countess"}}""");
            yield return badge.Match(v1: old => old.Name, v2: newer => $"{newer.Title} {newer.Name}", unknown: other => other.WireTag); //> Countess Ada
            yield return $"{badge.GetFloor()}"; //> 2
            yield return badge.ToVersion(1).Losses.ToString();
            //> /Title: `Title` exists since version 2; only null can be left out (2 -> 1, badge)
        }
    }
}
