using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Server;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>A server in the test's process, on a free loopback port.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly VmmServer _server;
    private readonly HttpClient _http;

    private LocalServer(VmmServer server)
    {
        _server = server;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(5) }) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri Address => _server.Address;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LocalServer> StartAsync(Func<VmmServerOptions, VmmServerOptions>? change = null)
    {
        var options = new VmmServerOptions
        {
            DebugEndpoints = true,
            LogLevel = Microsoft.Extensions.Logging.LogLevel.None,
            Host = new VmmHostOptions { SubstituteBackends = true, Guest = new ServerGuest { Parameters = new PageCounterParameters { Pages = 64 } } },
        };
        return new LocalServer(await VmmServer.StartAsync(change?.Invoke(options) ?? options, Cancellation));
    }

    public Task<(int Status, string Body)> SendAsync(string method, string path, int apiVersion = 6, string? body = null) =>
        SendAsync(method, path, apiVersion, body is null ? null : new StringContent(body, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

    private async Task<(int Status, string Body)> SendAsync(string method, string path, int apiVersion, HttpContent? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        request.Headers.Add("api-version", $"{apiVersion}.0.0");
        request.Headers.ExpectContinue = body is AwaitedContent;
        using var response = await _http.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    public async Task<Answer> AskAsync(string method, string path, int apiVersion = 6, string? body = null) => AnswerOf(await SendAsync(method, path, apiVersion, body));

    public async Task<Answer> AskAsync(string method, string path, AwaitedContent body) => AnswerOf(await SendAsync(method, path, 6, body));

    public async Task EnsureAsync(string spec, int apiVersion = 6) =>
        Assert.Equal(201, (await AskAsync("PUT", "/instance", apiVersion, Documents.EnsureRequest(spec))).Status);

    public Task<Answer> PutStateAsync(string state) => AskAsync("PUT", "/instance/state", body: $"\"{state}\"");

    public async Task<string> StateAsync() => (await AskAsync("GET", "/instance")).Json.GetProperty("instance").GetProperty("state").GetString()!;

    /// <summary>Makes an instance with a console and lets it run until it has written to that.</summary>
    public async Task RunAsync(int bytes)
    {
        await EnsureAsync(Documents.Simple);
        Assert.Equal(204, (await PutStateAsync("Run")).Status);
        await Poll.UntilAsync($"{bytes} bytes of output", () => AskAsync("GET", "/instance/serial/history?most_recent=0"), answer => answer.Json.GetProperty("last_byte_offset").GetInt32() >= bytes);
    }

    public async Task<ClientWebSocket> ConnectAsync(string pathAndQuery, int? receiveBufferBytes = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("api-version", "6.0.0");
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (receiveBufferBytes is { } bytes)
        {
            handler.ConnectCallback = async (context, cancellation) =>
            {
                var connection = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = bytes };
                await connection.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(connection, ownsSocket: true);
            };
        }

        var invoker = new HttpMessageInvoker(handler);
        await socket.ConnectAsync(new UriBuilder(new Uri(Address, pathAndQuery)) { Scheme = "ws" }.Uri, invoker, Cancellation);
        return socket;
    }

    public ValueTask StopAsync() => _server.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private static Answer AnswerOf((int Status, string Body) response) =>
        new(response.Status, response.Body.Length == 0 ? default : JsonDocument.Parse(response.Body).RootElement);
}

/// <summary>A body that is sent when the server asks for it: then it is handling the request.</summary>
internal sealed class AwaitedContent : HttpContent
{
    private readonly byte[] _json;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AwaitedContent(string json)
    {
        _json = Encoding.UTF8.GetBytes(json);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Ends when the server has asked.</summary>
    public Task Asked => _asked.Task;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _asked.TrySetResult();
        await stream.WriteAsync(_json);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        return true;
    }
}
