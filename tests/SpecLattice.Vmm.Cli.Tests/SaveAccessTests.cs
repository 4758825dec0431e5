using SpecLattice.Vmm.Cli.Demo;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>Saving a VM from a server that wants certificates and tokens, and restoring it to one.</summary>
public sealed class SaveAccessTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vmm-saved-");
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new("stranger");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_directory.FullName, "vm");

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_vm_is_saved_and_restored_by_who_has_a_certificate_and_a_token()
    {
        var tokens = Write("tokens", "read,operate,migrate 0123456789abcdef\n");
        var operators = _authority.Issue("keeper.vmm");
        var everything = Environment(operators, Write("token", "0123456789abcdef\n"));
        await using var source = await StartAsync("one.vmm", tokens);
        await using var target = await StartAsync("two.vmm", tokens);
        var spec = Write("spec.json", Documents.Simple);
        await DoneAsync(everything, "ensure", "--server", source.Address.ToString(), spec, "--api-version", "6");
        await DoneAsync(everything, "state", "--server", source.Address.ToString(), "run");
        await DoneAsync(everything, "save", FilePath, "--from", source.Address.ToString());

        var to = target.Address.ToString();
        await RefusedAsync(Environment(null, Write("token", "0123456789abcdef\n")), 2, "VMM_TLS_CERT", "restore", FilePath, "--to", to);
        await RefusedAsync(Environment(_stranger.Issue("keeper.vmm"), everything["VMM_TOKEN_FILE"]), 1, "", "restore", FilePath, "--to", to);

        // The server does not fetch from everybody who may use it.
        await using var another = await StartAsync("three.vmm", tokens, "--peer-name", "one.vmm");
        await RefusedAsync(everything, 1, "stays in the file", "restore", FilePath, "--to", another.Address.ToString());
        Assert.True(File.Exists(FilePath));

        await DoneAsync(everything, "restore", FilePath, "--to", to);
        Assert.Contains("Running", await DoneAsync(everything, "state", "--server", to), StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
    }

    private static async Task<string> DoneAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var run = await VmmRunner.RunWithAsync(environment, arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }

    private static async Task RefusedAsync(Dictionary<string, string> environment, int code, string says, params string[] arguments)
    {
        var run = await VmmRunner.RunWithAsync(environment, arguments);
        Assert.True(run.ExitCode == code, $"{run.ExitCode}: {run.Errors}");
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", run.Errors, StringComparison.Ordinal);
    }

    private Task<ServerProcess> StartAsync(string name, string tokens, params string[] more)
    {
        var (certificate, key) = _authority.Issue(name);
        return ServerProcess.StartAsync(["--tls-cert", certificate, "--tls-key", key, "--tls-ca", _authority.Path, "--tokens", tokens, .. more], Cancellation);
    }

    private Dictionary<string, string> Environment((string Certificate, string Key)? own, string? token)
    {
        var environment = new Dictionary<string, string> { ["VMM_TLS_CA"] = _authority.Path };
        if (own is { } files)
        {
            (environment["VMM_TLS_CERT"], environment["VMM_TLS_KEY"]) = files;
        }

        if (token is not null)
        {
            environment["VMM_TOKEN_FILE"] = token;
        }

        return environment;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
