using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Server.Endpoints;
using SpecLattice.Vmm.Server.Http;
using SocketAddress = SpecLattice.Vmm.Api.SocketAddress;

namespace SpecLattice.Vmm.Server;

/// <summary>A VMM behind HTTP/1.1: one instance, all API versions up to a newest one on one port.</summary>
public sealed class VmmServer : IAsyncDisposable
{
    /// <summary>How much of a connection is in memory, in either direction, while nobody reads it.</summary>
    private const int ConnectionBuffer = 32 * 1024;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private readonly VmmHost _host;

    private VmmServer(WebApplication application, VmmHost host, Uri address) => (_application, _host, Address) = (application, host, address);

    /// <summary>Where the server listens, such as <c>http://127.0.0.1:34567/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The server, which listens.</returns>
    /// <exception cref="IOException">The address is taken, or is not one of this machine.</exception>
    public static async Task<VmmServer> StartAsync(VmmServerOptions options, CancellationToken cancellationToken = default)
    {
        var host = new VmmHost(options.Host with { Peers = options.Peers });
        var application = Build(options, host);
        try
        {
            await application.StartAsync(cancellationToken);
            var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            var server = new VmmServer(application, host, new Uri(addresses.Single()));
            host.AdvertisedAddress ??= FindAdvertisedAddress(server.Address);
            return server;
        }
        catch
        {
            await application.DisposeAsync();
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes no more requests, calls a migration off, waits a little for what is under way, and stops the VM.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
        await _host.DisposeAsync();
    }

    /// <summary>Where others reach the server, unless it listens on all of the machine's addresses: then nobody but its user knows.</summary>
    private static SocketAddress? FindAdvertisedAddress(Uri address) =>
        SocketAddress.TryParse(address.Authority, out var parsed) && !IPAddress.Any.Equals(parsed.ToEndPoint().Address) && !IPAddress.IPv6Any.Equals(parsed.ToEndPoint().Address)
            ? parsed
            : null;

    private static WebApplication Build(VmmServerOptions options, VmmHost host)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        AddLogging(builder.Logging, options);
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.WebHost.UseSockets(sockets => (sockets.MaxReadBufferSize, sockets.MaxWriteBufferSize) = (ConnectionBuffer, ConnectionBuffer));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(_ => new RequestMemory(options));
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.Services.Configure<HostOptions>(settings => settings.ShutdownTimeout = ShutdownTimeout);

        var application = builder.Build();
        new UnreadableRequests(options, application.Services.GetRequiredService<ILogger<UnreadableRequests>>())
            .Subscribe(application.Services.GetRequiredService<DiagnosticListener>());
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        application.UseMiddleware<RequestFrame>();
        application.UseRouting();
        application.UseMiddleware<AccessGate>();
        application.UseMiddleware<ReserveGate>();
        var api = new ApiRoutes(application, host, options, application.Services.GetRequiredService<RequestMemory>(), application.Lifetime.ApplicationStopping);
        InstanceEndpoints.Map(api);
        DiskEndpoints.Map(api);
        new SerialEndpoints(options, application.Services.GetRequiredService<ILogger<SerialEndpoints>>()).Map(api);
        new MigrationEndpoints(application.Services.GetRequiredService<ILogger<MigrationEndpoints>>()).Map(api);
        OpenApiEndpoints.Map(api, host.Options.ApiMax);
        if (options.DebugEndpoints)
        {
            DebugEndpoints.Map(api);
        }

        return application;
    }

    private static void Configure(KestrelServerOptions kestrel, VmmServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.RequestHeaderEncodingSelector = name => string.Equals(name, "content-length", StringComparison.OrdinalIgnoreCase) ? new ContentLengthDigits() : null;
        kestrel.Limits.MaxResponseBufferSize = ConnectionBuffer;
        kestrel.Listen(options.Listen, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            var limit = ActivatorUtilities.CreateInstance<ConnectionLimit>(listen.ApplicationServices, options);
            listen.Use((connection, next) => limit.HandleAsync(connection, next));
            if (options.Tls is { } tls)
            {
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls.ForServer()), HandshakeTimeout = options.HeaderTimeout });
            }

            listen.Use(ConnectionOutput.WrapAsync);
        });

        // Larger bodies are refused where the answer can say so: see RequestBody.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.RequestHeadersTimeout = options.HeaderTimeout;
        kestrel.Limits.KeepAliveTimeout = options.IdleTimeout;

        // Larger and more headers likewise: see HeaderLimit.
        kestrel.Limits.MaxRequestHeadersTotalSize = options.MaxHeaderBytes * HeaderLimit.Slack;
        kestrel.Limits.MaxRequestHeaderCount = options.MaxHeaders * HeaderLimit.Slack;
    }

    private static void AddLogging(ILoggingBuilder logging, VmmServerOptions options)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(options.LogLevel);

        // The framework's own messages repeat what RequestFrame logs.
        logging.AddFilter("Microsoft", level => level >= LogLevel.Warning && level >= options.LogLevel);

        // Whoever starts the server hears why it does not start.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (options.JsonLog)
        {
            logging.AddJsonConsole(format => format.UseUtcTimestamp = true);
        }
        else
        {
            logging.AddSimpleConsole(format => format.SingleLine = true);
        }

        // Standard output is for the line that says where the server listens.
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>The server lives as long as its caller wants: signals are the caller's business.</summary>
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
