using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>
/// Stops passing bytes on after a number of them: so the migration is paused in the middle for as long as a test needs. When one side goes, the other one hears of it.
/// </summary>
internal sealed class StallingRelay : Relay
{
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _bytesFromSource;

    public StallingRelay(Uri source, long bytesFromSource)
    {
        _bytesFromSource = bytesFromSource;
        Begin(source);
    }

    /// <summary>Completes when the bytes have been passed on and no more will be.</summary>
    public Task Stalled => _stalled.Task;

    protected override async Task PassAsync(TcpClient target, TcpClient source)
    {
        var up = PassAsync(target.Client, source.Client, long.MaxValue);
        var down = PassAsync(source.Client, target.Client, _bytesFromSource);
        await Task.WhenAny(up, down);
        source.Close();
        target.Close();
        await Task.WhenAll(up, down);
    }

    /// <summary>Passes bytes on; ends when either side has gone.</summary>
    private async Task PassAsync(Socket from, Socket to, long limit)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (var passed = 0L; ;)
            {
                if (passed >= limit)
                {
                    _stalled.TrySetResult();
                    await HearOfEndAsync(from);
                    return;
                }

                var count = await from.ReceiveAsync(buffer, Ending);
                if (count == 0)
                {
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, count), Ending);
                passed += count;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side has gone.
        }
    }

    /// <summary>Ends when the peer's process has gone, whatever lies unread in the socket: then its kernel refuses what is sent.</summary>
    private async Task HearOfEndAsync(Socket peer)
    {
        while (!(peer.Poll(0, SelectMode.SelectError) || IsClosedByPeer(peer)))
        {
            await Task.Delay(20, Ending);
        }
    }

    private static bool IsClosedByPeer(Socket peer)
    {
        // On Linux the state of a connection whose peer has sent its end is CLOSE-WAIT (8), also when bytes are still unread.
        Span<byte> state = stackalloc byte[1];
        peer.GetRawSocketOption(6, 11, state);
        return state[0] is not 1;
    }
}
