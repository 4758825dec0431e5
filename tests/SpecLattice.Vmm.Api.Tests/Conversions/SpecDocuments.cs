using System.Text.Json.Nodes;
using SpecLattice.Vmm.Api.Tests.Support;
using SpecLattice.Vmm.Api.Tests.Upstream;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>The original server's documents that hold specs, by where they come from.</summary>
internal static class SpecDocuments
{
    private static readonly Lazy<IReadOnlyDictionary<string, SpecDocument>> LoadedSpecs = new(() => Load("InstanceSpec"));
    private static readonly Lazy<IReadOnlyDictionary<string, SpecDocument>> LoadedEnsures = new(() => Load("InstanceEnsureRequest"));
    private static readonly Lazy<IReadOnlyDictionary<string, SpecDocument>> LoadedStatuses = new(() => Load("InstanceSpecStatus"));

    /// <summary>The specs.</summary>
    public static IReadOnlyDictionary<string, SpecDocument> Specs => LoadedSpecs.Value;

    /// <summary>The ensure requests.</summary>
    public static IReadOnlyDictionary<string, SpecDocument> Ensures => LoadedEnsures.Value;

    /// <summary>The spec statuses.</summary>
    public static IReadOnlyDictionary<string, SpecDocument> Statuses => LoadedStatuses.Value;

    private static Dictionary<string, SpecDocument> Load(string type)
    {
        var fromOracle = OracleCase.All.Values
            .Where(one => one.Accepted && one.Format == "json" && !OracleTables.RefusedOnlyHere.ContainsKey(one.Name))
            .Select(one => (one.Id, one.Type, Json: one.Input));
        var fromFiles = SpecFile.Names.Select(name => (Id: name, Type: SpecFile.TypeOf(name), Json: SpecFile.Read(name)));
        return fromOracle.Concat(fromFiles)
            .Where(one => one.Type[3..] == type)
            .ToDictionary(one => one.Id, one => new SpecDocument(one.Type[1] - '0', WithCanonicalKeys(one.Json)));
    }

    // Two documents name components by a UUID in another spelling; losses are named by the canonical one.
    private static string WithCanonicalKeys(string json)
    {
        var document = JsonNode.Parse(json)!;
        if (document["components"] is JsonObject components)
        {
            foreach (var key in components.Select(entry => entry.Key).ToArray())
            {
                var component = components[key];
                components.Remove(key);
                components[SpecKey.Parse(key).ToString()] = component;
            }
        }

        return document.ToJsonString();
    }

    /// <summary>A document that holds a spec.</summary>
    internal sealed record SpecDocument(int Version, string Json);
}
