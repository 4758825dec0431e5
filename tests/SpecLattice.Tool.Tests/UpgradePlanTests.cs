using System.Collections.Immutable;
using CsCheck;
using SpecLattice.Tool.Fleets;

namespace SpecLattice.Tool.Tests;

/// <summary>Plans for upgrading a fleet, against trying everything.</summary>
public sealed class UpgradePlanTests
{
    private const string Family = "f";

    private static readonly Gen<ImmutableArray<int>> Versions = Gen.Int[1, 3].Array[1, 3].Select(versions => versions.Distinct().Order().ToImmutableArray());

    private static readonly Gen<(Fleet Fleet, Offer Upgrade)> Fleets =
        from offers in Versions.Array[1, 3]
        from instances in Gen.Select(Gen.Int[0, offers.Length - 1], Versions).Array[0, 4]
        from upgrade in Versions
        select Make(offers, instances, upgrade);

    [Fact]
    public void Orders_are_safe_and_blockers_as_few_as_can_be() => Fleets.Sample(
        (fleet, upgrade) =>
        {
            var plan = UpgradePlan.Of(fleet, upgrade);
            var isPossible = CanAllBeUpgraded(fleet, upgrade);
            Assert.Equal(isPossible, plan.Blocked.IsEmpty);
            Assert.Equal(isPossible, plan.Blockers.IsEmpty);
            Assert.Equal(fleet.Servers.Order(ByName), plan.Order.Concat(plan.Blocked).Order(ByName));
            Assert.True(IsReachable(fleet, upgrade, plan.Order), "the order is not safe");

            var without = fleet with { Instances = [.. fleet.Instances.Except(plan.Blockers.Select(blocker => blocker.Instance))] };
            Assert.True(CanAllBeUpgraded(without, upgrade), "the blockers are not all that is in the way");
            Assert.Equal(FewestBlockers(fleet, upgrade), plan.Blockers.Length);
        },
        iter: 3000);

    [Fact]
    public void Where_no_server_can_be_emptied_the_smallest_set_is_named()
    {
        var (fleet, upgrade) = Make([[1], [3]], [(0, [1, 2]), (1, [2, 3]), (1, [2, 3])], [2]);
        var plan = UpgradePlan.Of(fleet, upgrade);
        var blocker = Assert.Single(plan.Blockers);
        Assert.Equal(("i0", true), (blocker.Instance.Name, blocker.FitsUpgrade));
    }

    [Fact]
    public void A_large_fleet_is_planned_whole()
    {
        var offers = Enumerable.Range(0, 200).Select(number => Enumerable.Range(1, (number % 3) + 1).ToImmutableArray()).ToArray();
        var instances = Enumerable.Range(0, 10_000).Select(number => (number % 200, Enumerable.Range((number % 200 % 3) + 1, 3).ToImmutableArray())).ToArray();
        var (fleet, upgrade) = Make(offers, instances, [1, 2, 3]);
        var plan = UpgradePlan.Of(fleet, upgrade);
        Assert.Equal(200, plan.Order.Distinct().Count());
        Assert.Empty(plan.Blockers);
    }

    private static Comparer<Server> ByName { get; } = Comparer<Server>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static (Fleet Fleet, Offer Upgrade) Make(ImmutableArray<int>[] offers, (int Server, ImmutableArray<int> Versions)[] instances, ImmutableArray<int> upgrade)
    {
        var servers = offers.Select((versions, number) => new Server($"s{number}", OfferOf(versions))).ToImmutableArray();
        var upgraded = OfferOf(upgrade);
        return (new Fleet(servers, [.. instances.Select((one, number) => new Instance($"i{number}", servers[one.Server], Family, one.Versions, ""))], upgraded), upgraded);
    }

    private static Offer OfferOf(ImmutableArray<int> versions) => new(ImmutableDictionary<string, ImmutableHashSet<int>>.Empty.Add(Family, [.. versions]));

    private static int FewestBlockers(Fleet fleet, Offer upgrade) => Enumerable.Range(0, 1 << fleet.Instances.Length)
        .Where(kept => CanAllBeUpgraded(fleet with { Instances = [.. fleet.Instances.Where((_, number) => (kept & (1 << number)) != 0)] }, upgrade))
        .Min(kept => fleet.Instances.Length - int.PopCount(kept));

    private static bool CanAllBeUpgraded(Fleet fleet, Offer upgrade) => IsReachable(fleet, upgrade, fleet.Servers, anyOrder: true);

    /// <summary>Tries every move of every instance, and every upgrade of an empty server, in the order given or in any.</summary>
    private static bool IsReachable(Fleet fleet, Offer upgrade, ImmutableArray<Server> goal, bool anyOrder = false)
    {
        var start = (Homes: string.Concat(fleet.Instances.Select(instance => fleet.Servers.IndexOf(instance.Server))), Upgraded: 0);
        var seen = new HashSet<(string Homes, int Upgraded)> { start };
        var open = new Stack<(string Homes, int Upgraded)>(seen);
        while (open.TryPop(out var state))
        {
            if (int.PopCount(state.Upgraded) == goal.Length)
            {
                return true;
            }

            foreach (var next in Moves(state).Concat(Upgrades(state)).Where(seen.Add))
            {
                open.Push(next);
            }
        }

        return false;

        IEnumerable<(string Homes, int Upgraded)> Moves((string Homes, int Upgraded) state) =>
            from instance in Enumerable.Range(0, fleet.Instances.Length)
            from server in Enumerable.Range(0, fleet.Servers.Length)
            where fleet.Instances[instance].CanRunOn((state.Upgraded & (1 << server)) != 0 ? upgrade : fleet.Servers[server].Offer)
            select (state.Homes.Remove(instance, 1).Insert(instance, $"{server}"), state.Upgraded);

        IEnumerable<(string Homes, int Upgraded)> Upgrades((string Homes, int Upgraded) state) =>
            from server in Enumerable.Range(0, fleet.Servers.Length)
            where (state.Upgraded & (1 << server)) == 0 && !state.Homes.Contains($"{server}", StringComparison.Ordinal)
            where anyOrder || goal[int.PopCount(state.Upgraded)] == fleet.Servers[server]
            select (state.Homes, state.Upgraded | (1 << server));
    }
}
