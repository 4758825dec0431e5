using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

public sealed class InstanceStateTests
{
    [Fact]
    public async Task An_instance_is_made_runs_is_reset_and_stops()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
        await server.WaitForStateAsync(InstanceState.Creating);

        await RequestAsync(server, "Run");
        await server.WaitForStateAsync(InstanceState.Running);
        var counted = await server.WaitForCountAsync(1000);
        await server.WaitForCountAsync(counted);
        var memory = await server.GetAsync("/debug/guest-memory");
        Assert.Equal(200, memory.Status);
        Assert.False(memory.Json.TryGetProperty("problem", out _), memory.Json.ToString());

        await RequestAsync(server, "Reboot");
        await server.WaitForStateAsync(InstanceState.Running);
        await server.WaitForCountAsync(10);

        await RequestAsync(server, "Stop");
        await server.WaitForStateAsync(InstanceState.Destroyed);
        var again = await server.PutAsync("/instance/state", "\"Run\"");
        Assert.Equal(424, again.Status);
        Assert.Contains("Destroyed", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_instance_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
        var second = await server.EnsureAsync(Documents.Spec(Documents.Com1, memoryMb: 32), 6);
        Assert.Equal((409, "AlreadyInitialized"), (second.Status, second.Code));
        var spec = await server.GetAsync("/instance/spec");
        Assert.Equal(64, spec.Json.GetProperty("spec").GetProperty("value").GetProperty("board").GetProperty("memory_mb").GetInt32());
    }

    [Fact]
    public async Task A_caller_can_wait_for_a_change_of_the_state()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
        var now = await MonitorAsync(server, 0);
        var waiting = MonitorAsync(server, now.Gen + 1);
        await RequestAsync(server, "Run");
        var changed = await waiting;
        Assert.True(changed.Gen > now.Gen);
        Assert.Equal("Creating", now.State);
        Assert.Contains(changed.State, (string[])["Starting", "Running"]);
    }

    [Fact]
    public async Task A_wait_in_vain_ends()
    {
        await using var server = await TestServer.StartAsync("--request-timeout", "10");
        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
        var answer = await server.SendAsync(HttpMethod.Get, "/instance/state-monitor", "1.0.0", "{\"gen\":1000}"u8.ToArray());
        Assert.Equal((408, "RequestTimeout"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Nothing_is_resolved_where_nothing_is_open()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(424, (await server.PutAsync("/instance/handover", "{\"target_runs\":true}")).Status);
        Assert.Equal(201, (await server.EnsureAsync(Documents.Simple, 6)).Status);
        var run = await VmmRunner.RunAsync("resolve", "--server", server.Process.Address.Authority, "lost");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("409", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guest_cannot_be_looked_into_unless_the_server_was_told_so()
    {
        await using var process = await Demo.ServerProcess.StartAsync([], TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = process.Address };
        using var answer = await http.GetAsync(new Uri("/debug/guest", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static async Task<(ulong Gen, string? State)> MonitorAsync(TestServer server, ulong generation)
    {
        var body = System.Text.Encoding.UTF8.GetBytes($"{{\"gen\":{generation}}}");
        var answer = await server.SendAsync(HttpMethod.Get, "/instance/state-monitor", "1.0.0", body);
        Assert.Equal(200, answer.Status);
        return (answer.Json.GetProperty("gen").GetUInt64(), answer.Json.GetProperty("state").GetString());
    }

    private static async Task RequestAsync(TestServer server, string state) =>
        Assert.Equal(204, (await server.PutAsync("/instance/state", $"\"{state}\"")).Status);
}
