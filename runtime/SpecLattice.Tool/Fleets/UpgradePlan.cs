using System.Collections.Immutable;

namespace SpecLattice.Tool.Fleets;

/// <summary>An order in which servers can be upgraded one by one, each after its instances have moved away.</summary>
/// <param name="Order">The servers that can be upgraded, in that order.</param>
/// <param name="Blocked">The servers that cannot.</param>
/// <param name="Blockers">The instances that cannot leave those: all of them would have to go for the upgrade to be possible, and no others.</param>
internal sealed record UpgradePlan(ImmutableArray<Server> Order, ImmutableArray<Server> Blocked, ImmutableArray<Instance> Blockers)
{
    /// <summary>
    /// Plans an upgrade. A server is upgraded once each of its instances has another server to go to. Whatever has been upgraded stays upgraded, so it
    /// never hurts to upgrade what can be: what is left over at the end could not be upgraded in any order.
    /// </summary>
    public static UpgradePlan Of(Fleet fleet, Offer upgrade)
    {
        var offers = fleet.Servers.ToDictionary(server => server, server => server.Offer);
        var homes = fleet.Instances.ToDictionary(instance => instance, instance => instance.Server);
        var order = ImmutableArray.CreateBuilder<Server>();
        var left = fleet.Servers.ToList();
        for (var found = true; found;)
        {
            found = false;
            foreach (var server in left.ToList())
            {
                var moves = Drain(server, fleet, offers, homes, order);
                if (moves is null)
                {
                    continue;
                }

                foreach (var (instance, home) in moves)
                {
                    homes[instance] = home;
                }

                offers[server] = upgrade;
                order.Add(server);
                left.Remove(server);
                found = true;
            }
        }

        var blockers = fleet.Instances.Where(instance => left.Contains(homes[instance]) && Destination(instance, homes[instance], fleet, offers, order) is null);
        return new UpgradePlan(order.ToImmutable(), [.. left], [.. blockers]);
    }

    private static List<(Instance Instance, Server Home)>? Drain(
        Server server, Fleet fleet, Dictionary<Server, Offer> offers, Dictionary<Instance, Server> homes, IReadOnlyList<Server> upgraded)
    {
        var moves = new List<(Instance, Server)>();
        foreach (var instance in fleet.Instances.Where(instance => homes[instance] == server))
        {
            if (Destination(instance, server, fleet, offers, upgraded) is not { } home)
            {
                return null;
            }

            moves.Add((instance, home));
        }

        return moves;
    }

    /// <summary>Where an instance can go: to a server that is upgraded already, where it can stay, else to any.</summary>
    private static Server? Destination(Instance instance, Server from, Fleet fleet, Dictionary<Server, Offer> offers, IReadOnlyList<Server> upgraded) =>
        upgraded.Concat(fleet.Servers).FirstOrDefault(server => server != from && instance.CanRunOn(offers[server]));
}
