using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Transport;
using SocketAddress = SpecLattice.Vmm.Api.SocketAddress;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>Where a server fetches a VM from a file: a WebSocket, as a server has it.</summary>
internal sealed class RestoreListener : IAsyncDisposable
{
    private static readonly TimeSpan TimeToAsk = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener;
    private readonly TlsIdentity? _tls;
    private readonly CancellationTokenSource _ending;
    private readonly VmRestorer _restorer;
    private readonly Task _serving;

    private RestoreListener(SavedVm vm, IPAddress address, TlsIdentity? tls, CancellationToken cancellation)
    {
        _tls = tls;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _restorer = new VmRestorer(vm, Id, new MigrationSettings { ApiMax = VmmHostOptions.NewestApi });
        _listener = new TcpListener(address, 0);
        _listener.Start();
        Address = SocketAddress.Parse(_listener.LocalEndpoint.ToString()!);
        _serving = ServeAsync();
    }

    /// <summary>The migration's id.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Where the server connects to.</summary>
    public SocketAddress Address { get; }

    /// <summary>Whether the server was told to run the VM.</summary>
    public bool IsHandedOver => _restorer.IsHandedOver;

    /// <summary>Begins to listen.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="address">Where.</param>
    /// <param name="tls">Who the user is to the server; null speaks in the clear.</param>
    /// <param name="cancellation">Ends it.</param>
    public static RestoreListener Start(SavedVm vm, IPAddress address, TlsIdentity? tls, CancellationToken cancellation) => new(vm, address, tls, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _serving;
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
                connections.RemoveAll(static connection => connection.IsCompleted);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was closed.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var closing = connection;
        connection.NoDelay = true;
        try
        {
            await using var stream = await OpenAsync(connection);
            using var asking = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
            asking.CancelAfter(TimeToAsk);
            if (await FetchRequest.AcceptAsync(stream, $"/instance/migrate/{Id:D}/start", asking.Token) is { } socket)
            {
                await _restorer.ServeAsync(socket, _ending.Token);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // Somebody else, or the server is no longer there: it comes again.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient connection)
    {
        if (_tls is null)
        {
            return connection.GetStream();
        }

        var stream = new SslStream(connection.GetStream());
        try
        {
            using var greeting = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
            greeting.CancelAfter(TimeToAsk);
            await stream.AuthenticateAsServerAsync(_tls.ForServer(), greeting.Token);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
