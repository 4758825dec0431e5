using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>What the endpoints answer, in the states an instance can be in.</summary>
public sealed class EndpointTests
{
    private static readonly (string Method, string Path, string? Body)[] NeedsVm =
    [
        ("PUT", "/instance/state", "\"Run\""),
        ("POST", "/instance/nmi", null),
        ("GET", "/instance/serial/history?from_start=0", null),
        ("POST", $"/instance/disk/disk-backend/snapshot/{Guid.Empty}", null),
        ("GET", "/instance/disk/disk-backend/status", null),
        ("PUT", "/instance/disk/disk-backend/vcr", "{\"vcr_json\":\"{}\"}"),
    ];

    [Fact]
    public async Task Without_a_vm_what_needs_one_is_refused_as_in_the_original()
    {
        await using var server = await LocalServer.StartAsync();
        await AssertNoVmAsync(server);
        await server.EnsureAsync(Documents.Simple);
        Assert.Equal(204, (await server.PutStateAsync("Stop")).Status);
        await AssertNoVmAsync(server);
    }

    [Fact]
    public async Task Changes_of_the_state_that_are_not_possible_are_forbidden()
    {
        await using var server = await LocalServer.StartAsync();
        await server.EnsureAsync(Documents.Simple);
        Assert.Equal("Creating", await server.StateAsync());
        AssertForbidden("Operation requires an active instance", await server.PutStateAsync("Reboot"));
        Assert.Equal(204, (await server.PutStateAsync("Run")).Status);
        Assert.Equal(204, (await server.PutStateAsync("Run")).Status);
        Assert.Equal("Running", await server.StateAsync());
        Assert.Equal(204, (await server.PutStateAsync("Reboot")).Status);
        Assert.Equal(204, (await server.PutStateAsync("Stop")).Status);
        Assert.Equal("Destroyed", await server.StateAsync());
        Assert.Equal(204, (await server.PutStateAsync("Stop")).Status);
        Assert.Equal((424, "NoInstance"), CodeOf(await server.PutStateAsync("Run")));
        Assert.Equal((424, "NoInstance"), CodeOf(await server.PutStateAsync("Reboot")));
    }

    [Fact]
    public async Task A_wait_for_what_can_never_be_ends()
    {
        await using var server = await LocalServer.StartAsync();
        await server.EnsureAsync(Documents.Simple);
        var waiting = server.AskAsync("GET", "/instance/state-monitor", body: "{\"gen\":1000}");
        Assert.Equal(204, (await server.PutStateAsync("Stop")).Status);
        Assert.Equal((410, "NoInstance"), CodeOf(await waiting));
        var last = await server.AskAsync("GET", "/instance/state-monitor", body: "{\"gen\":0}");
        Assert.Equal("Destroyed", last.Json.GetProperty("state").GetString());
        Assert.Equal(410, (await server.AskAsync("GET", "/instance/state-monitor", body: $"{{\"gen\":{last.Json.GetProperty("gen").GetUInt64() + 1}}}")).Status);
    }

    [Fact]
    public async Task A_disk_that_is_no_crucible_volume_is_not_found()
    {
        await using var server = await LocalServer.StartAsync();
        await server.EnsureAsync(Documents.Spec(Documents.NvmeDisk(true)));
        foreach (var version in Enumerable.Range(1, VmmHostOptions.NewestApi))
        {
            Assert.Equal((404, "No crucible backend for id disk-backend"), CodeOf(await server.AskAsync("GET", "/instance/disk/disk-backend/status", version)));
            Assert.Equal(
                (404, "no disk with id disk-backend!"), CodeOf(await server.AskAsync("POST", $"/instance/disk/disk-backend/snapshot/{Guid.Empty}", version)));
            Assert.Equal(
                (404, "no crucible backend for id disk-backend"),
                CodeOf(await server.AskAsync("PUT", "/instance/disk/disk-backend/vcr", version, "{\"vcr_json\":\"secret\"}")));
        }

        Assert.Equal((400, "BadRequest"), CodeOf(await server.AskAsync("POST", "/instance/disk/disk-backend/snapshot/1")));
        Assert.Equal((400, "InvalidBody"), CodeOf(await server.AskAsync("PUT", "/instance/disk/disk-backend/vcr", body: "{}")));
    }

    [Fact]
    public async Task An_nmi_is_answered_with_null()
    {
        await using var server = await LocalServer.StartAsync();
        await server.EnsureAsync(Documents.Simple);
        Assert.Equal(204, (await server.PutStateAsync("Run")).Status);
        Assert.Equal((200, "null"), await server.SendAsync("POST", "/instance/nmi"));
        Assert.Equal("Running", await server.StateAsync());
    }

    [Fact]
    public async Task The_server_lets_go_of_those_who_wait_when_it_stops()
    {
        await using var server = await LocalServer.StartAsync();
        await server.EnsureAsync(Documents.Simple);
        using var console = await server.ConnectAsync("/instance/serial");
        var body = new AwaitedContent("{\"gen\":1000}");
        var waiting = server.AskAsync("GET", "/instance/state-monitor", body);
        await body.Asked;
        var reading = console.ReceiveAsync(new byte[16], TestContext.Current.CancellationToken);
        var stopping = server.StopAsync().AsTask();
        Assert.Equal((503, "ServerStopping"), CodeOf(await waiting));
        Assert.Equal(System.Net.WebSockets.WebSocketMessageType.Close, (await reading).MessageType);
        Assert.Equal("server stops", console.CloseStatusDescription);
        await stopping;
    }

    private static void AssertForbidden(string reason, Answer answer) =>
        Assert.Equal((403, $"instance state change not allowed: {reason}"), CodeOf(answer));

    private static async Task AssertNoVmAsync(LocalServer server)
    {
        foreach (var (method, path, body) in NeedsVm)
        {
            Assert.Equal((path, (424, "NoInstance")), (path, CodeOf(await server.AskAsync(method, path, body: body))));
        }
    }

    private static (int Status, string? Code) CodeOf(Answer answer) => (answer.Status, answer.Code);
}
