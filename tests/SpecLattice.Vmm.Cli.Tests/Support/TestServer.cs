using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Demo;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>A real server process, which ends with the test.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly HttpClient _http;

    private TestServer(ServerProcess process)
    {
        Process = process;
        Client = new VmmClient(process.Address);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = process.Address, Timeout = TimeSpan.FromMinutes(5) };
    }

    public ServerProcess Process { get; }

    public VmmClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<TestServer> StartAsync(params string[] arguments) => StartAsync(null, arguments);

    /// <summary>Starts the server of another build.</summary>
    /// <param name="library">Its library; null for this build.</param>
    /// <param name="arguments">What it is told.</param>
    public static async Task<TestServer> StartAsync(string? library, string[] arguments) =>
        new(await ServerProcess.StartAsync(["--debug-endpoints", "--substitute-backends", .. arguments], Cancellation, library));

    /// <summary>Sends a request. Every answer must have a request id and, where it has a body, one of JSON.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, string? apiVersion = null, byte[]? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (apiVersion is not null)
        {
            request.Headers.TryAddWithoutValidation("api-version", apiVersion);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        }

        using var response = await _http.SendAsync(request, Cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var id = Assert.Single(response.Headers.GetValues("X-Request-Id"));
        Assert.True(Guid.TryParse(id, out _), id);
        if (bytes.Length == 0)
        {
            Assert.Equal(204, (int)response.StatusCode);
            return new Answer((int)response.StatusCode, default);
        }

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var json = JsonDocument.Parse(bytes).RootElement;
        if (!response.IsSuccessStatusCode)
        {
            Assert.Equal(id, json.GetProperty("request_id").GetString());
            Assert.DoesNotContain("   at ", json.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        return new Answer((int)response.StatusCode, json);
    }

    public Task<Answer> GetAsync(string path, int apiVersion = 6) => SendAsync(HttpMethod.Get, path, $"{apiVersion}.0.0");

    public Task<Answer> PutAsync(string path, string body, int apiVersion = 6) =>
        SendAsync(HttpMethod.Put, path, $"{apiVersion}.0.0", Encoding.UTF8.GetBytes(body));

    public Task<Answer> EnsureAsync(string spec, int apiVersion) => PutAsync("/instance", Documents.EnsureRequest(spec), apiVersion);

    /// <summary>Makes an instance and lets it run until its guest has written all its pages.</summary>
    public async Task RunInstanceAsync(string spec, int apiVersion, ulong counts)
    {
        Assert.Equal(201, (await EnsureAsync(spec, apiVersion)).Status);
        Assert.Equal(204, (await PutAsync("/instance/state", "\"Run\"", apiVersion)).Status);
        await WaitForCountAsync(counts);
    }

    /// <summary>Makes an instance that comes from another server.</summary>
    /// <param name="source">Where the source, or what stands before it, listens.</param>
    /// <returns>The migration's id.</returns>
    public async Task<Guid> BeginMigrationAsync(string source)
    {
        var id = Guid.NewGuid();
        var answer = await PutAsync(
            "/instance",
            $$"""
            {"properties":{{Documents.Properties}},"init":{"method":"MigrationTarget","value":
              {"migration_id":"{{id}}","src_addr":"{{source}}","replace_components":{} } } }
            """);
        Assert.True(answer.Status == 201, answer.Message);
        Assert.Equal(id, answer.Json.GetProperty("migrate").GetProperty("migration_id").GetGuid());
        return id;
    }

    public async Task<ulong> WaitForCountAsync(ulong beyond) => (await Poll.UntilAsync(
        $"the guest has counted beyond {beyond}", () => Client.GetGuestAsync(Cancellation), guest => guest.Counter > beyond)).Counter!.Value;

    public Task<Instance> WaitForStateAsync(InstanceState state) =>
        Poll.UntilAsync($"the instance is {state}", () => Client.GetInstanceAsync(Cancellation), instance => instance.State == state);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Client.Dispose();
        await Process.DisposeAsync();
    }
}

/// <summary>What a server answered.</summary>
internal sealed record Answer(int Status, JsonElement Json)
{
    public string? Code => Text("error_code");

    public string Message => Text("message") ?? "";

    public string? Pointer => Text("pointer");

    public IEnumerable<string?> LostPointers => Json.GetProperty("losses").EnumerateArray().Select(loss => loss.GetProperty("pointer").GetString());

    public override string ToString() => $"{Status} {Json}";

    private string? Text(string name) => Json.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>Waits for what takes an unknown time.</summary>
internal static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<T> UntilAsync<T>(string what, Func<Task<T>> observe, Func<T, bool> holds)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            var seen = await observe();
            if (holds(seen))
            {
                return seen;
            }

            Assert.True(DateTime.UtcNow < deadline, $"waited in vain until {what}; last seen: {seen}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
