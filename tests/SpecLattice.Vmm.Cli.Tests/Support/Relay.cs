using System.Net;
using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>Stands between a migration's target and its source, for one connection or more. What it does with the bytes is up to those that derive from it.</summary>
internal abstract class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private Task _work = Task.CompletedTask;

    protected Relay() => _listener.Start();

    /// <summary>Where the target connects to, instead of to the source.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Ends with the test.</summary>
    protected CancellationToken Ending => _ending.Token;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _work;
        _ending.Dispose();
    }

    /// <summary>Begins to wait for the connection: the last thing that a constructor does.</summary>
    /// <param name="source">The source.</param>
    protected void Begin(Uri source) => _work = RelayAsync(source);

    /// <summary>Lets nobody else connect.</summary>
    protected void StopListening() => _listener.Stop();

    /// <summary>Passes on what the two sides send, until one of them goes or the test ends.</summary>
    protected abstract Task PassAsync(TcpClient target, TcpClient source);

    /// <summary>Whether connections after the first are passed on, as they are.</summary>
    protected virtual bool PassesLaterOnes => false;

    private async Task RelayAsync(Uri address)
    {
        await RelayOneAsync(address, PassAsync);
        while (PassesLaterOnes && !Ending.IsCancellationRequested)
        {
            await RelayOneAsync(address, PassLaterAsync);
        }
    }

    /// <summary>Passes on what the two sides send on a connection after the first: as it is, unless those that derive from it do something else.</summary>
    protected virtual async Task PassLaterAsync(TcpClient target, TcpClient source) =>
        await Task.WhenAny(target.GetStream().CopyToAsync(source.GetStream(), Ending), source.GetStream().CopyToAsync(target.GetStream(), Ending));

    private async Task RelayOneAsync(Uri address, Func<TcpClient, TcpClient, Task> pass)
    {
        try
        {
            using var target = await _listener.AcceptTcpClientAsync(Ending);
            using var source = new TcpClient();
            await source.ConnectAsync(IPAddress.Loopback, address.Port, Ending);
            await pass(target, source);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // One side has gone, or the test is over.
        }
    }
}
