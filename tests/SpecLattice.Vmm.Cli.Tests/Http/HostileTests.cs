using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Thousands of requests that no honest caller sends. <c>SPECLATTICE_HOSTILE_REQUESTS</c> sets how many, <c>SPECLATTICE_SEED</c> which.</summary>
public sealed class HostileTests
{
    private const int UsualSeed = 24711;
    private const int Senders = 24;
    private const long MaxGrowth = 400 << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_survives_hostile_requests_and_its_instance_runs_on()
    {
        var (count, seed) = (Depth.Of(usual: 1500, nightly: 100_000, "SPECLATTICE_HOSTILE_REQUESTS"), Depth.SeedOr(UsualSeed));
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        await using var server = await TestServer.StartAsync("--max-body", "65536", "--guest-pages", "64");
        await server.RunInstanceAsync(Documents.Simple, 6, counts: 100);
        using var process = Process.GetProcessById(server.Process.Id);
        var before = process.WorkingSet64;
        var statuses = new ConcurrentDictionary<int, int>();
        var most = before;
        await Parallel.ForEachAsync(Enumerable.Range(0, Senders), new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = Cancellation }, async (sender, cancellation) =>
        {
            var requests = new HostileRequests(seed + sender);
            for (var i = sender; i < count; i += Senders)
            {
                var (bytes, halfClose) = requests.Next();
                foreach (var status in await RawExchange.SendAsync(server.Process.Address.Port, bytes, halfClose, cancellation))
                {
                    statuses.AddOrUpdate(status, 1, (_, seen) => seen + 1);

                    Assert.True(status < 500, $"seed {seed}: status {status} for:\n{Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 2000))}");
                }

                if (i % 500 == 0)
                {
                    process.Refresh();
                    most = Math.Max(most, process.WorkingSet64);
                }
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}"))}; memory +{(most - before) >> 20} MiB");
        Assert.True(most - before < MaxGrowth, $"seed {seed}: the server's memory grew by {(most - before) >> 20} MiB");
        Assert.All([200, 400, 404, 413, 415, 431], status => Assert.True(statuses.ContainsKey(status), $"seed {seed}: nothing was answered with {status}"));
        Assert.Equal(InstanceState.Running, (await server.Client.GetInstanceAsync(Cancellation)).State);
        await server.WaitForCountAsync((await server.Client.GetGuestAsync(Cancellation)).Counter ?? 0);
    }

    [Fact]
    public async Task Slow_bodies_and_headers_are_cut_off()
    {
        await using var server = await TestServer.StartAsync("--request-timeout", "4", "--header-timeout", "4");
        string[] starts =
        [
            "PUT /instance HTTP/1.1\r\nhost: x\r\napi-version: 6.0.0\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
            "GET /instance HTTP/1.1\r\nhost: x\r\napi-ver",
        ];
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => ReadToEndAsync(server.Process.Address.Port, starts[number % 2])));
        Assert.All(answers.Where((_, number) => number % 2 == 0), answer => Assert.Contains("\"RequestTimeout\"", answer, StringComparison.Ordinal));
        Assert.All(answers.Where((_, number) => number % 2 == 1), answer =>
        {
            Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
            Assert.Contains("\"RequestTimeout\"", answer, StringComparison.Ordinal);
        });
        Assert.Equal(424, (await server.GetAsync("/instance")).Status);
    }

    /// <summary>Sends the beginning of a request and reads until the server closes the connection.</summary>
    private static async Task<string> ReadToEndAsync(int port, string start)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(System.Net.IPAddress.Loopback, port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(start), Cancellation);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
