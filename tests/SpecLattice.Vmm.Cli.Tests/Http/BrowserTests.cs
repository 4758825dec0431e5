using System.Net.Sockets;
using System.Text;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>What a browser sends on behalf of a page, and how bodies say what they are.</summary>
public sealed class BrowserTests(BrowserTests.NamedServer server) : IClassFixture<BrowserTests.NamedServer>
{
    private const string WebSocket = "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", "", 424)]
    [InlineData("127.0.0.1:1", "", 424)]
    [InlineData("[::1]:7", "", 424)]
    [InlineData("localhost", "", 424)]
    [InlineData("rack7", "", 424)]
    [InlineData("vmm.example", "", 424)]
    [InlineData("VMM.example:80", "", 424)]
    [InlineData("attacker.example", "", 403)]
    [InlineData("vmm.example.attacker.example", "", 403)]
    [InlineData("127.0.0.1.attacker.example", "", 403)]
    [InlineData("localhost.", "", 403)]
    [InlineData("127.0.0.1", "origin: http://127.0.0.1\r\n", 424)]
    [InlineData("127.0.0.1:1", "origin: http://127.0.0.1:2\r\n", 403)]
    [InlineData("127.0.0.1", "origin: https://127.0.0.1\r\n", 403)]
    [InlineData("127.0.0.1", "origin: null\r\n", 403)]
    [InlineData("127.0.0.1", "origin: http://attacker.example\r\n", 403)]
    [InlineData("attacker.example", "origin: http://attacker.example\r\n", 403)]
    public async Task Only_pages_of_the_server_itself_may_use_it(string host, string headers, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendAsync($"GET /instance HTTP/1.1\r\nhost: {host}\r\n{headers}api-version: 6.0.0\r\n"), StringComparison.Ordinal);
        if (status == 403)
        {
            foreach (var path in new[] { "/debug/guest", "/debug/guest-memory", "/openapi/v6.json", "/nowhere" })
            {
                Assert.StartsWith("HTTP/1.1 403 ", await SendAsync($"GET {path} HTTP/1.1\r\nhost: {host}\r\n{headers}"), StringComparison.Ordinal);
            }

            foreach (var path in new[] { "/instance/serial", $"/instance/migrate/{Guid.NewGuid()}/start" })
            {
                Assert.StartsWith("HTTP/1.1 403 ", await SendAsync($"GET {path} HTTP/1.1\r\nhost: {host}\r\n{headers}api-version: 6.0.0\r\n{WebSocket}"), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("content-type: application/json; charset=utf-8\r\ncontent-length: 5\r\n", 424)]
    [InlineData("content-type: application/json; charset=\"UTF-8\"\r\ncontent-length: 5\r\n", 424)]
    [InlineData("content-type: application/json; charset=utf-8; charset=utf-16\r\ncontent-length: 5\r\n", 415)]
    [InlineData("content-type: application/json; charset=utf-16\r\ncontent-length: 5\r\n", 415)]
    [InlineData("content-type: application/json; charset=latin1\r\ncontent-length: 5\r\n", 415)]
    [InlineData("content-encoding: gzip\r\ncontent-length: 5\r\n", 415)]
    [InlineData("content-encoding: identity, br\r\ncontent-length: 5\r\n", 415)]
    [InlineData("content-encoding: identity\r\ncontent-length: 5\r\n", 424)]
    [InlineData("content-length: 5,5\r\n", 400)]
    [InlineData("content-length: 0x5\r\n", 400)]
    [InlineData("content-length: 5\r\ncontent-length: 5\r\n", 400)]
    [InlineData("content-length: 5\r\ncontent-length: 6\r\n", 400)]
    [InlineData("transfer-encoding: gzip\r\n", 400)]
    [InlineData("transfer-encoding: chunked, gzip\r\n", 400)]
    [InlineData("transfer-encoding: gzip, chunked\r\n", 400)]
    [InlineData("transfer-encoding: chunked, chunked\r\n", 400)]
    [InlineData("transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n", 400)]
    [InlineData("transfer-encoding: chunked\r\ncontent-length: 5\r\n", 400)]
    public async Task A_body_says_plainly_how_long_it_is_and_what_is_in_it(string headers, int status)
    {
        var body = headers.Contains("chunked", StringComparison.Ordinal) ? "5\r\n\"Run\"\r\n0\r\n\r\n" : "\"Run\"";
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendAsync($"PUT /instance/state HTTP/1.1\r\nhost: x\r\napi-version: 6.0.0\r\n{headers}", body), StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string head, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(System.Net.IPAddress.Loopback, server.Server.Process.Address.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n{body}"), Cancellation);
        var answer = new byte[64];
        var read = await client.GetStream().ReadAtLeastAsync(answer, "HTTP/1.1 200 ".Length, throwOnEndOfStream: false, Cancellation);
        return Encoding.ASCII.GetString(answer, 0, read);
    }

    public sealed class NamedServer() : SharedServer("--host-name", "vmm.example");
}
