using System.Net;
using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>Stands between a migration's target and its source, and passes on something else than the source's messages.</summary>
internal sealed class ChangingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _work;

    /// <summary>Starts to listen for one connection.</summary>
    /// <param name="source">The source.</param>
    /// <param name="change">What to pass on in place of a message.</param>
    public ChangingRelay(Uri source, Func<byte[], IEnumerable<byte[]>> change)
    {
        _listener.Start();
        _work = RelayAsync(source, change);
    }

    /// <summary>Where the target connects to, instead of to the source.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _work;
        _ending.Dispose();
    }

    private async Task RelayAsync(Uri source, Func<byte[], IEnumerable<byte[]>> change)
    {
        try
        {
            using var target = await _listener.AcceptTcpClientAsync(_ending.Token);
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, source.Port, _ending.Token);
            var up = target.GetStream().CopyToAsync(server.GetStream(), _ending.Token);
            await Task.WhenAny(up, PassAsync(server.GetStream(), target.GetStream(), change));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, Func<byte[], IEnumerable<byte[]>> change)
    {
        await ServerFrames.PassAnswerAsync(from, to, _ending.Token);
        while (true)
        {
            var (head, body) = await ServerFrames.ReadAsync(from, _ending.Token);
            foreach (var message in (head & 0xf) == 2 ? change(body) : [body])
            {
                await ServerFrames.WriteAsync(to, head, message, _ending.Token);
            }
        }
    }
}
