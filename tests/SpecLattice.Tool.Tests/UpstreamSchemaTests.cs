using System.Text.Json.Nodes;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>The schemas that the tool prints, compared with the documents that the original server published, by a comparison of its own.</summary>
public sealed class UpstreamSchemaTests
{
    /// <summary>All there is, by member and kind of difference. docs/tool.md says why.</summary>
    private static readonly string[] Known =
    [
        // Scalars are described in words: their own code reads them.
        "backend_id: ours string, theirs oneOf",
        "id: ours string, theirs oneOf",
        "pci_path: ours any object, theirs object of bus, device, function",
        "serial_number: ours any array, theirs array of items",
        "workers: ours integer without format, theirs uint",

        // Unknown members are refused in every version of an instance spec (D2).
        "(order item): ours refuses unknown members, theirs does not",
        "(root): ours refuses unknown members, theirs does not",
    ];

    [Theory]
    [InlineData(1, 1, "InstanceSpecV0")]
    [InlineData(2, 2, "InstanceSpec")]
    [InlineData(3, 3, "InstanceSpec")]
    [InlineData(4, 3, "InstanceSpec")]
    [InlineData(5, 3, "InstanceSpec")]
    [InlineData(6, 6, "InstanceSpec")]
    public async Task Schema_is_upstreams_up_to_known_differences(int api, int version, string name)
    {
        var folder = FindShared();
        Assert.SkipWhen(folder is null, "the original server's documents are not here: put them into the folder `shared` beside the repository, or name the folder in SPECLATTICE_SHARED");
        var theirs = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder!, "upstream", "openapi", $"propolis-server-{api}.0.0.json"), TestContext.Current.CancellationToken))!.AsObject();
        var run = await Support.Tool.RunAsync("schema", "instance-spec", $"v{version}", "--format", "openapi", "--assembly", Support.Tool.Api);
        var ours = JsonNode.Parse(run.Output)!.AsObject();

        var found = SchemaComparison.Compare(ours, "instance-spec", theirs, name);

        Assert.True(found.Compared > 50, $"only {found.Compared} schemas were compared");
        Assert.Empty(found.Differences.Except(Known));
        if (version == 6)
        {
            Assert.Equal(Known.Order(StringComparer.Ordinal), found.Differences.Order(StringComparer.Ordinal));
        }
    }

    private static string? FindShared()
    {
        var named = Environment.GetEnvironmentVariable("SPECLATTICE_SHARED");
        var folder = string.IsNullOrEmpty(named) ? Path.GetFullPath(Path.Combine(Support.Tool.Folder, "..", "..", "..", "shared")) : named;
        return Directory.Exists(Path.Combine(folder, "upstream")) ? folder : null;
    }
}
