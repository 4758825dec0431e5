using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>The request of a server that fetches a VM, on a connection of its own: a WebSocket is made of it, as a server does.</summary>
internal static class FetchRequest
{
    private const int MaxBytes = 16 << 10;
    private const string End = "\r\n\r\n";

    /// <summary>Answers the request.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="path">What must be asked for.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The WebSocket; null where something else was asked for, which the answer says.</returns>
    /// <exception cref="IOException">The connection has ended, or it is no request.</exception>
    public static async Task<WebSocket?> AcceptAsync(Stream stream, string path, CancellationToken cancellation)
    {
        var lines = (await ReadHeadAsync(stream, cancellation)).Split("\r\n");
        var key = lines.Skip(1).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(header => header is [var name, _] && name.Equals("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))?[1];
        if (lines[0] != $"GET {path} HTTP/1.1" || key is null)
        {
            await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellation);
            return null;
        }

        var answer = $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {Accept(key)}{End}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellation);
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
    }

    /// <summary>Reads until the empty line. Whoever asks sends nothing more before there is an answer.</summary>
    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = new byte[MaxBytes];
        for (var length = 0; length < MaxBytes;)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            length += count > 0 ? count : throw new IOException("the connection has ended");
            if (buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return Encoding.Latin1.GetString(buffer, 0, length - End.Length);
            }
        }

        throw new IOException("no request has so many headers");
    }

    [SuppressMessage("Security", "CA5350", Justification = "WebSockets have it so; it protects nothing.")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
}
