using System.Net;
using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>
/// Stands between a migration's target and its source, and stops passing bytes on after a number of them: so the migration is paused in the middle
/// for as long as a test needs. When one side goes, the other one hears of it.
/// </summary>
internal sealed class StallingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _work;

    public StallingRelay(Uri source, long bytesFromSource)
    {
        _listener.Start();
        _work = RelayAsync(source, bytesFromSource);
    }

    /// <summary>Where the target connects to, instead of to the source.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Completes when the bytes have been passed on and no more will be.</summary>
    public Task Stalled => _stalled.Task;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _work;
        _ending.Dispose();
    }

    private async Task RelayAsync(Uri source, long bytesFromSource)
    {
        try
        {
            using var target = await _listener.AcceptSocketAsync(_ending.Token);
            using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await server.ConnectAsync(IPAddress.Loopback, source.Port, _ending.Token);
            var up = PassAsync(target, server, long.MaxValue);
            var down = PassAsync(server, target, bytesFromSource);
            await Task.WhenAny(up, down);
            server.Close();
            target.Close();
            await Task.WhenAll(up, down);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
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

                var count = await from.ReceiveAsync(buffer, _ending.Token);
                if (count == 0)
                {
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, count), _ending.Token);
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
            await Task.Delay(20, _ending.Token);
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
