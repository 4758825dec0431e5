using System.Collections.Immutable;

namespace SpecLattice.Tool.Fleets;

/// <summary>An order in which servers can be upgraded one by one, each after its instances have moved away.</summary>
/// <param name="Order">The servers that can be upgraded, in that order.</param>
/// <param name="Blocked">The servers that cannot.</param>
/// <param name="Blockers">The smallest set of instances that would have to go for all servers to be upgraded; empty where all can be.</param>
internal sealed record UpgradePlan(ImmutableArray<Server> Order, ImmutableArray<Server> Blocked, ImmutableArray<Blocker> Blockers)
{
    /// <summary>
    /// Plans an upgrade. A server is upgraded once each of its instances has another server to go to. Where all can be upgraded, it does not matter which comes first:
    /// as soon as one is, every instance has a place to go to.
    /// </summary>
    public static UpgradePlan Of(Fleet fleet, Offer upgrade)
    {
        var offers = fleet.Servers.ToDictionary(server => server, server => server.Offer);
        var guests = fleet.Servers.ToDictionary(server => server, server => new List<Instance>());
        foreach (var instance in fleet.Instances)
        {
            guests[instance.Server].Add(instance);
        }

        var order = ImmutableArray.CreateBuilder<Server>();
        var left = fleet.Servers.ToList();
        for (var found = true; found;)
        {
            found = false;
            foreach (var server in left.ToList())
            {
                var homes = guests[server].Select(instance => Destination(instance, server, offers, order.Concat(fleet.Servers))).TakeWhile(home => home is not null).ToList();
                if (homes.Count < guests[server].Count)
                {
                    continue;
                }

                foreach (var (instance, home) in guests[server].Zip(homes))
                {
                    guests[home!].Add(instance);
                }

                guests[server].Clear();
                offers[server] = upgrade;
                order.Add(server);
                left.Remove(server);
                found = true;
            }
        }

        return new UpgradePlan(order.ToImmutable(), [.. left], left.Count == 0 ? [] : FindBlockers(fleet, upgrade));
    }

    /// <summary>Where an instance can go, of candidates in order of preference.</summary>
    private static Server? Destination(Instance instance, Server from, Dictionary<Server, Offer> offers, IEnumerable<Server> candidates) =>
        candidates.FirstOrDefault(server => server != from && instance.CanRunOn(offers[server]));

    /// <summary>
    /// What upgraded servers do not hold is in the way whatever comes first. Without it, one server that can be emptied is enough; where there is none, the
    /// instances of the one that has the fewest without another server are in the way too.
    /// </summary>
    private static ImmutableArray<Blocker> FindBlockers(Fleet fleet, Offer upgrade)
    {
        var outdated = fleet.Instances.Where(instance => !instance.CanRunOn(upgrade)).Select(instance => new Blocker(instance, FitsUpgrade: false));
        var stuck = fleet.Instances
            .Where(instance => instance.CanRunOn(upgrade) && !fleet.Servers.Any(server => server != instance.Server && instance.CanRunOn(server.Offer)))
            .ToLookup(instance => instance.Server);
        var fewest = fleet.Servers.Select(server => stuck[server]).MinBy(instances => instances.Count()) ?? [];
        return [.. outdated, .. fewest.Select(instance => new Blocker(instance, FitsUpgrade: true))];
    }
}

/// <summary>An instance that is in the way of an upgrade.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="FitsUpgrade">Whether upgraded servers hold it: then it is in the way only because it cannot leave its server before one is.</param>
internal sealed record Blocker(Instance Instance, bool FitsUpgrade);
