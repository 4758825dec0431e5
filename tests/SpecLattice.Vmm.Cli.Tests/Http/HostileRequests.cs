using System.Net.Sockets;
using System.Text;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Requests that no honest caller sends, made from a seed.</summary>
internal sealed class HostileRequests(int seed)
{
    private static readonly string[] Paths =
    [
        "/instance", "/instance/spec", "/instance/state", "/instance/state-monitor", "/instance/serial/history?from_start=0", "/instance/serial", "/instance/nmi",
        "/instance/migration-status", "/instance/migration-report", "/instance/handover", "/instance/disk/x/vcr", "/instance/disk/x/status",
        "/instance/migrate/00000000-0000-0000-0000-000000000001/start", "/openapi/v6.json", "/debug/guest", "/", "/nowhere",
    ];

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW", "get"];

    private static readonly string[] Versions = ["6.0.0", "1.0.0", "3.0.0", "0.0.0", $"{VmmHostOptions.NewestApi + 1}.0.0", "6", "-1.0.0", "6.0.0, 1.0.0", "99999999999999999999.0.0", "\u00a0", ""];

    private static readonly string[] Queries =
        ["?from_start=-1", "?from_start=1&from_start=1", "?most_recent=99999999999999999999", "?max_bytes=\u0001", "?%00", "?from_start=0&most_recent=0", "?&&&=", "?from_start=%zz"];

    private readonly Random _random = new(seed);

    /// <summary>Makes a request: the bytes to send, and what to do behind them.</summary>
    public (byte[] Bytes, bool HalfClose) Next() => _random.Next(12) switch
    {
        0 => (Garbage(_random.Next(1, 3000)), Coin()),
        1 => (Request(Pick(Methods), Pick(Paths), ""), Coin()),
        2 => (WithBody(Mutate(Encoding.UTF8.GetBytes(Documents.EnsureRequest(Documents.Spec(Documents.NvmeDisk(true)))))), Coin()),
        3 => (WithBody(Encoding.UTF8.GetBytes(Deep())), Coin()),
        4 => (WithBody(new byte[_random.Next(60_000, 150_000)]), Coin()),
        5 => (Request("PUT", Pick(Paths), "content-type: application/json\r\ncontent-length: 1000\r\n", "{\"truncated\":"), true),
        6 => (Request("PUT", Pick(Paths), $"content-type: {Pick(ContentTypes)}\r\ncontent-length: 2\r\n", "{}"), Coin()),
        7 => (Request("GET", Pick(Paths), DuplicateHeaders()), Coin()),
        8 => (Request("GET", Pick(Paths), LargeHeaders()), Coin()),
        9 => (Request("PUT", Pick(Paths), "transfer-encoding: chunked\r\ncontent-type: application/json\r\n", Pick(Chunks)), true),
        10 => (Request("GET", Pick(Paths).Split('?')[0] + Pick(Queries), ""), Coin()),
        _ => (WebSocket(), true),
    };

    private static string[] ContentTypes => ["text/xml", "application/json; charset=utf-7", "application/json; charset=", ";;;", "multipart/form-data; boundary=x", "application/cbor"];

    private static string[] Chunks => ["zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}", "ffffffffffffffff\r\n{}", "-1\r\n{}\r\n", "2;ext=\r\n{}\r\n0\r\nTrailer: 1\r\n\r\n", "1\r\n{}\r\n0\r\n\r\n"];

