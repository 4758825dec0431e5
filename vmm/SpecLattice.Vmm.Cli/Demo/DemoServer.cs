using System.Globalization;
using SpecLattice.Vmm.Cli.Client;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>A server of the demo.</summary>
/// <param name="Label">What the demo calls it.</param>
/// <param name="ApiMax">The newest API version that it has.</param>
/// <param name="Process">Its process.</param>
/// <param name="Client">A way to speak to it.</param>
internal sealed record DemoServer(string Label, int ApiMax, ServerProcess Process, VmmClient Client) : IAsyncDisposable
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Label} server (process {Process.Id}, API 1 to {ApiMax})");

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return Process.DisposeAsync();
    }
}

/// <summary>The servers of the demo. Disposing of it ends them all.</summary>
internal sealed class DemoFleet : IAsyncDisposable
{
    /// <summary>The guest's working set: large enough for its migration to take several messages and rounds.</summary>
    public const int GuestPages = 4096;

    // Between two counts the guest idles a little, so that it does not change its whole memory faster than that can be sent.
    private const int GuestSpin = 500;

    private readonly List<DemoServer> _servers = [];

    public async Task<DemoServer> StartAsync(string label, int apiMax, CancellationToken cancellation)
    {
        var process = await ServerProcess.StartAsync(
            [
                "--api-max", Text(apiMax), "--substitute-backends", "--debug-endpoints",
                "--guest-pages", Text(GuestPages), "--guest-spin", Text(GuestSpin),
            ],
            cancellation);
        var server = new DemoServer(label, apiMax, process, new VmmClient(process.Address));
        _servers.Add(server);
        return server;
    }

    /// <summary>Ends a server that is no longer needed.</summary>
    public async Task EndAsync(DemoServer server)
    {
        _servers.Remove(server);
        await server.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            server.Process.Kill();
        }

        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
