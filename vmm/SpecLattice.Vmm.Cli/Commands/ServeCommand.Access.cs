using System.CommandLine;
using System.Net;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Server;

namespace SpecLattice.Vmm.Cli.Commands;

/// <content>Who may use a server.</content>
internal static partial class ServeCommand
{
    private static readonly Option<string?> TlsCertificate = InFile("--tls-cert", "Speak TLS 1.3, to clients and other servers, with this certificate (PEM, with those between it and its authority). Read again when it changes.");

    private static readonly Option<string?> TlsKey = InFile("--tls-key", "The private key of --tls-cert (PEM).");

    private static readonly Option<string?> TlsAuthorities = InFile("--tls-ca", "Want a certificate of clients and other servers that one of these authorities has signed (PEM).");

    private static readonly Option<string[]> PeerName = new("--peer-name")
    {
        Description = "A DNS name that the certificate of another server may have: only those with one can fetch the VM or be fetched from. May be given several times. Without it every certificate of --tls-ca will do.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Tokens = InFile(
        "--tokens", "Want a bearer token for every request: one in each line, `read,operate,migrate TOKEN`, with what it allows before it. Other servers with a --peer-name need none. Read again when it changes.");

    private static readonly Option<string?> PeerToken = InFile("--peer-token", "A token to show other servers, in a file: one that allows `read,migrate` there.");

    private static readonly Option<bool> Insecure = CommonOptions.Flag(
        "--insecure", "Listen on other addresses than the loopback although nothing (--tls-cert with --tls-ca, or with --tokens) keeps anybody out.");

    private static Option<string?> InFile(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    /// <summary>Says who may use the server.</summary>
    /// <exception cref="CommandException">The options do not fit together, or a file cannot be used.</exception>
    private static VmmServerOptions AddAccess(ParseResult parsed, VmmServerOptions options)
    {
        var files = new TlsFiles(parsed.GetValue(TlsCertificate), parsed.GetValue(TlsKey), parsed.GetValue(TlsAuthorities), parsed.GetRequiredValue(PeerName));
        if (files.Certificate is null != files.Key is null || (files.Certificate is null && (files.Authorities is not null || files.PeerNames.Count > 0)) || (files.Authorities is null && files.PeerNames.Count > 0))
        {
            throw CommandException.BadInput("--tls-cert and --tls-key go together, --tls-ca needs both, and --peer-name needs --tls-ca");
        }

        if (!IPAddress.IsLoopback(options.Listen.Address) && !parsed.GetValue(Insecure) && (files.Certificate is null || (files.Authorities is null && parsed.GetValue(Tokens) is null)))
        {
            throw CommandException.BadInput(
                $"--listen: {options.Listen} can be reached from other hosts, and nothing keeps anybody out: set --tls-cert, --tls-key and one of --tls-ca and --tokens, or say --insecure");
        }

        try
        {
            var tls = files.Certificate is null ? null : TlsIdentity.Open(files, Warn);
            var token = parsed.GetValue(PeerToken);
            _ = token is null ? null : ReadToken(token);
            return options with
            {
                Tls = tls,
                Tokens = parsed.GetValue(Tokens) is { } tokens ? TokenFile.Open(tokens, Warn) : null,
                Peers = new PeerAccess(tls, token is null ? null : () => ReadToken(token)),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput(error.Message, error);
        }
    }

    private static string ReadToken(string path) => File.ReadAllText(path).Trim();

    private static void Warn(string problem) => Console.Error.WriteLine($"vmm: {problem}");
}
