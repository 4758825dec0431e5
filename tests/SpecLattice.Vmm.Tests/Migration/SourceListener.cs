using System.Net;
using System.Net.Sockets;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>Serves migrations out of a host over HTTP on the loopback interface.</summary>
internal sealed class SourceListener : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly VmmHost _source;
    private readonly Task _serving;

    public SourceListener(VmmHost source)
    {
        _source = source;
        Address = $"127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"http://{Address}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>The requests, as path and API version.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Requests.Add($"{context.Request.Url!.AbsolutePath} {context.Request.Headers["api-version"]}");
            var id = Guid.Parse(context.Request.Url!.Segments[^2].TrimEnd('/'));
            if (_source.CheckMigrationOut(id) is not null)
            {
                context.Response.StatusCode = (int)HttpStatusCode.FailedDependency;
                context.Response.Close();
                continue;
            }

            var accepted = await context.AcceptWebSocketAsync(null);
            await _source.ServeMigrationOutAsync(id, accepted.WebSocket);
            accepted.WebSocket.Dispose();
        }
    }
}
