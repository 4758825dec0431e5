using System.Net.Http.Headers;
using System.Net.WebSockets;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>
/// Who the user is to servers, and whom to believe that it is a server: <c>VMM_TLS_CA</c>, <c>VMM_TLS_CERT</c> and <c>VMM_TLS_KEY</c> name files as the options of <c>vmm serve</c> do, and
/// <c>VMM_TOKEN_FILE</c> one with a token.
/// </summary>
internal sealed class ClientAccess
{
    /// <summary>For help texts.</summary>
    public const string Explanation =
        "Servers that speak TLS are reached where VMM_TLS_CA names a file with the certificates of their authorities; VMM_TLS_CERT and VMM_TLS_KEY name the user's own, "
        + "and VMM_TOKEN_FILE a file with a token.";

    private static ClientAccess? _current;

    private readonly TlsIdentity? _tls;
    private readonly string? _token;

    private ClientAccess(TlsIdentity? tls, string? token) => (_tls, _token) = (tls, token);

    /// <summary>The environment's.</summary>
    public static ClientAccess Current => _current ??= Read(Environment.GetEnvironmentVariable);

    /// <summary>How servers are reached where their addresses do not say it.</summary>
    public static string Scheme => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("VMM_TLS_CA")) ? "http" : "https";

    /// <summary>How a server is reached by whoever fetches its VM.</summary>
    public PeerAccess Peers => new(_tls, _token is null ? null : () => _token);

    /// <summary>Who the user is to a server that fetches something from here; null where there is no TLS.</summary>
    /// <exception cref="CommandException">There is TLS, and the user has no certificate.</exception>
    public TlsIdentity? OwnFor(Uri server) => server.Scheme != "https" ? null
        : _tls is { HasCertificate: true } ? _tls
        : throw CommandException.BadInput($"{server} fetches over TLS: VMM_TLS_CERT and VMM_TLS_KEY must name a certificate that it takes from other servers");

    /// <summary>A way to a server.</summary>
    public SocketsHttpHandler CreateHandler(Uri server)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        if (_tls is not null)
        {
            handler.SslOptions = _tls.ForClient(server.Host.Trim('[', ']'), isPeer: false);
        }

        return handler;
    }

    /// <summary>Puts the user's token on every request.</summary>
    public void Authorize(HttpClient client) => client.DefaultRequestHeaders.Authorization = _token is null ? null : new AuthenticationHeaderValue("Bearer", _token);

    /// <summary>Connects a WebSocket.</summary>
    public async Task ConnectAsync(ClientWebSocket socket, Uri server, string path, string query, CancellationToken cancellation)
    {
        if (_token is not null)
        {
            socket.Options.SetRequestHeader("authorization", $"Bearer {_token}");
        }

        using var invoker = new HttpMessageInvoker(CreateHandler(server), disposeHandler: false);
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = _tls is null ? "ws" : "wss", Path = path, Query = query }.Uri, invoker, cancellation);
    }

    private static ClientAccess Read(Func<string, string?> environment)
    {
        try
        {
            var (authorities, certificate, key, token) = (environment("VMM_TLS_CA"), environment("VMM_TLS_CERT"), environment("VMM_TLS_KEY"), environment("VMM_TOKEN_FILE"));
            var tls = string.IsNullOrEmpty(authorities) ? null : TlsIdentity.Open(
                new TlsFiles(string.IsNullOrEmpty(certificate) ? null : certificate, string.IsNullOrEmpty(key) ? null : key, authorities, []), static _ => { });
            return new ClientAccess(tls, string.IsNullOrEmpty(token) ? null : File.ReadAllText(token).Trim());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput(error.Message, error);
        }
    }
}
