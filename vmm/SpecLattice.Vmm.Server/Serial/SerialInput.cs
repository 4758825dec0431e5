using System.Diagnostics;
using System.Net.WebSockets;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Server.Serial;

/// <summary>What a peer types into the serial console.</summary>
internal sealed class SerialInput(VmmHost host, WebSocket socket, int comPort)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(5);

    // A guest that does not read its port loses input, as with real hardware. It must not hold up the connection, which would hide that the peer has left.
    private static readonly TimeSpan GuestTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Passes binary messages on until the peer leaves. Text is for control messages, of which peers have none: it is ignored.</summary>
    public async Task<SerialEnd> RunAsync(CancellationToken ending)
    {
        var buffer = new byte[4 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), ending);
            switch (received.MessageType)
            {
                case WebSocketMessageType.Close:
                    return SerialEnd.PeerLeft;
                case WebSocketMessageType.Binary:
                    await TypeAsync(buffer.AsMemory(0, received.Count), ending);
                    break;
            }
        }
    }

    private async Task TypeAsync(ReadOnlyMemory<byte> input, CancellationToken ending)
    {
        var since = Stopwatch.GetTimestamp();
        while (input.Length > 0 && Stopwatch.GetElapsedTime(since) < GuestTimeout)
        {
            var taken = host.FindConsole(comPort)?.Send(input.Span) ?? input.Length;
            input = input[taken..];
            if (taken > 0)
            {
                since = Stopwatch.GetTimestamp();
            }
            else
            {
                await Task.Delay(RetryInterval, ending);
            }
        }
    }
}
