using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>
/// Who this program is to others, and whom it believes who they are: certificates in files, which are read again when they change. TLS 1.3 only; a certificate must be valid now, be for its
/// purpose, and be signed by one of the authorities given, not by those of the system.
/// </summary>
public sealed class TlsIdentity
{
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TlsFiles _files;
    private readonly Action<string> _onProblem;
    private Material _material;
    private long _looked = Environment.TickCount64;

    private TlsIdentity(TlsFiles files, Material material, Action<string> onProblem) => (_files, _material, _onProblem) = (files, material, onProblem);

    /// <summary>Whether others must have a certificate of one of the authorities.</summary>
    public bool RequiresCertificates => _files.Authorities is not null;

    /// <summary>Whether it has a certificate of its own.</summary>
    public bool HasCertificate => _files.Certificate is not null;

    /// <summary>Whether it is said which names other servers have.</summary>
    public bool KnowsPeers => _files.PeerNames.Count > 0;

    /// <summary>Reads the files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="onProblem">Told why files that have changed cannot be used: what was read before stays in use.</param>
    /// <exception cref="IOException">A file cannot be used; the message says which and why.</exception>
    public static TlsIdentity Open(TlsFiles files, Action<string> onProblem) => new(files, Read(files), onProblem);

    /// <summary>How a server is authenticated, and asks clients who they are.</summary>
    public SslServerAuthenticationOptions ForServer() => Tls13(new SslServerAuthenticationOptions
    {
        ServerCertificateContext = Current().Own ?? throw new InvalidOperationException("a server needs a certificate"),
        ClientCertificateRequired = RequiresCertificates,
        RemoteCertificateValidationCallback = RequiresCertificates ? (_, certificate, chain, _) => IsTrusted(certificate, chain, ClientPurpose) : null,
    });

    /// <summary>How another server is authenticated that is reached at an address.</summary>
    /// <param name="host">The address: what the certificate must be for where no names of peers are given.</param>
    /// <param name="isPeer">Whether it is reached for a migration: then it must have one of the names given for peers.</param>
    public SslClientAuthenticationOptions ForClient(string host, bool isPeer) => Tls13(new SslClientAuthenticationOptions
    {
        TargetHost = host,
        ClientCertificateContext = Current().Own,
        RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
            IsTrusted(certificate, chain, ServerPurpose) && certificate is X509Certificate2 server && (isPeer && KnowsPeers ? IsPeer(server) : server.MatchesHostname(host, allowCommonName: false)),
    });

    /// <summary>Whether a certificate, which is trusted, is that of another server.</summary>
    public bool IsPeer(X509Certificate2? certificate) => certificate is not null && certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
        .SelectMany(names => names.EnumerateDnsNames()).Any(name => _files.PeerNames.Contains(name, StringComparer.OrdinalIgnoreCase));

    private bool IsTrusted(X509Certificate? certificate, X509Chain? sent, string purpose)
    {
        if (certificate is not X509Certificate2 known)
        {
            return false;
        }

        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
        };
        chain.ChainPolicy.CustomTrustStore.AddRange(Current().Authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(purpose));
        chain.ChainPolicy.ExtraStore.AddRange(sent?.ChainPolicy.ExtraStore ?? []);
        return chain.Build(known);
    }

    /// <summary>What is in the files now; what was in them before where they cannot be used.</summary>
    private Material Current()
    {
        lock (_gate)
        {
            if (Environment.TickCount64 - _looked >= LookInterval.TotalMilliseconds)
            {
                _looked = Environment.TickCount64;
                Reread();
            }

            return _material;
        }
    }

    private void Reread()
    {
        if (_files.Stamp() == _material.Stamp)
        {
            return;
        }

        try
        {
            _material = Read(_files);
        }
        catch (IOException problem)
        {
            _onProblem($"the certificates are used as they were before: {problem.Message}");
        }
    }

    private static Material Read(TlsFiles files)
    {
        var stamp = files.Stamp();
        try
        {
            var authorities = new X509Certificate2Collection();
            if (files.Authorities is { } path)
            {
                authorities.ImportFromPemFile(path);
                if (authorities.Count == 0)
                {
                    throw new IOException($"{path}: there is no certificate in it");
                }
            }

            if (files.Certificate is not { } certificate)
            {
                return new Material(null, authorities, stamp);
            }

            var own = X509Certificate2.CreateFromPemFile(certificate, files.Key);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            return new Material(SslStreamCertificateContext.Create(own, chain, offline: true), authorities, stamp);
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException or UnauthorizedAccessException)
        {
            throw new IOException($"{string.Join(", ", files.Paths)}: {problem.Message}", problem);
        }
    }

    [SuppressMessage("Security", "CA5398", Justification = "Older versions are not spoken, whatever the system allows.")]
    private static SslServerAuthenticationOptions Tls13(SslServerAuthenticationOptions options)
    {
        options.EnabledSslProtocols = SslProtocols.Tls13;
        options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
        return options;
    }

    [SuppressMessage("Security", "CA5398", Justification = "Older versions are not spoken, whatever the system allows.")]
    private static SslClientAuthenticationOptions Tls13(SslClientAuthenticationOptions options)
    {
        options.EnabledSslProtocols = SslProtocols.Tls13;
        options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
        return options;
    }

    private sealed record Material(SslStreamCertificateContext? Own, X509Certificate2Collection Authorities, string Stamp);
}

/// <summary>The files of a <see cref="TlsIdentity"/>, all in PEM.</summary>
/// <param name="Certificate">The own certificate, and those between it and its authority; null for none.</param>
/// <param name="Key">Its private key.</param>
/// <param name="Authorities">The certificates of the authorities; null where nobody else needs a certificate.</param>
/// <param name="PeerNames">The DNS names in the certificates of other servers; empty where any certificate will do.</param>
public sealed record TlsFiles(string? Certificate, string? Key, string? Authorities, IReadOnlyCollection<string> PeerNames)
{
    internal IEnumerable<string> Paths => new[] { Certificate, Key, Authorities }.OfType<string>();

    /// <summary>Changes when a file does.</summary>
    internal string Stamp() => string.Join('|', Paths.Select(path => $"{File.GetLastWriteTimeUtc(path).Ticks}"));
}
