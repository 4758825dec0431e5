using System.Net.Sockets;
using System.Text;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>What is too much is refused in words, also where there is no request yet.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_connection_too_many_is_told_so()
    {
        await using var server = await LocalServer.StartAsync(options => options with { MaxConnections = 2 });
        using var first = new TcpClient();
        using var second = new TcpClient();
        Assert.Contains("200 OK", await SendAsync(first, server, "/openapi/v1.json"), StringComparison.Ordinal);
        Assert.Contains("200 OK", await SendAsync(second, server, "/openapi/v1.json"), StringComparison.Ordinal);
        using var third = new TcpClient();
        var refused = await SendAsync(third, server, "/openapi/v1.json");
        Assert.StartsWith("HTTP/1.1 503", refused, StringComparison.Ordinal);
        Assert.Contains("\"error_code\":\"TooManyConnections\"", refused, StringComparison.Ordinal);
        first.Close();
        await Support.Poll.UntilAsync(
            "there is room again",
            async () =>
            {
                using var next = new TcpClient();
                return await SendAsync(next, server, "/openapi/v1.json");
            },
            answer => answer.Contains("200 OK", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(70, 1)]
    public async Task Too_many_and_too_large_headers_are_refused(int count, int size)
    {
        await using var server = await LocalServer.StartAsync();
        using var client = new TcpClient();
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"x{number}: {new string('y', size)}\r\n"));
        var answer = await SendAsync(client, server, "/instance", headers);
        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
        Assert.Contains("\"error_code\":\"HeadersTooLarge\"", answer, StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(TcpClient client, LocalServer server, string path, string headers = "")
    {
        await client.ConnectAsync(System.Net.IPAddress.Loopback, server.Address.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nhost: x\r\n{headers}\r\n"), Cancellation);
        var buffer = new byte[64 * 1024];
        var read = 0;
        do
        {
            var count = await client.GetStream().ReadAsync(buffer.AsMemory(read), Cancellation);
            if (count == 0)
            {
                break;
            }

            read += count;
        }
        while (!Encoding.UTF8.GetString(buffer, 0, read).Contains("\r\n\r\n{", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
