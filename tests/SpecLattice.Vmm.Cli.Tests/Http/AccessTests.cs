using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using SpecLattice.Vmm.Cli.Demo;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Server;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Who may use a server: with real certificates, and tokens.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new("authority");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task Nobody_gets_a_connection_without_a_valid_certificate_of_the_authority()
    {
        var server = _authority.Issue("server");
        await using var local = await LocalServer.StartAsync(options => options with { Tls = TestAuthority.Identity(server, _authority.Path) });
        Assert.Equal(200, await AskAsync(local, _authority.Issue("operator")));

        // Near misses, each with one thing wrong.
        Assert.Equal(0, await AskAsync(local, null));
        Assert.Equal(0, await AskAsync(local, _authority.Issue("expired", (-2, -1))));
        Assert.Equal(0, await AskAsync(local, _authority.Issue("early", (1, 2))));
        Assert.Equal(0, await AskAsync(local, _authority.Issue("servers-only", purposes: [TestAuthority.ServerPurpose])));
        Assert.Equal(0, await AskAsync(local, _stranger.Issue("operator")));
        Assert.Equal(0, await AskAsync(local, _authority.Issue("operator2"), change: tls => tls.EnabledSslProtocols = SslProtocols.Tls12));
        using var plain = new HttpClient();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => plain.GetAsync($"http://{local.Address.Authority}/openapi/v1.json", Cancellation));
    }

    [Fact]
    public async Task A_server_is_believed_only_with_a_valid_certificate_for_its_address()
    {
        var wrong = new (string Name, (string, string) Files)[]
        {
            ("expired", _authority.Issue("old", (-2, -1))),
            ("another address", _authority.Issue("elsewhere", address: IPAddress.Parse("192.0.2.1"))),
            ("another authority", _stranger.Issue("server")),
            ("for clients only", _authority.Issue("clients-only", purposes: [TestAuthority.ClientPurpose])),
        };
        var own = _authority.Issue("operator");
        foreach (var (name, files) in wrong)
        {
            await using var local = await LocalServer.StartAsync(options => options with { Tls = TestAuthority.Identity(files, _authority.Path) });
            Assert.True(await AskAsync(local, own) == 0, name);
        }
    }

    [Fact]
    public async Task Certificates_and_tokens_are_read_again_when_they_change()
    {
        using var file = new TemporaryFile("read 0123456789abcdef-read\n");
        using var believed = new TemporaryFile(await File.ReadAllTextAsync(_authority.Path, Cancellation));
        var server = _authority.Issue("server");
        await using var local = await LocalServer.StartAsync(options => options with
        {
            Tls = TestAuthority.Identity(server, believed.Path),
            Tokens = TokenFile.Open(file.Path, static _ => { }),
        });
        var own = _authority.Issue("operator");
        Assert.Equal(200, await AskAsync(local, own, token: "0123456789abcdef-read"));
        Assert.Equal(401, await AskAsync(local, own, token: "0123456789abcdef-next"));

        await File.WriteAllTextAsync(file.Path, "read 0123456789abcdef-next\n", Cancellation);
        await Poll.UntilAsync("the new token is known", () => AskAsync(local, own, token: "0123456789abcdef-next"), status => status == 200);
        Assert.Equal(401, await AskAsync(local, own, token: "0123456789abcdef-read"));

        // What cannot be used changes nothing.
        await File.WriteAllTextAsync(file.Path, "everything 0123456789abcdef-next\n", Cancellation);
        await Task.Delay(1200, Cancellation);
        Assert.Equal(200, await AskAsync(local, own, token: "0123456789abcdef-next"));

        // The authority that signs the callers' certificates is replaced.
        var theirs = _stranger.Issue("operator");
        Assert.Equal(0, await AskAsync(local, theirs, token: "0123456789abcdef-next"));
        File.Copy(_stranger.Path, believed.Path, overwrite: true);
        await Poll.UntilAsync("the new authority is believed", () => AskAsync(local, theirs, token: "0123456789abcdef-next"), status => status == 200);
    }

    [Theory]
    [InlineData(null, "GET", "/instance/migration-status", 401)]
    [InlineData("Basic 0123456789abcdef-read", "GET", "/instance/migration-status", 401)]
    [InlineData("Bearer 0123456789abcdef-rea", "GET", "/instance/migration-status", 401)]
    [InlineData("Bearer 0123456789abcdef-read", "GET", "/instance/migration-status", 424)]
    [InlineData("Bearer 0123456789abcdef-operate", "GET", "/instance/migration-status", 403)]
    [InlineData("Bearer 0123456789abcdef-read", "PUT", "/instance/state", 403)]
    [InlineData("Bearer 0123456789abcdef-migrate", "PUT", "/instance/state", 403)]
    [InlineData("bearer 0123456789abcdef-operate", "PUT", "/instance/state", 424)]
    [InlineData("Bearer 0123456789abcdef-operate", "POST", "/instance/migrate/11111111-2222-4333-8444-555555555555/cancel", 403)]
    [InlineData("Bearer 0123456789abcdef-migrate", "POST", "/instance/migrate/11111111-2222-4333-8444-555555555555/cancel", 424)]
    [InlineData("Bearer 0123456789abcdef-read", "GET", "/instance/migrate/11111111-2222-4333-8444-555555555555/start", 403)]
    [InlineData("Bearer 0123456789abcdef-read", "GET", "/instance/serial", 403)]
    [InlineData(null, "GET", "/debug/guest", 401)]
    [InlineData("Bearer 0123456789abcdef-read", "GET", "/debug/guest", 424)]
    [InlineData("Bearer 0123456789abcdef-migrate", "PUT", "/instance", 403)]
    [InlineData("Bearer 0123456789abcdef-both", "PUT", "/instance", 201)]
    public async Task A_token_allows_what_its_line_says(string? authorization, string method, string path, int status)
    {
        using var file = new TemporaryFile("# who may what\n\nread 0123456789abcdef-read\noperate\t0123456789abcdef-operate\nmigrate 0123456789abcdef-migrate\nread,operate 0123456789abcdef-both\n");
        await using var local = await LocalServer.StartAsync(options => options with { Tokens = TokenFile.Open(file.Path, static _ => { }) });
        using var client = new HttpClient { BaseAddress = local.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("api-version", "6.0.0");
        request.Headers.TryAddWithoutValidation("authorization", authorization);
        if (method == "PUT")
        {
            request.Content = new StringContent(path == "/instance" ? Documents.EnsureRequest(Documents.Simple) : "\"Run\"", Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 401, answer.Headers.WwwAuthenticate.Count > 0);
    }

    [Theory]
    [InlineData("read short", "line 1: expected what a token allows")]
    [InlineData("\nall 0123456789abcdef", "line 2: a token allows `read`, `operate` or `migrate`, and nothing else")]
    [InlineData("0123456789abcdef", "line 1: expected what a token allows")]
    public void Mistakes_in_a_file_of_tokens_are_reported_with_their_place_and_without_the_token(string text, string message)
    {
        using var file = new TemporaryFile(text);
        var error = Assert.Throws<IOException>(() => TokenFile.Open(file.Path, static _ => { }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--listen", "0.0.0.0:0")]
    [InlineData("--listen", "[::]:0")]
    [InlineData("--tls-cert", "cert.pem")]
    [InlineData("--tls-ca", "ca.pem")]
    [InlineData("--peer-name", "a")]
    [InlineData("--tokens", "/nowhere/tokens")]
    [InlineData("--peer-token", "/nowhere/token")]
    public async Task A_server_that_would_let_everybody_in_does_not_start(params string[] arguments)
    {
        var run = await VmmRunner.RunAsync(["serve", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(arguments[0] == "--listen" ? "nothing keeps anybody out" : arguments[0].StartsWith("--t", StringComparison.Ordinal) || arguments[0] == "--peer-name" ? "" : "nowhere", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vm_goes_only_to_a_server_whose_name_is_known()
    {
        string[] Access(string name, params string[] peers)
        {
            var (certificate, key) = _authority.Issue(name);
            return ["--debug-endpoints", "--tls-cert", certificate, "--tls-key", key, "--tls-ca", _authority.Path, .. peers.SelectMany(peer => new[] { "--peer-name", peer })];
        }

        await using var source = await ServerProcess.StartAsync(Access("one.vmm", "two.vmm"), Cancellation);
        await using var target = await ServerProcess.StartAsync(Access("two.vmm", "one.vmm"), Cancellation);
        await using var unknown = await ServerProcess.StartAsync(Access("three.vmm", "one.vmm"), Cancellation);
        await using var unbelieving = await ServerProcess.StartAsync(Access("two.vmm", "four.vmm"), Cancellation);
        Assert.Equal("https", source.Address.Scheme);
        var operators = _authority.Issue("operator");
        using var client = Client(source.Address, operators);
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync("/instance", Json(Documents.EnsureRequest(Documents.Simple)), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync("/instance/state", Json("\"Run\""), Cancellation)).StatusCode);

        // An operator's certificate is not that of a server.
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/instance/migrate/{Guid.NewGuid()}/start", Cancellation)).StatusCode);

        foreach (var refused in new[] { unknown, unbelieving })
        {
            var failed = await MigrateAsync(source, refused, operators);
            Assert.True(failed.ExitCode == 1, failed.Output + failed.Errors);
            Assert.Contains("Unreachable", failed.Errors, StringComparison.Ordinal);
        }

        var run = await MigrateAsync(source, target, operators);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<VmmRun> MigrateAsync(ServerProcess from, ServerProcess to, (string Certificate, string Key) own) => await VmmRunner.RunWithAsync(
        new Dictionary<string, string> { ["VMM_TLS_CA"] = _authority.Path, ["VMM_TLS_CERT"] = own.Certificate, ["VMM_TLS_KEY"] = own.Key },
        "migrate", "--from", from.Address.ToString(), "--to", to.Address.ToString());

    private HttpClient Client(Uri server, (string Certificate, string Key)? own, Action<SslClientAuthenticationOptions>? change = null)
    {
        var tls = TestAuthority.Identity(own, _authority.Path).ForClient(server.Host, isPeer: false);
        change?.Invoke(tls);
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = tls }) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("api-version", "6.0.0");
        return client;
    }

    /// <summary>Asks on a connection of its own.</summary>
    /// <returns>The status; 0 where there was no connection.</returns>
    private async Task<int> AskAsync(LocalServer server, (string Certificate, string Key)? own, string? token = null, Action<SslClientAuthenticationOptions>? change = null)
    {
        using var client = Client(server.Address, own, change);
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await client.GetAsync("/openapi/v1.json", Cancellation);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
