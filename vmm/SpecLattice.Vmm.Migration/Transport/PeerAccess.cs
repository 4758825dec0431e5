using System.Net.Http;
using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>How other servers are reached: with or without TLS, and what is said to them of this one.</summary>
/// <param name="Tls">Who this server is; null speaks in the clear.</param>
/// <param name="Token">What shows other servers that this one may migrate, asked for each time; null shows nothing.</param>
public sealed record PeerAccess(TlsIdentity? Tls = null, Func<string?>? Token = null)
{
    /// <summary>In the clear, and nothing is shown.</summary>
    public static PeerAccess Open { get; } = new();

    internal string Scheme(string plain) => Tls is null ? plain : plain + "s";

    internal SocketsHttpHandler CreateHandler(SocketAddress peer)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        if (Tls is not null)
        {
            handler.SslOptions = Tls.ForClient(peer.ToEndPoint().Address.ToString(), isPeer: true);
        }

        return handler;
    }

    /// <summary>What to put into the header <c>authorization</c>; null for nothing.</summary>
    internal string? Authorization() => Token?.Invoke() is { } token ? $"Bearer {token}" : null;
}
