using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Vmm.Api.Tests.Support;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Sessions in each API version, every request and response of which is held against the original server's published document.</summary>
/// <remarks>Node/validate.mjs lists what is not taken at its word there, with reasons.</remarks>
public sealed class ConformanceTests
{
    private const string Uuid = "5b9a2c1e-0d4f-4a6b-8c3d-2e1f0a9b8c7d";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Every_request_and_response_is_as_the_document_says(int version)
    {
        var document = Path.Combine(SharedFolder.Require(), "upstream", "openapi", $"propolis-server-{version}.0.0.json");
        var folder = await NodeTools.PrepareAsync();
        var session = new Session(version);
        await RunAsync(session);
        using var exchanges = new TemporaryFile(session.ToJson());
        var output = await NodeTools.RunAsync(folder, "node", "validate.mjs", document, exchanges.Path, "all");
        Assert.Equal("", output);
    }

    [Fact]
    public async Task The_validator_finds_what_is_wrong()
    {
        var document = Path.Combine(SharedFolder.Require(), "upstream", "openapi", "propolis-server-6.0.0.json");
        var folder = await NodeTools.PrepareAsync();
        using var exchanges = new TemporaryFile("""
            [{"method":"GET","path":"/instance/state-monitor","status":200,"request":"{\"gen\":-1}","response":"{\"gen\":1,\"state\":\"Flying\",\"migration\":{}}"},
             {"method":"PUT","path":"/instance/state","status":204,"request":"\"Run\"","response":"{}"},
             {"method":"GET","path":"/instance/nowhere","status":200,"response":"{}"}]
            """);
        var output = await NodeTools.RunAsync(folder, "node", "validate.mjs", document, exchanges.Path);
        Assert.Equal(
            [
                "GET /instance/nowhere 200: no such operation",
                "GET /instance/state-monitor 200 request /gen: format must match format \"uint64\"", "GET /instance/state-monitor 200 request /gen: minimum must be >= 0",
                "GET /instance/state-monitor 200 response /state: enum must be equal to one of the allowed values",
                "PUT /instance/state 204 response : a body where there should be none",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    private static async Task RunAsync(Session session)
    {
        await using var server = await LocalServer.StartAsync();
        await using var target = await LocalServer.StartAsync();
        await session.SendAsync(server, "GET", "/instance", 424);
        await session.SendAsync(server, "PUT", "/instance", 400, "{\"properties\":1}");
        await session.SendAsync(server, "PUT", "/instance", 201, Documents.EnsureRequest(Spec(session.Version)));
        await session.SendAsync(server, "PUT", "/instance", 409, Documents.EnsureRequest(Spec(session.Version)));
        await session.SendAsync(server, "GET", "/instance", 200);
        await session.SendAsync(server, "PUT", "/instance/state", 403, "\"Reboot\"");
        await session.SendAsync(server, "PUT", "/instance/state", 204, "\"Run\"");
        await session.SendAsync(server, "PUT", "/instance/state", 400, "\"Fly\"");
        await session.SendAsync(server, "GET", "/instance/spec", 200);
        await session.SendAsync(server, "GET", "/instance/state-monitor", 200, "{\"gen\":0}");
        await session.SendAsync(server, "GET", "/instance/serial/history?most_recent=100", 200);
        await session.SendAsync(server, "GET", "/instance/serial/history", 400);
        await session.SendAsync(server, "POST", "/instance/nmi", 200);
        await session.SendAsync(server, "GET", $"/instance/disk/{Uuid}/status", 404);
        await session.SendAsync(server, "POST", $"/instance/disk/{Uuid}/snapshot/{Uuid}", 404);
        await session.SendAsync(server, "PUT", $"/instance/disk/{Uuid}/vcr", 404, "{\"vcr_json\":\"{}\"}");
        await session.SendAsync(server, "GET", "/instance/serial", 400);
        await session.SendAsync(server, "GET", $"/instance/migrate/{Uuid}/start", 400);
        await session.SendAsync(target, "PUT", "/instance", 201, $$"""
            {"properties":{{Documents.Properties}},"init":{"method":"MigrationTarget","value":{
              "migration_id":"{{Uuid}}","src_addr":"{{server.Address.Authority}}",
              "replace_components":{"nic-backend":{"component":"VirtioNetworkBackend","spec":{"vnic_name":"there0"} } } } } }
            """);
        await session.SendAsync(target, "GET", "/instance/spec", 200);
        await Poll.UntilAsync("the target runs", target.StateAsync, state => state == "Running");
        await session.SendAsync(target, "GET", "/instance/spec", 200);
        await session.SendAsync(target, "GET", "/instance/migration-status", 200);
        await session.SendAsync(server, "GET", "/instance/migration-status", 200);
        await session.SendAsync(server, "GET", "/instance/state-monitor", 410, "{\"gen\":100000}");
        await session.SendAsync(server, "PUT", "/instance/state", 424, "\"Run\"");
        await session.SendAsync(target, "PUT", "/instance/state", 204, "\"Reboot\"");
        await session.SendAsync(target, "PUT", "/instance/state", 204, "\"Stop\"");
    }

    /// <summary>A spec with about everything that the version has.</summary>
    private static string Spec(int version)
    {
        var writeCache = version >= 6 ? ",\"has_write_cache\":false" : "";
        var components = $$"""
            {{Documents.Com1}},
            "nic":{"type":"virtio_nic","component":{"backend_id":"nic-backend","interface_id":"5b9a2c1e-0d4f-4a6b-8c3d-2e1f0a9b8c7d","pci_path":{"bus":0,"device":8,"function":0} } },
            "nic-backend":{"type":"virtio_network_backend","component":{"vnic_name":"here0"} },
            "disk":{"type":"virtio_disk","component":{"backend_id":"disk-backend","pci_path":{"bus":0,"device":16,"function":0} } },
            "disk-backend":{"type":"blob_storage_backend","component":{"base64":"AAAA","readonly":true} },
            "disk-by-uuid":{"type":"nvme_disk","component":{"backend_id":"{{Uuid}}","pci_path":{"bus":0,"device":17,"function":0},
                "serial_number":[100,105,115,107,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0] {{writeCache}} } },
            "{{Uuid}}":{"type":"crucible_storage_backend","component":{"request_json":"{}","readonly":false} },
            "pvpanic":{"type":"qemu_pvpanic","component":{"enable_isa":true} },
            "boot":{"type":"boot_settings","component":{"order":[{"id":"disk"}]} }
            """;
        return Documents.Spec(version >= 3 ? $"{components},{Documents.Vsock}" : components, version >= 2 ? Documents.Smbios : null);
    }

    /// <summary>What was said to the servers, and what they said.</summary>
    private sealed class Session(int version)
    {
        private readonly JsonArray _exchanges = [];

        public int Version => version;

        public async Task SendAsync(LocalServer server, string method, string path, int status, string? body = null)
        {
            var (found, response) = await server.SendAsync(method, path, version, body);
            Assert.True(status == found, $"version {version}: {method} {path}: expected {status}, found {found}: {response}");
            var exchange = new JsonObject { ["method"] = method, ["path"] = path, ["status"] = status };
            if (body is not null)
            {
                exchange["request"] = body;
            }

            if (response.Length > 0)
            {
                exchange["response"] = response;
            }

            _exchanges.Add(exchange);
        }

        public string ToJson() => _exchanges.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
