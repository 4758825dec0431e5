using System.Net.Sockets;
using System.Text;
using System.Text.Json;

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

    [Theory]
    [InlineData("GET /instance HTTP/1.1\r\nhost: x\r\na b: c\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /instance HTTP/1.1\r\n\r\n", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ncontent-length: +5\r\n\r\n12345", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ncontent-length: 5, 5\r\n\r\n12345", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 5\r\n\r\n12345", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ncontent-length: 0x5\r\n\r\n12345", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ncontent-length: \r\n\r\n", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ncontent-length: 00000000000000000005\r\n\r\n12345", 400, "BadRequest")]
    [InlineData("PUT /instance HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nhost: x\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /openapi/v1.json HTTP/1.0\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", 400, "BadRequest")]
    [InlineData("utter nonsense\r\n\r\n", 400, "BadRequest")]
    [InlineData("GET /instance HTTP/3.7\r\nhost: x\r\n\r\n", 400, "BadRequest")]
    public async Task What_is_no_request_is_answered_in_words_too(string text, int status, string code)
    {
        await using var server = await LocalServer.StartAsync();
        await RefusesAsync(server, text, status, code);
    }

    [Theory]
    [InlineData("content-length: 5\r\n\r\n\"Run\"")]
    [InlineData("content-length: 0005\r\n\r\n\"Run\"")]
    [InlineData("transfer-encoding: Chunked\r\n\r\n5\r\n\"Run\"\r\n0\r\n\r\n")]
    public async Task A_body_of_one_length_is_read(string rest)
    {
        await using var server = await LocalServer.StartAsync();
        var answer = await ReadToEndAsync(server, $"PUT /instance/state HTTP/1.1\r\nhost: x\r\nconnection: close\r\napi-version: 6.0.0\r\n{rest}");
        Assert.StartsWith("HTTP/1.1 424", answer, StringComparison.Ordinal);
    }

    // The end of the server's patience is what this waits for: it comes on a slow machine too.
    [Fact]
    public async Task Half_a_request_is_answered_in_words_too()
    {
        await using var server = await LocalServer.StartAsync(options => options with { HeaderTimeout = TimeSpan.FromSeconds(1) });
        await RefusesAsync(server, "GET /instance HTTP/1.1\r\nhost: x\r\napi-ver", 408, "RequestTimeout");
    }

    [Theory]
    [InlineData("x: {0}", 431, "HeadersTooLarge")]
    [InlineData("", 414, "UriTooLong")]
    public async Task What_is_far_too_long_is_answered_in_words_too(string header, int status, string code)
    {
        await using var server = await LocalServer.StartAsync();
        var long_ = new string('y', 100_000);
        await RefusesAsync(server, header.Length == 0 ? $"GET /{long_} HTTP/1.1\r\n" : $"GET / HTTP/1.1\r\nhost: x\r\n{string.Format(null, header, long_)}\r\n", status, code);
    }

    [Fact]
    public async Task A_request_before_one_that_cannot_be_read_is_answered()
    {
        await using var server = await LocalServer.StartAsync();
        var answer = await ReadToEndAsync(server, "GET /nowhere HTTP/1.1\r\nhost: x\r\n\r\nutter nonsense\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.EndsWith("}", answer, StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(LocalServer server, string text, int status, string code)
    {
        var answer = await ReadToEndAsync(server, text);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        var (head, body) = (answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)], answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var error = JsonDocument.Parse(body).RootElement;
        Assert.Equal(code, error.GetProperty("error_code").GetString());
        Assert.Contains($"X-Request-Id: {error.GetProperty("request_id").GetString()}", head, StringComparison.Ordinal);
        Assert.Contains("content-type: application/json", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("connection: close", head, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> ReadToEndAsync(LocalServer server, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(System.Net.IPAddress.Loopback, server.Address.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancellation);
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
