using System.Net;
using System.Net.Sockets;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration;
using SocketAddress = SpecLattice.Vmm.Api.SocketAddress;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>Where a server fetches a VM from a file: a WebSocket, as a server has it.</summary>
internal sealed class RestoreListener : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _ending;
    private readonly VmRestorer _restorer;
    private readonly Task _serving;

    private RestoreListener(SavedVm vm, IPAddress address, int port, CancellationToken cancellation)
    {
        Address = SocketAddress.Parse(new IPEndPoint(address, port).ToString());
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _restorer = new VmRestorer(vm, Id, new MigrationSettings { ApiMax = VmmHostOptions.NewestApi });
        _listener.Prefixes.Add($"http://{Address}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The migration's id.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Where the server connects to.</summary>
    public SocketAddress Address { get; }

    /// <summary>Whether the server was told to run the VM.</summary>
    public bool IsHandedOver => _restorer.IsHandedOver;

    public static RestoreListener Start(SavedVm vm, IPAddress address, CancellationToken cancellation)
    {
        int port;
        using (var free = new TcpListener(address, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        return new RestoreListener(vm, address, port, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Close();
        await _serving;
        _ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                if (!context.Request.IsWebSocketRequest || context.Request.Url?.AbsolutePath != $"/instance/migrate/{Id:D}/start")
                {
                    context.Response.StatusCode = (int)HttpStatusCode.NotFound;
                    context.Response.Close();
                    continue;
                }

                var accepted = await context.AcceptWebSocketAsync(subProtocol: null);
                _ = _restorer.ServeAsync(accepted.WebSocket, _ending.Token);
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // It was closed.
        }
    }
}
