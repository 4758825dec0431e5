using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>What a server's memory is, of what the host cannot have back by itself: the guest's, and at most 100 MiB, whatever callers do.</summary>
public sealed class MemoryTests
{
    private const int GuestMib = 64;
    private const int MostMib = 100;
    private const int Attackers = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_that_read_nothing_or_send_much_take_no_more_than_is_set_aside_for_them()
    {
        await using var server = await TestServer.StartAsync("--guest-pages", "64");
        var disk = Convert.ToBase64String(RandomNumberGenerator.GetBytes(8_900_000));
        var spec = Documents.Spec(Documents.Com1 + "," + Blob(disk), memoryMb: GuestMib);
        var request = Documents.EnsureRequest(spec);
        Assert.Equal(201, (await server.PutAsync("/instance", request)).Status);
        Assert.Equal(204, (await server.PutAsync("/instance/state", "\"Run\"")).Status);
        var memory = new PeakMemory(server);

        // Answers that nobody reads: all are the same one.
        var port = server.Process.Address.Port;
        var readers = await EachAsync(_ => RequestAsync(port, "GET /instance/spec", []));
        await Poll.UntilAsync("one answer has come whole", () => server.GetAsync("/instance/spec"), answer => answer.Status == 200);
        memory.AssertWithin(GuestMib + MostMib, "readers that read nothing");
        Close(readers);

        // Bodies that are no longer of use are not received, and those that may be only as far as there is room.
        var body = Encoding.UTF8.GetBytes(request);
        Close(await EachAsync(_ => RequestAsync(port, "PUT /instance", body)));
        memory.AssertWithin(GuestMib + MostMib, "an instance for a server that has one");
        Close(await EachAsync(_ => RequestAsync(port, "PUT /instance/disk/x/vcr", body)));
        memory.AssertWithin(GuestMib + MostMib, "large bodies");

        // What begins as a migration and is none.
        Close(await EachAsync(number => RequestAsync(port, $"GET /instance/migrate/{Guid.NewGuid()}/start", LargeFrame(), WebSocket)));
        memory.AssertWithin(GuestMib + MostMib, "migrations that are none");

        Assert.Equal(InstanceState.Running, (await server.Client.GetInstanceAsync(Cancellation)).State);
        await server.WaitForCountAsync((await server.Client.GetGuestAsync(Cancellation)).Counter ?? 0);
    }

    [Fact]
    public async Task The_memory_of_a_guest_that_has_gone_is_the_hosts_again()
    {
        const int Pages = 48 << 8;
        string[] arguments = ["--guest-pages", $"{Pages}", "--guest-spin", "0"];
        await using var source = await TestServer.StartAsync(arguments);
        await using var target = await TestServer.StartAsync(arguments);
        await source.RunInstanceAsync(Documents.Spec(Documents.Com1, memoryMb: GuestMib), 6, Pages);
        Assert.True(PeakMemory.NowMib(source) >= 48, "the guest has written to its memory");

        // A target that got half of it, and one that got all.
        await using (var failing = await TestServer.StartAsync(arguments))
        {
            await using var relay = new StallingRelay(source.Process.Address, 40 << 20);
            await failing.BeginMigrationAsync(relay.Address);
            await relay.Stalled.WaitAsync(TimeSpan.FromMinutes(5), Cancellation);
            await VmmRunner.RunAsync("migrate", "--cancel", "--from", source.Process.Address.Authority);
            await failing.WaitForStateAsync(InstanceState.Failed);
            await PeakMemory.FallsBelowAsync(failing, 40);
        }

        await source.WaitForStateAsync(InstanceState.Running);
        await target.BeginMigrationAsync(source.Process.Address.Authority);
        await source.WaitForStateAsync(InstanceState.Destroyed);
        await PeakMemory.FallsBelowAsync(source, 40);
        await target.WaitForStateAsync(InstanceState.Running);
        Assert.Equal(204, (await target.PutAsync("/instance/state", "\"Stop\"")).Status);
        await PeakMemory.FallsBelowAsync(target, 40);
    }

    private const string WebSocket = "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private static string Blob(string base64) => $$"""
        "disk":{"type":"virtio_disk","component":{"backend_id":"blob","pci_path":{"bus":0,"device":16,"function":0} } },
        "blob":{"type":"blob_storage_backend","component":{"base64":"{{base64}}","readonly":false} }
        """;

    /// <summary>The beginning of a text message of 15 MiB, and most of it.</summary>
    private static byte[] LargeFrame()
    {
        const int Bytes = 15 << 20;
        var frame = new byte[14 + Bytes - 1];
        (frame[0], frame[1]) = (0x81, 0xff);
        BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), Bytes);
        return frame;
    }

    private static async Task<TcpClient[]> EachAsync(Func<int, Task<TcpClient>> attack) => await Task.WhenAll(Enumerable.Range(0, Attackers).Select(attack));

    /// <summary>Sends a request, as far as the server takes it within a moment, and reads no answer.</summary>
    private static async Task<TcpClient> RequestAsync(int port, string line, byte[] body, string? headers = null)
    {
        var client = new TcpClient { NoDelay = true };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        try
        {
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port, limited.Token);
            limited.CancelAfter(TimeSpan.FromSeconds(5));
            var stream = client.GetStream();
            headers ??= body.Length == 0 ? "" : $"content-type: application/json\r\ncontent-length: {body.Length}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nhost: x\r\napi-version: 6.0.0\r\n{headers}\r\n"), limited.Token);
            await stream.WriteAsync(body, limited.Token);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The server takes no more.
        }

        return client;
    }

    private static void Close(TcpClient[] clients) => Array.ForEach(clients, client => client.Dispose());

    /// <summary>How much memory a server had at most.</summary>
    private sealed class PeakMemory
    {
        private readonly TestServer _server;

        public PeakMemory(TestServer server)
        {
            _server = server;
            File.WriteAllText($"/proc/{server.Process.Id}/clear_refs", "5");
        }

        /// <summary>What the process has now of which no file has a copy.</summary>
        public static long NowMib(TestServer server) => Read(server, "RssAnon");

        public static Task<long> FallsBelowAsync(TestServer server, long mib) => Poll.UntilAsync($"the server has less than {mib} MiB", () => Task.FromResult(NowMib(server)), now => now < mib);

        public void AssertWithin(long mib, string what)
        {
            var most = Read(_server, "VmHWM") - Read(_server, "RssFile");
            TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {most} MiB");
            Assert.True(most <= mib, $"{what}: {most} MiB, at most {mib} were to be");
        }

        private static long Read(TestServer server, string name)
        {
            var line = File.ReadLines($"/proc/{server.Process.Id}/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
            return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }
}
