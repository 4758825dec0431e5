using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>An authority, and certificates that it signs, made for a test, in files.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    public const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vmm-tls-");
    private readonly X509Certificate2 _certificate;

    public TestAuthority(string name = "authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText(Path, _certificate.ExportCertificatePem());
    }

    /// <summary>The file with the authority's certificate.</summary>
    public string Path => System.IO.Path.Combine(_directory.FullName, "ca.pem");

    /// <summary>Makes a certificate for the loopback, with a name.</summary>
    /// <param name="name">A DNS name, and the name of the files.</param>
    /// <param name="days">From when, and until when, it is valid, from now.</param>
    /// <param name="purposes">What it is for.</param>
    /// <param name="address">The address that it is for; the loopback where none is given.</param>
    /// <returns>The files.</returns>
    public (string Certificate, string Key) Issue(string name, (int From, int Until)? days = null, string[]? purposes = null, IPAddress? address = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(address ?? IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. (purposes ?? [ServerPurpose, ClientPurpose]).Select(purpose => new Oid(purpose))], true));
        var (from, until) = days ?? (-1, 1);
        using var issued = request.Create(_certificate, DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(until), RandomNumberGenerator.GetBytes(16));
        var (certificatePath, keyPath) = (System.IO.Path.Combine(_directory.FullName, name + ".pem"), System.IO.Path.Combine(_directory.FullName, name + ".key"));
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificatePath, issued.ExportCertificatePem());
        return (certificatePath, keyPath);
    }

    /// <summary>An identity, which believes the authorities in a file.</summary>
    public static TlsIdentity Identity((string Certificate, string Key)? own, string believes, params string[] peers) =>
        TlsIdentity.Open(new TlsFiles(own?.Certificate, own?.Key, believes, peers), static _ => { });

    public void Dispose()
    {
        _certificate.Dispose();
        _directory.Delete(recursive: true);
    }
}
