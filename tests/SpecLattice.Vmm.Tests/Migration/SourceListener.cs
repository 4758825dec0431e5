using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>Serves migrations out of a host on the loopback interface: just enough HTTP for the start of a WebSocket.</summary>
internal sealed class SourceListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly VmmHost _source;
    private readonly Task _serving;

    public SourceListener(VmmHost source)
    {
        _source = source;
        _listener.Start();
        Address = _listener.LocalEndpoint.ToString()!;
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>The requests, as path and API version.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.WaitAsync(TimeSpan.FromMinutes(5));
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (await AcceptAsync() is { } client)
        {
            using (client)
            {
                await ServeAsync(client);
            }
        }
    }

    private async Task<TcpClient?> AcceptAsync()
    {
        try
        {
            return await _listener.AcceptTcpClientAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        client.NoDelay = true;
        var stream = client.GetStream();
        var (path, headers) = await ReadRequestAsync(stream);
        Requests.Add($"{path} {headers["api-version"]}");
        var id = Guid.Parse(path.Split('/')[3]);
        if (_source.CheckMigrationOut(id) is not null)
        {
            await stream.WriteAsync("HTTP/1.1 424 Failed Dependency\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            return;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(headers["sec-websocket-key"])}\r\n\r\n"));
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        await _source.ServeMigrationOutAsync(id, socket);
    }

    private static async Task<(string Path, Dictionary<string, string> Headers)> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var next = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(next);
            text.Append((char)next[0]);
        }

        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return (lines[0].Split(' ')[1], headers);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The WebSocket handshake asks for it.")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}
