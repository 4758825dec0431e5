using System.Text.RegularExpressions;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream;

/// <summary>A file that holds one document of the API; its name says of which type.</summary>
internal static partial class SpecFile
{
    /// <summary>The files, by name.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(SharedFolder.SerdeFolder, "*.json").Concat(Directory.GetFiles(SharedFolder.BenchFolder, "*.json"))
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name != "serde-oracle.json")
            .Order(StringComparer.Ordinal);

    /// <summary>The document of a file.</summary>
    public static string Read(string name)
    {
        var serde = Path.Combine(SharedFolder.SerdeFolder, name);
        return File.ReadAllText(File.Exists(serde) ? serde : Path.Combine(SharedFolder.BenchFolder, name));
    }

    /// <summary>The type of a file's document.</summary>
    public static string TypeOf(string name)
    {
        if (name == "versioned-instance-spec-V0.json")
        {
            return "v1.VersionedInstanceSpec";
        }

        var bench = BenchName().Match(name);
        if (bench.Success)
        {
            return $"v{bench.Groups["version"].Value}.InstanceSpec";
        }

        var match = InstanceName().Match(name);
        Assert.True(match.Success, $"the name of {name} does not say which type it holds");
        var type = match.Groups["kind"].Value switch
        {
            "spec" => "InstanceSpec",
            "spec-status" => "InstanceSpecStatus",
            _ => "InstanceEnsureRequest",
        };
        return $"v{match.Groups["version"].Value}.{type}";
    }

    [GeneratedRegex(@"^(small|typical|large)\.v(?<version>\d)\.json$")]
    private static partial Regex BenchName();

    [GeneratedRegex(@"^instance-(?<kind>spec|spec-status|ensure)-v(?<version>\d)-[a-z0-9-]+\.json$")]
    private static partial Regex InstanceName();
}
