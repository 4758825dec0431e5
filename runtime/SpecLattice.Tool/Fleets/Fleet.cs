using System.Collections.Immutable;

namespace SpecLattice.Tool.Fleets;

/// <summary>Servers and the instances on them.</summary>
/// <param name="Servers">The servers, in the order of the file.</param>
/// <param name="Instances">The instances.</param>
/// <param name="Upgrade">What every server reads once it is upgraded; null where the file does not say.</param>
internal sealed record Fleet(ImmutableArray<Server> Servers, ImmutableArray<Instance> Instances, Offer? Upgrade);

/// <summary>A server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offer">What its build reads.</param>
internal sealed record Server(string Name, Offer Offer);

/// <summary>Per family the versions that a build reads.</summary>
internal sealed class Offer(ImmutableDictionary<string, ImmutableHashSet<int>> versions)
{
    public bool Reads(string family, IEnumerable<int> any) => versions.TryGetValue(family, out var read) && any.Any(read.Contains);

    public string Describe(string family) => versions.TryGetValue(family, out var read) ? string.Join(", ", read.Order()) : "no version";
}

/// <summary>An instance.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Server">The server it is on.</param>
/// <param name="Family">What its spec is of.</param>
/// <param name="Versions">The versions that hold its spec without loss, ascending.</param>
/// <param name="Need">Why it needs the lowest of them; empty where it does not need more than the first.</param>
internal sealed record Instance(string Name, Server Server, string Family, ImmutableArray<int> Versions, string Need)
{
    public bool CanRunOn(Offer offer) => offer.Reads(Family, Versions);
}
