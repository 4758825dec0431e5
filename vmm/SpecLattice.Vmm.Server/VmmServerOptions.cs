using System.Net;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Server;

/// <summary>How a server is set up.</summary>
public sealed record VmmServerOptions
{
    /// <summary>Where to listen; port 0 takes any free one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>The host of the instance.</summary>
    public VmmHostOptions Host { get; init; } = new();

    /// <summary>The largest request body taken, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The memory for bodies that are being received, all together, and again for answers that are being sent; small ones do not count.</summary>
    public long MaxBufferedBytes { get; init; } = 24 * 1024 * 1024;

    /// <summary>The largest total size of a request's headers.</summary>
    public int MaxHeaderBytes { get; init; } = 16 * 1024;

    /// <summary>The largest number of headers in a request.</summary>
    public int MaxHeaders { get; init; } = 64;

    /// <summary>The most connections that are served at a time, WebSockets included.</summary>
    public int MaxConnections { get; init; } = 512;

    /// <summary>How long the headers of a request may take to arrive.</summary>
    public TimeSpan HeaderTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection is kept on which nothing is asked.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>How long a reader of the serial console may read nothing before it is disconnected.</summary>
    public TimeSpan SerialSendTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a request may take, migrations over a WebSocket excepted.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The names by which the server may be called, besides addresses and names without a dot.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>Who the server is, and whom it believes who they are; null speaks in the clear.</summary>
    public TlsIdentity? Tls { get; init; }

    /// <summary>The tokens that callers show; null where none is needed.</summary>
    public TokenFile? Tokens { get; init; }

    /// <summary>How other servers are reached.</summary>
    public PeerAccess Peers { get; init; } = PeerAccess.Open;

    /// <summary>Whether the endpoints under <c>/debug</c> are there: the guest's counter and the check of its memory, which pauses it.</summary>
    public bool DebugEndpoints { get; init; }

    /// <summary>What is logged, on standard error.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>Whether the log is JSON, one object a line, instead of text.</summary>
    public bool JsonLog { get; init; }
}