    private bool Coin() => _random.Next(2) == 0;

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return _random.Next(4) switch
        {
            0 => [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. bytes],
            1 => [0x16, 0x03, 0x01, .. bytes],
            2 => [.. "GET "u8, .. bytes],
            _ => bytes,
        };
    }

    private byte[] WithBody(byte[] body) =>
    [
        .. Encoding.UTF8.GetBytes($"PUT {Pick(["/instance", "/instance/state", "/instance/handover", "/instance/disk/x/vcr"])} HTTP/1.1\r\nhost: x\r\napi-version: {Pick(Versions[..3])}\r\n"
            + $"content-type: application/json\r\ncontent-length: {body.Length}\r\n\r\n"), .. body,
    ];

    private byte[] Request(string method, string path, string headers, string body = "") =>
        Encoding.Latin1.GetBytes($"{method} {path} HTTP/1.1\r\nhost: x\r\napi-version: {Pick(Versions)}\r\n{headers}\r\n{body}");

    private byte[] Mutate(byte[] document)
    {
        for (var changes = _random.Next(1, 8); changes > 0; changes--)
        {
            var at = _random.Next(document.Length);
            document = _random.Next(4) switch
            {
                0 => [.. document[..at], (byte)_random.Next(256), .. document[at..]],
                1 => [.. document[..at], .. document[Math.Min(document.Length - 1, at + _random.Next(40))..]],
                2 => [.. document[..at], .. Encoding.UTF8.GetBytes(Pick(["null", "[]", "{}", "1e999", "\"\\ud800\"", "-0", "true", "18446744073709551616"])), .. document[at..]],
                _ => [.. document[..at], (byte)_random.Next(256), .. document[(at + 1)..]],
            };
        }

        return document;
    }

    private string Deep()
    {
        var depth = _random.Next(65, 20_000);
        return Coin() ? new string('[', depth) : string.Concat(Enumerable.Repeat("{\"a\":", Math.Min(depth, 10_000))) + "1" + new string('}', Math.Min(depth, 10_000));
    }

    private string DuplicateHeaders() => Pick(
    [
        "api-version: 1.0.0\r\n", "content-length: 1\r\ncontent-length: 2\r\n", "content-length: -1\r\n", "host: y\r\n", "transfer-encoding: chunked\r\ncontent-length: 5\r\n",
        "connection: close\r\nconnection: keep-alive\r\n", "x\r\n", ": x\r\n", "a b: c\r\n", "expect: 200-ok\r\n",
    ]);

    private string LargeHeaders() => Coin()
        ? $"x: {new string('y', _random.Next(10_000, 120_000))}\r\n"
        : string.Concat(Enumerable.Range(0, _random.Next(60, 600)).Select(number => $"x{number}: {number}\r\n"));

    private byte[] WebSocket()
    {
        var key = Coin() ? "dGhlIHNhbXBsZSBub25jZQ==" : "x";
        var head = $"GET {Pick(["/instance/serial", "/instance/serial?from_start=0", "/instance", "/instance/migrate/1/start"])} HTTP/1.1\r\nhost: x\r\napi-version: 6.0.0\r\n"
            + $"connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: {(Coin() ? 13 : 12)}\r\nsec-websocket-key: {key}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. Garbage(_random.Next(1, 500))];
    }
}

/// <summary>Sends a request as raw bytes, and reads what comes back.</summary>
internal static class RawExchange
{
    private const int MaxKept = 1 << 20;

    /// <summary>How long a sender that does not say that it is done keeps its connection open. It decides nothing: what is answered later is read all the same.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>There to end a test of a server that keeps a connection open for ever.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(3);

    /// <summary>Sends bytes, and reads until the server closes the connection.</summary>
    /// <returns>The status of each answer; none where the server just closed the connection.</returns>
    public static async Task<List<int>> SendAsync(int port, byte[] bytes, bool halfClose, CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answer = new MemoryStream();
        try
        {
            await socket.ConnectAsync(System.Net.IPAddress.Loopback, port, limited.Token);
            limited.CancelAfter(Guard);
            await socket.SendAsync(bytes, limited.Token);
            var buffer = new byte[16 * 1024];
            var receiving = socket.ReceiveAsync(buffer, limited.Token).AsTask();
            if (!halfClose)
            {
                await Task.WhenAny(receiving, Task.Delay(Pause, limited.Token));
            }

            socket.Shutdown(SocketShutdown.Send);
            int count;
            while ((count = await receiving) > 0 && answer.Length < MaxKept)
            {
                answer.Write(buffer, 0, count);
                receiving = socket.ReceiveAsync(buffer, limited.Token).AsTask();
            }
        }
        catch (SocketException)
        {
            // The server has closed the connection before it had read everything.
        }

        return StatusesOf(Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)answer.Length));
    }

    private static List<int> StatusesOf(string answer)
    {
        var statuses = new List<int>();
        for (var at = answer.IndexOf("HTTP/1.1 ", StringComparison.Ordinal); at >= 0; at = answer.IndexOf("HTTP/1.1 ", at + 1, StringComparison.Ordinal))
        {
            if (int.TryParse(answer.AsSpan(at + 9, Math.Min(3, answer.Length - at - 9)), out var status))
            {
                statuses.Add(status);
            }
        }

        return statuses;
    }
}
