using System.Net;
using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>
/// Stands between a migration's target and its source until the source says "run": then it breaks the source's connection, either with the word passed on
/// and no answer let back, or with the word lost. Nobody gets through afterwards.
/// </summary>
internal sealed class LastWordRelay : IAsyncDisposable
{
    /// <summary>The source's word "run" is its first message of so few bytes: a tag and the seal.</summary>
    private const int WordBytes = 25;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _work;

    public LastWordRelay(Uri source, bool passWord)
    {
        _listener.Start();
        _work = RelayAsync(source, passWord);
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

    private async Task RelayAsync(Uri source, bool passWord)
    {
        try
        {
            using var target = await _listener.AcceptTcpClientAsync(_ending.Token);
            _listener.Stop();
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, source.Port, _ending.Token);
            var up = target.GetStream().CopyToAsync(server.GetStream(), _ending.Token);
            await PassAsync(server.GetStream(), target.GetStream(), passWord);
            server.Close();
            if (!passWord)
            {
                target.Close();
            }

            await up.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Timeout.Infinite, _ending.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool passWord)
    {
        await ServerFrames.PassAnswerAsync(from, to, _ending.Token);
        while (true)
        {
            var (head, body) = await ServerFrames.ReadAsync(from, _ending.Token);
            var isWord = (head & 0xf) == 2 && body.Length == WordBytes;
            if (!isWord || passWord)
            {
                await ServerFrames.WriteAsync(to, head, body, _ending.Token);
            }

            if (isWord)
            {
                return;
            }
        }
    }
}
