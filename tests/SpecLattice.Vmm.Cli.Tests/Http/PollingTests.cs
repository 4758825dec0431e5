using System.Collections.Concurrent;
using System.Diagnostics;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Many clients that poll at the same time: ten times each, or a thousand times with <c>SPECLATTICE_NIGHTLY=1</c>.</summary>
public sealed class PollingTests
{
    private const int Clients = 200;

    private static readonly string[] Paths =
        ["/instance", "/instance/spec", "/instance/migration-status", "/instance/serial/history?most_recent=100&max_bytes=100", "/instance/state-monitor"];

    [Fact]
    public async Task Two_hundred_clients_poll_without_an_error()
    {
        var polls = Depth.Of(usual: 10, nightly: 1000);
        await using var server = await TestServer.StartAsync("--guest-pages", "64", "--guest-spin", "1000000");
        await server.RunInstanceAsync(Documents.Simple, 6, counts: 1);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = Clients }) { BaseAddress = server.Process.Address };
        var times = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var turn = client; turn < client + polls; turn++)
            {
                times.Add(await PollAsync(http, Paths[turn % Paths.Length], (turn % 6) + 1));
            }
        }));
        var sorted = times.Order().ToArray();
        Assert.Equal(Clients * polls, sorted.Length);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Clients} clients: {sorted.Length} requests, p50 {sorted[sorted.Length / 2]:F1} ms, p99 {sorted[sorted.Length * 99 / 100]:F1} ms, most {sorted[^1]:F1} ms");
    }

    private static async Task<double> PollAsync(HttpClient http, string path, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("api-version", $"{version}.0.0");
        if (path == Paths[^1])
        {
            request.Content = new StringContent("{\"gen\":1}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        }

        var started = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((path, 200), (path, (int)response.StatusCode));
        Assert.NotEmpty(body);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
