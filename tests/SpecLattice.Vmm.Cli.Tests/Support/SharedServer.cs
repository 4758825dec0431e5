namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>A server for all tests of a class that leave it as they found it: starting one takes longer than what such a test asks of it.</summary>
public abstract class SharedServer(params string[] arguments) : IAsyncLifetime
{
    private TestServer? _server;

    internal TestServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(arguments);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

/// <summary>A server without an instance.</summary>
public sealed class EmptyServer() : SharedServer;

/// <summary>A server that knows the API versions 1 to 3 alone.</summary>
public sealed class OldServer() : SharedServer("--api-max", "3");
