using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpecLattice.Vmm.Benchmarks.Migration;

/// <summary>A certificate for servers on the loopback that is its own authority, in files.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vmm-benchmark-");

    public Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=vmm", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], true));
        using var own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(CertificatePath, own.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What a server is told.</summary>
    public string[] ServerArguments => ["--tls-cert", CertificatePath, "--tls-key", KeyPath, "--tls-ca", CertificatePath];

    private string CertificatePath => Path.Combine(_directory.FullName, "vmm.pem");

    private string KeyPath => Path.Combine(_directory.FullName, "vmm.key");

    /// <summary>A way to such a server.</summary>
    public SocketsHttpHandler CreateHandler()
    {
        var authorities = X509Certificate2.CreateFromPem(File.ReadAllText(CertificatePath)).RawData;
        return new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions =
            {
                ClientCertificates = [X509CertificateLoader.LoadPkcs12(X509Certificate2.CreateFromPemFile(CertificatePath, KeyPath).Export(X509ContentType.Pkcs12), null)],
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetRawCertData().AsSpan().SequenceEqual(authorities),
            },
        };
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
