using System.Buffers.Binary;
using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>The WebSocket messages that a server sends, each in one frame.</summary>
internal static class ServerFrames
{
    /// <summary>Passes on the answer to the request for a WebSocket.</summary>
    public static async Task PassAnswerAsync(NetworkStream from, NetworkStream to, CancellationToken cancellation)
    {
        var one = new byte[1];
        for (var text = ""; !text.EndsWith("\r\n\r\n", StringComparison.Ordinal); text += (char)one[0])
        {
            await from.ReadExactlyAsync(one, cancellation);
            await to.WriteAsync(one, cancellation);
        }
    }

    /// <summary>Reads a frame.</summary>
    /// <returns>Its first byte, and what is in it.</returns>
    public static async Task<(byte Head, byte[] Body)> ReadAsync(NetworkStream from, CancellationToken cancellation)
    {
        var head = new byte[2];
        await from.ReadExactlyAsync(head, cancellation);
        var more = new byte[head[1] switch { 126 => 2, 127 => 8, _ => 0 }];
        await from.ReadExactlyAsync(more, cancellation);
        var body = new byte[more.Length switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(more),
            8 => (int)BinaryPrimitives.ReadUInt64BigEndian(more),
            _ => head[1],
        }];
        await from.ReadExactlyAsync(body, cancellation);
        return (head[0], body);
    }

    /// <summary>Writes a frame.</summary>
    public static async Task WriteAsync(NetworkStream to, byte head, byte[] body, CancellationToken cancellation)
    {
        var frame = new byte[10 + body.Length];
        (frame[0], frame[1]) = (head, 127);
        BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)body.Length);
        body.CopyTo(frame, 10);
        await to.WriteAsync(body.Length > ushort.MaxValue ? frame : Short(head, body), cancellation);
    }

    private static byte[] Short(byte head, byte[] body) =>
        body.Length < 126 ? [head, (byte)body.Length, .. body] : [head, 126, (byte)(body.Length >> 8), (byte)body.Length, .. body];
}
