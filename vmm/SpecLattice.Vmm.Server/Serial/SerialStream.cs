using System.Net.WebSockets;
using System.Runtime.InteropServices;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Server.Serial;

/// <summary>A reader and writer of the serial console, at the other end of a WebSocket: the console's bytes go out, binary messages go in.</summary>
/// <remarks>
/// Nothing is kept for a reader: each has a place in what the console keeps. One that falls behind that is told so and dropped, and holds up neither the
/// guest nor the other readers.
/// </remarks>
internal sealed class SerialStream(VmmHost host, WebSocket socket, int comPort, TimeSpan sendTimeout)
{
    private const int ChunkBytes = 8 * 1024;

    // A server that stops cannot wait for slow readers.
    private static readonly TimeSpan StoppingTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Serves the connection until either side ends it.</summary>
    /// <param name="console">The console.</param>
    /// <param name="start">The first byte to send.</param>
    /// <param name="stopping">Ends when the server stops.</param>
    /// <returns>Why it ended.</returns>
    public async Task<string> RunAsync(SerialConsole console, ulong start, CancellationToken stopping)
    {
        // Calling a receive off cuts the connection. So it continues until the peer has heard why it ends.
        using var cutting = new CancellationTokenSource();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var input = new SerialInput(host, socket, comPort).RunAsync(cutting.Token);
        var output = SendOutputAsync(console, start, ending.Token);
        var first = await Task.WhenAny(input, output);
        var end = await EndOf(first, stopping);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await CloseAsync(end, input, stopping);
        }

        await ending.CancelAsync();
        await cutting.CancelAsync();
        await ((Task)Task.WhenAll(input, output)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return end.Reason;
    }

    private static async Task<SerialEnd> EndOf(Task<SerialEnd> first, CancellationToken stopping)
    {
        try
        {
            return await first;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return SerialEnd.ServerStops;
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            return SerialEnd.ConnectionLost;
        }
    }

    private async Task<SerialEnd> SendOutputAsync(SerialConsole console, ulong start, CancellationToken ending)
    {
        for (var next = start; ;)
        {
            var generation = host.Instance?.Generation ?? 0;
            var current = host.FindConsole(comPort);
            var output = console.Read(next, ChunkBytes);
            if (output.Offset != next)
            {
                return SerialEnd.FellBehind(output.Offset - next, output.Offset);
            }

            if (output.Bytes.Length > 0)
            {
                await SendAsync(ImmutableCollectionsMarshal.AsArray(output.Bytes), WebSocketMessageType.Binary, ending);
                next = output.NextOffset;
            }
            else if (current is null)
            {
                return await LeaveAsync(next, ending);
            }
            else if (!ReferenceEquals(current, console))
            {
                // A reset makes a new console, which starts over.
                (console, next) = (current, 0);
            }
            else
            {
                await WaitAsync(console, next, generation, ending);
            }
        }
    }

    /// <summary>Waits for output, or for a change of the instance.</summary>
    private async Task WaitAsync(SerialConsole console, ulong next, ulong generation, CancellationToken ending)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var written = console.WaitForOutputAsync(next, waiting.Token);
        var changed = host.WaitForGenerationAsync(generation + 1, waiting.Token);
        var first = await Task.WhenAny(written, changed);
        await waiting.CancelAsync();
        await Task.WhenAll(written, changed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    /// <summary>The VM has gone: says where to, if it has moved.</summary>
    private async Task<SerialEnd> LeaveAsync(ulong next, CancellationToken ending)
    {
        if (host.Instance?.MigrationOut is not { State: MigrationState.Finish } migration)
        {
            return SerialEnd.VmStopped;
        }

        if (SocketAddress.TryParse(migration.PeerAddress, out var destination))
        {
            InstanceSerialConsoleControlMessage message = new SerialConsoleMigrating { Destination = destination, FromStart = next };
            await SendAsync(SpecJson.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, ending);
        }

        return SerialEnd.VmMigrated;
    }

    /// <summary>A reader that takes nothing for too long is cut off: no notice could reach it either.</summary>
    private async Task SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType kind, CancellationToken ending)
    {
        using var patience = new CancellationTokenSource(sendTimeout, host.Options.Time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ending, patience.Token);
        await socket.SendAsync(bytes, kind, endOfMessage: true, limited.Token);
    }

    /// <summary>
    /// Tells the peer why the connection ends, and waits until it has heard. That is behind everything it has not read yet, and cutting the connection takes
    /// both away; so a slow reader, which is who hears that it is too slow, has as long as it has for anything else.
    /// </summary>
    private async Task CloseAsync(SerialEnd end, Task input, CancellationToken stopping)
    {
        using var limited = new CancellationTokenSource(sendTimeout, host.Options.Time);
        await using var hurry = stopping.Register(() => limited.CancelAfter(StoppingTimeout));
        try
        {
            await socket.CloseOutputAsync(end.Status, end.Reason, limited.Token);
            await Task.WhenAny(input, Task.Delay(Timeout.Infinite, limited.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }
}
