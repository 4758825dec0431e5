using System.Net.Sockets;
using System.Text;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Connections on which nothing is said shut nobody out.</summary>
public sealed class SilentConnectionTests
{
    private const int Most = 8;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("GET /instance HTTP/1.1\r\nhost: x\r\na: b\r\n")]
    public async Task Connections_on_which_nothing_is_asked_keep_nobody_from_asking(string said)
    {
        await using var server = await TestServer.StartAsync("--max-connections", $"{Most}", "--header-timeout", "3600");
        var silent = new List<TcpClient>();
        for (var count = 0; count < 3 * Most; count++)
        {
            silent.Add(await ConnectAsync(server));
            await silent[^1].GetStream().WriteAsync(Encoding.ASCII.GetBytes(said), Cancellation);
        }

        // Those who speak stay, and have the place of the silent ones.
        var speaking = new List<TcpClient>();
        for (var count = 0; count < Most; count++)
        {
            speaking.Add(await ConnectAsync(server));
            Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(speaking[^1]), StringComparison.Ordinal);
        }

        Assert.All(silent, client => Assert.True(client.Client.Poll(TimeSpan.FromMinutes(1), SelectMode.SelectRead)));
        using var last = await ConnectAsync(server);
        Assert.StartsWith("HTTP/1.1 503 ", await AskAsync(last), StringComparison.Ordinal);
        silent.ForEach(client => client.Dispose());
        speaking.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Where_there_is_room_for_nobody_operators_and_the_other_server_of_a_migration_are_let_in()
    {
        await using var source = await TestServer.StartAsync("--max-connections", $"{Most}", "--peer-timeout", "3600");
        await source.RunInstanceAsync(Documents.Simple, 6, 10);
        await using var target = await TestServer.StartAsync();
        await using var relay = new StallingRelay(source.Process.Address, 4096);
        var id = await target.BeginMigrationAsync(relay.Address);
        await relay.Stalled.WaitAsync(TimeSpan.FromMinutes(5), Cancellation);
        var speaking = new List<TcpClient>();
        while (true)
        {
            speaking.Add(await ConnectAsync(source));
            if (!(await AskAsync(speaking[^1])).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
            {
                break;
            }
        }

        Assert.StartsWith("HTTP/1.1 503 ", await OnceAsync(source, "GET /instance"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await OnceAsync(source, "GET /instance/migration-status"), StringComparison.Ordinal);
        const string WebSocket = "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        Assert.StartsWith("HTTP/1.1 409 ", await OnceAsync(source, $"GET /instance/migrate/{Guid.NewGuid()}/start", WebSocket), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 101 ", await OnceAsync(source, $"GET /instance/migrate/{id}/start", WebSocket), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await OnceAsync(source, $"POST /instance/migrate/{id}/cancel"), StringComparison.Ordinal);
        speaking.ForEach(client => client.Dispose());
    }

    // The end of the server's patience is what this waits for: it comes on a slow machine too.
    [Fact]
    public async Task The_time_for_headers_begins_with_the_connection()
    {
        await using var server = await TestServer.StartAsync("--header-timeout", "1", "--idle-timeout", "3600");
        using var client = await ConnectAsync(server);
        Assert.True(client.Client.Poll(TimeSpan.FromMinutes(5), SelectMode.SelectRead));
    }

    private static async Task<TcpClient> ConnectAsync(TestServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(System.Net.IPAddress.Loopback, server.Process.Address.Port, Cancellation);
        return client;
    }

    private static async Task<string> OnceAsync(TestServer server, string line, string headers = "")
    {
        using var client = await ConnectAsync(server);
        return await AskAsync(client, line, headers);
    }

    private static async Task<string> AskAsync(TcpClient client, string line = "GET /openapi/v1.json", string headers = "")
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nhost: x\r\napi-version: 1.0.0\r\n{headers}\r\n"), Cancellation);
        var answer = new byte[16];
        var read = await client.GetStream().ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, Cancellation);
        return Encoding.ASCII.GetString(answer, 0, read);
    }
}
