using System.Text.Json;
using SpecLattice.Vmm.Api.Tests.Support;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>The OpenAPI documents, held against the published ones of the original server.</summary>
public sealed class OpenApiTests
{
    private static readonly string[] SerialResponses =
    [
        "/instance/migrate/{migration_id}/start get: response 101: only here",
        "/instance/migrate/{migration_id}/start get: response 4XX: only here",
        "/instance/migrate/{migration_id}/start get: response 5XX: only here",
        "/instance/migrate/{migration_id}/start get: response default: only there",
        "/instance/serial get: response 101: only here",
        "/instance/serial get: response 4XX: only here",
        "/instance/serial get: response 5XX: only here",
        "/instance/serial get: response default: only there",
    ];

    // All that may differ, with the reason. docs/http-api.md has the same list for users.
    private static readonly (int From, int To, string Reason, string[] Differences)[] Known =
    [
        (1, 6, "endpoints that the original server does not have", ["/instance/handover: only here", "/instance/migrate: only here", "/instance/migrate/check: only here", "/instance/migrate/{migration_id}/cancel: only here", "/instance/migration-report: only here"]),
        (1, 6, "errors say more", [
            "Error: member column: only here", "Error: member line: only here", "Error: member losses: only here", "Error: member pointer: only here",
            "Error/error_code: nullable only here",
        ]),
        (1, 6, "unknown members inside a spec are refused", [
            "BootOrderEntry: additionalProperties: only here, false", "PciPath: additionalProperties: only here, false",
        ]),
        (2, 6, "unknown members inside a spec are refused", ["InstanceSpec: additionalProperties: only here, false"]),
        (1, 6, "the bounds that the original server checks without saying so", [
            "PciPath/device: maximum: only here, 31", "PciPath/function: maximum: only here, 7",
        ]),
        (1, 6, "every key is a text; as two alternatives, no UUID would be exactly one of them", [
            "SpecKey: oneOf: only there", "SpecKey: type: only here, \"string\"",
        ]),
        (1, 6, "null is not a string, so nothing could be what the original document says", [
            "/instance/disk/{id}/snapshot/{snapshot_id} post 200: nullable only here", "/instance/disk/{id}/snapshot/{snapshot_id} post 200: type: only there",
            "/instance/nmi post 200: nullable only here", "/instance/nmi post 200: type: only there",
        ]),
        (1, 3, "before version 4 the original documents say nothing of WebSockets", SerialResponses),
    ];

    [Fact]
    public async Task The_documents_differ_from_the_published_ones_exactly_as_listed()
    {
        var folder = Path.Combine(SharedFolder.Require(), "upstream", "openapi");
        await using var server = await LocalServer.StartAsync();
        foreach (var version in Enumerable.Range(1, 6))
        {
            var ours = await DocumentAsync(server, version);
            var theirs = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, $"propolis-server-{version}.0.0.json"), TestContext.Current.CancellationToken));
            var expected = Known.Where(known => known.From <= version && version <= known.To).SelectMany(known => known.Differences).Order(StringComparer.Ordinal);
            Assert.Equal(
                string.Join('\n', expected.Prepend($"version {version}")),
                string.Join('\n', new OpenApiComparison(ours, theirs.RootElement).Compare().Prepend($"version {version}")));
        }
    }

    [Fact]
    public async Task The_comparison_sees_what_a_version_changed()
    {
        await using var server = await LocalServer.StartAsync();
        var (third, sixth) = (await DocumentAsync(server, 3), await DocumentAsync(server, 6));
        Assert.Equal(
            ["DetailedVolumeStatus: member active: only here", "DetailedVolumeStatus: member volume_info: only there", "DetailedVolumeStatus: required: \"active\" here, \"volume_info\" there",
             "NvmeDisk: member has_write_cache: only there", "NvmeDisk: required: \"backend_id\", \"pci_path\", \"serial_number\" here, \"backend_id\", \"has_write_cache\", \"pci_path\", \"serial_number\" there"],
            new OpenApiComparison(third, sixth).Compare());
    }

    [Fact]
    public async Task A_server_has_the_documents_of_the_versions_that_it_speaks()
    {
        await using var server = await LocalServer.StartAsync(options => options with { Host = options.Host with { ApiMax = 2 } });
        Assert.Equal(200, (await server.AskAsync("GET", "/openapi/v2.json")).Status);
        Assert.Equal(404, (await server.AskAsync("GET", "/openapi/v3.json")).Status);
        Assert.Equal(404, (await server.AskAsync("GET", "/openapi/v0.json")).Status);
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        await using var server = await LocalServer.StartAsync();
        foreach (var version in Enumerable.Range(1, VmmHostOptions.NewestApi))
        {
            var document = await DocumentAsync(server, version);
            Assert.Equal($"{version}.0.0", document.GetProperty("info").GetProperty("version").GetString());
            foreach (var reference in References(document))
            {
                Assert.True(reference.Split('/').Skip(1).Aggregate((JsonElement?)document, Step) is not null, $"version {version}: {reference}");
            }
        }

        static JsonElement? Step(JsonElement? element, string segment) => element is { } parent && parent.TryGetProperty(segment, out var child) ? child : null;
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.NameEquals("$ref") ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static async Task<JsonElement> DocumentAsync(LocalServer server, int version)
    {
        var answer = await server.AskAsync("GET", $"/openapi/v{version}.json");
        Assert.Equal(200, answer.Status);
        return answer.Json;
    }
}
